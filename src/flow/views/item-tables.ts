/** Views of items as tables: a row per item, or per cell that counts them. */
import { FLOW_ITEM_TYPES } from '../facts.ts'
import type { ViewOf } from '../view-answers.ts'
import {
  column,
  items,
  PERCENTS,
  seconds,
  START,
  text,
  TYPES,
  UNIT_OF_CLOCK,
  type Column,
  type ViewTable,
} from './columns.ts'

const NAME_OF_CLOCK = {
  elapsed: 'flow time',
  working: 'flow time in working hours',
  'calendar-days': 'cycle time',
  lead: 'lead time',
} as const

export const flowTimeTables = ({ clock, points, cells, histogram }: ViewOf<'flow-time'>): ViewTable[] => {
  const duration = (name: string): Column => column(name, UNIT_OF_CLOCK[clock])
  const name = NAME_OF_CLOCK[clock]
  return [
    points === null
      ? {
          title: 'Items done, counted by time and duration',
          columns: [
            column('from', 'instant'),
            column('to', 'instant'),
            duration(`${name} from`),
            duration(`${name} below`),
            items('items'),
          ],
          rows: (cells ?? []).map(({ from, to, low, high, n }) => [from, to, low, high, n]),
        }
      : {
          title: 'Items done',
          columns: [
            column('done', 'instant'),
            text('item'),
            text('type'),
            duration(name),
            text('source'),
            text('id'),
          ],
          rows: points.map((one) => [one.done, one.label, one.type, one.value, one.source, one.item]),
        },
    {
      title: 'Distribution',
      columns: [duration(`${name} from`), duration(`${name} below`), items('items'), ...TYPES],
      rows: histogram.map((bin) => [
        bin.low,
        bin.high,
        bin.n,
        ...FLOW_ITEM_TYPES.map((type) => bin.byType[type]),
      ]),
    },
  ]
}

const AGING_COLUMNS = [
  ...['item', 'title', 'type', 'stage', 'state', 'reason', 'status', 'waits for'].map(text),
  START,
  ...['age', 'in stage', 'since last event'].map(seconds),
  column('pace', 'number'),
  ...['stale', 'beyond expectation'].map(text),
  ...['cost of delay per week', 'CD3'].map((name) => column(name, 'number')),
  ...['source', 'id', 'address'].map(text),
]

export const agingTables = ({ items: open, stages }: ViewOf<'aging'>): ViewTable[] => [
  {
    title: 'Items in progress, the oldest first',
    columns: AGING_COLUMNS,
    rows: open.map((one) => [
      one.label,
      one.title,
      one.type,
      one.stage,
      one.state,
      one.reason,
      one.status,
      one.blockedBy,
      one.start,
      one.ageSeconds,
      one.inStageSeconds,
      one.silentSeconds,
      one.pace,
      one.stale ? 'stale' : '',
      one.beyondExpectation ? 'beyond' : '',
      one.costOfDelayPerWeek,
      one.cd3,
      one.source,
      one.item,
      one.url,
    ]),
  },
  {
    title: 'Age of done items on leaving the stage',
    columns: [text('stage'), items('items'), ...PERCENTS],
    rows: stages.map(({ stage, n, percentiles }) => [stage, n, ...percentiles.map((one) => one.seconds)]),
  },
]
