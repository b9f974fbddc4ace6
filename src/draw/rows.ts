/** Slices as rows: each followed by the slices within it, in the order of the text. */
import type { ValueStreamMap } from '../model/schema.ts'

interface SliceRow {
  readonly slice: string
  readonly depth: number
}

/**
 * All slices as rows. A further slice is a further row: it moves the rows beneath it by its height, and no
 * other. Slices within a circle or within something unknown stand at the root, so that none is lost.
 */
export const sliceRows = ({ slices }: Pick<ValueStreamMap, 'slices'>): SliceRow[] => {
  const within = new Map<string | null, string[]>()
  for (const [id, { within: outer }] of slices) {
    const parent = outer !== undefined && slices.has(outer) ? outer : null
    const beside = within.get(parent)
    if (beside) beside.push(id)
    else within.set(parent, [id])
  }
  const rows: SliceRow[] = []
  const seen = new Set<string>()
  const addAll = (root: string): void => {
    const open: SliceRow[] = [{ slice: root, depth: 0 }]
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      if (seen.has(row.slice)) continue
      seen.add(row.slice)
      rows.push(row)
      const depth = row.depth + 1
      open.push(...(within.get(row.slice) ?? []).toReversed().map((slice) => ({ slice, depth })))
    }
  }
  for (const root of within.get(null) ?? []) addAll(root)
  for (const id of slices.keys()) addAll(id)
  return rows
}

/** Runs of numbers that follow each other, of numbers that rise. */
export const runsOf = (numbers: readonly number[]): { readonly from: number; readonly to: number }[] => {
  const runs: { from: number; to: number }[] = []
  for (const one of numbers) {
    const last = runs.at(-1)
    if (last?.to === one - 1) last.to = one
    else runs.push({ from: one, to: one })
  }
  return runs
}
