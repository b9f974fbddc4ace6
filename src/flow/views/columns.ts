/** What tables of views are made of. */
import { FLOW_ITEM_TYPES } from '../facts.ts'
import type { Clock } from '../view-answers.ts'

/** What the numbers of a column are. Shares are 0 to 1. */
export type ColumnUnit =
  | 'text'
  | 'instant'
  | 'items'
  | 'seconds'
  | 'working seconds'
  | 'days'
  | 'share'
  | 'percent'
  | 'number'

/** In what a clock counts. */
export const UNIT_OF_CLOCK = {
  elapsed: 'seconds',
  working: 'working seconds',
  'calendar-days': 'days',
  lead: 'seconds',
} as const satisfies Readonly<Record<Clock, ColumnUnit>>

export interface Column {
  readonly name: string
  readonly unit: ColumnUnit
}

export type TableCell = string | number | null

export interface ViewTable {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly TableCell[])[]
}

export const column = (name: string, unit: ColumnUnit): Column => ({ name, unit })
export const items = (name: string): Column => column(name, 'items')
export const seconds = (name: string): Column => column(name, 'seconds')
export const text = (name: string): Column => column(name, 'text')
export const START = column('start', 'instant')
const END = column('end', 'instant')
export const PERIOD = [START, END, text('partial')]
export const TYPES = FLOW_ITEM_TYPES.map(items)
export const PERCENTS = [50, 70, 85, 95].map((percent) => seconds(`${percent} % within`))

export const period = (of: { start: string; end: string; partial: boolean }): TableCell[] => [
  of.start,
  of.end,
  of.partial ? 'partial' : '',
]
