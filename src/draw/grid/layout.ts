/**
 * Where things stand on the drawing of the grid.
 *
 * Every cell has its fixed place and size, whatever is written into it. Only the row of a nested slice that says
 * nothing of its own is short. A further slice or stage moves whole rows or columns.
 */
import type { ValueStreamMap } from '../../model/schema.ts'
import { sliceRows } from '../rows.ts'

export const MARGIN = 32
export const TOP = 132
export const LABEL = 184
export const COLUMN = 280
export const TALL = 252
export const SHORT = 62
/** Between a cell and its frame. */
export const INSET = 5

interface GridLayout {
  readonly columns: readonly { readonly stage: string; readonly x: number }[]
  readonly rows: readonly {
    readonly slice: string
    readonly depth: number
    readonly y: number
    readonly height: number
  }[]
  readonly width: number
  readonly height: number
}

/** Lays out the grid. */
export const layOutGrid = (map: ValueStreamMap): GridLayout => {
  let y = TOP
  const rows = sliceRows(map).map(({ slice, depth }) => {
    const height = depth === 0 || (map.grid.get(slice)?.size ?? 0) > 0 ? TALL : SHORT
    const row = { slice, depth, y, height }
    y += height
    return row
  })
  const left = MARGIN + LABEL
  const columns = [...map.stages.keys()].map((stage, at) => ({ stage, x: left + at * COLUMN }))
  return { columns, rows, width: left + Math.max(1, columns.length) * COLUMN + MARGIN, height: y + MARGIN }
}
