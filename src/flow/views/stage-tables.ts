/** Views of stages as tables, and the conditions of Little’s Law. */
import type { ViewOf } from '../view-answers.ts'
import { column, items, period, PERCENTS, PERIOD, seconds, text, type ViewTable } from './columns.ts'

export const efficiencyTables = ({ stages, waitingPlaces }: ViewOf<'efficiency'>): ViewTable[] => [
  {
    title: 'Time in each stage, of the items done',
    columns: [
      text('stage'),
      items('items'),
      seconds('active'),
      seconds('waiting'),
      column('share of wait', 'share'),
    ],
    rows: stages.map((one) => [one.stage, one.items, one.activeSeconds, one.waitingSeconds, one.shareOfWait]),
  },
  {
    title: 'Waiting inside the window, of all items',
    columns: [
      text('stage'),
      text('reason'),
      items('items'),
      seconds('waiting'),
      column('share of wait', 'share'),
    ],
    rows: waitingPlaces.map((one) => [one.stage, one.reason, one.items, one.seconds, one.share]),
  },
]

export const stagesTables = ({ stages: all }: ViewOf<'stages'>): ViewTable[] => [
  {
    title: 'Time in stage, of the items done',
    columns: [
      text('stage'),
      ...['items', 'stays', 'skipped'].map(items),
      ...PERCENTS,
      ...['active', 'waiting'].map(seconds),
    ],
    rows: all.map((one) => [
      one.stage,
      one.items,
      one.entries,
      one.skipped,
      ...one.percentiles.map((percentile) => percentile.seconds),
      one.activeSeconds,
      one.waitingSeconds,
    ]),
  },
]

export const reworkTables = ({ periods, backward }: ViewOf<'rework'>): ViewTable[] => [
  {
    title: 'Items done, and of them reworked',
    columns: [...PERIOD, items('done'), items('reworked')],
    rows: periods.map((one) => [...period(one), one.done, one.reworked]),
  },
  {
    title: 'Moves to an earlier stage',
    columns: [text('from'), text('to'), items('moves')],
    rows: backward.map(({ from, to, count }) => [from, to, count]),
  },
]

export const littlesLawTables = ({ lights, ...of }: ViewOf<'littles-law'>): ViewTable[] => [
  {
    title: 'The five conditions',
    columns: [text('condition'), text('met'), text('why')],
    rows: lights.map(({ name, lit, why }) => [name, lit ? 'yes' : 'no', why]),
  },
  {
    title: 'The law',
    columns: [
      column('arrivals per day', 'number'),
      column('departures per day', 'number'),
      seconds('mean flow time'),
      column('average load', 'number'),
      column('load by the law', 'number'),
    ],
    rows: [[of.arrivalRate, of.departureRate, of.meanFlowSeconds, of.averageLoad, of.impliedLoad]],
  },
]
