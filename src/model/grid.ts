/** What holds in a cell of the grid: a nested slice inherits its parent's cell until it says otherwise. */
import { DOES_NOT_APPLY, type Cell, type GridCell, type Metric, type ValueStreamMap } from './schema.ts'
import { withAncestors } from './slices.ts'

export type CellPart = keyof Cell

/** The parts that every cell must have [article: step 4]. */
export const NEEDED_PARTS = ['intent', 'value', 'outcome', 'metric'] as const satisfies readonly CellPart[]

/** What holds for a slice at a stage. */
export type EffectiveCell =
  /** Nothing is written, neither here nor for a slice that this one lies within. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'does not apply'
      /** Why, where it is said. */
      readonly why: string | null
      /** The slice that says so. */
      readonly from: string
    }
  | {
      readonly kind: 'applies'
      readonly cell: Cell
      /** Part → the slice whose cell says it. */
      readonly from: Readonly<Partial<Record<CellPart, string>>>
    }

const reasonOf = (cell: GridCell): { readonly why: string | null } | null =>
  cell === DOES_NOT_APPLY ? { why: null } : 'doesNotApply' in cell ? { why: cell.doesNotApply } : null

/**
 * What holds for a slice at a stage: each part as the slice says it, or as the nearest slice around it does.
 * "Does not apply" of an outer slice ends where an inner one writes a cell.
 */
export const effectiveCell = (
  map: Pick<ValueStreamMap, 'slices' | 'grid'>,
  slice: string,
  stage: string,
): EffectiveCell => {
  const cell: Partial<Record<CellPart, unknown>> = {}
  const from: Partial<Record<CellPart, string>> = {}
  let isWritten = false
  for (const one of withAncestors(map, slice)) {
    const written = map.grid.get(one)?.get(stage)
    if (written === undefined) continue
    const reason = reasonOf(written)
    if (reason !== null) {
      if (isWritten) break
      return { kind: 'does not apply', why: reason.why, from: one }
    }
    isWritten = true
    for (const [part, value] of Object.entries(written as Cell) as [CellPart, unknown][]) {
      if (value === undefined || part in cell) continue
      cell[part] = value
      from[part] = one
    }
  }
  return isWritten ? { kind: 'applies', cell: cell as Cell, from } : { kind: 'empty' }
}

/** A cell's metric in full; a mere name is a metric without logic. */
export const metricOf = (cell: Cell): Metric | undefined =>
  typeof cell.metric === 'string' ? { name: cell.metric, better: 'higher' } : cell.metric
