/** Views over time as tables: a row per period or instant. */
import { FLOW_ITEM_TYPES } from '../facts.ts'
import type { ViewOf } from '../view-answers.ts'
import { column, items, period, PERIOD, text, TYPES, type TableCell, type ViewTable } from './columns.ts'

export const velocityTables = ({ periods }: ViewOf<'velocity'>): ViewTable[] => [
  {
    title: 'Items done per period',
    columns: [...PERIOD, items('done'), ...TYPES],
    rows: periods.map((one) => [
      ...period(one),
      one.items,
      ...FLOW_ITEM_TYPES.map((type) => one.byType[type]),
    ]),
  },
]

export const cumulativeFlowTables = ({ stages, points }: ViewOf<'cumulative-flow'>): ViewTable[] => [
  {
    title: 'Items in each stage',
    columns: [column('at', 'instant'), items('arrived'), ...stages.map(items), items('done')],
    rows: points.map((point) => [point.at, point.arrived, ...point.stages, point.done]),
  },
]

export const loadTables = ({ groups, points }: ViewOf<'load'>): ViewTable[] => [
  {
    title: 'Items in progress',
    columns: [column('at', 'instant'), items('in progress'), ...groups.map(items)],
    rows: points.map(({ at, total, loads }) => [at, total, ...loads]),
  },
]

export const mixTables = ({ periods, whole, target }: ViewOf<'mix'>): ViewTable[] => {
  const counts = (of: typeof whole): TableCell[] => FLOW_ITEM_TYPES.map((type) => of.counts[type])
  const shares = (of: typeof whole): TableCell[] => FLOW_ITEM_TYPES.map((type) => of[type])
  const shareColumns = FLOW_ITEM_TYPES.map((type) => column(`${type} share`, 'percent'))
  return [
    {
      title: 'Types per period',
      columns: [...PERIOD, items('items'), ...TYPES, ...shareColumns],
      rows: periods.map(({ distribution, ...one }) => [
        ...period(one),
        distribution.n,
        ...counts(distribution),
        ...shares(distribution),
      ]),
    },
    {
      title: 'Types in the whole window',
      columns: [text('type'), items('items'), column('share', 'percent'), column('aimed at', 'percent')],
      rows: FLOW_ITEM_TYPES.map((type) => [
        type,
        whole.counts[type],
        whole[type],
        type === 'unclassified' ? null : (target?.[type] ?? null),
      ]),
    },
  ]
}

export const balanceTables = ({ periods }: ViewOf<'balance'>): ViewTable[] => [
  {
    title: 'Arrivals and departures',
    columns: [...PERIOD, ...['arrivals', 'done', 'canceled', 'growth of load'].map(items)],
    rows: periods.map((one) => [...period(one), one.arrivals, one.done, one.canceled, one.growth]),
  },
]

export const predictabilityTables = ({ periods }: ViewOf<'predictability'>): ViewTable[] => [
  {
    title: 'Items done per period',
    columns: [...PERIOD, items('done')],
    rows: periods.map((one) => [...period(one), one.items]),
  },
]
