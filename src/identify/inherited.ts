/** What holds for a slice because it holds for a slice around it. */
import { DOES_NOT_APPLY, type Cell, type Slice, type ValueStreamMap } from '../model/schema.ts'
import type { CellPart, EffectiveCell } from '../model/grid.ts'
import { perMap } from './per-map.ts'

/**
 * Answers for any slice with what it makes of what the slice around it has; each slice is looked at once.
 *
 * @param own What a slice has, given what the slice around it has; undefined for the outermost.
 */
const downwards = <T>(
  { slices }: Pick<ValueStreamMap, 'slices'>,
  own: (slice: string, outer: T | undefined) => T,
): ((slice: string) => T) => {
  const known = new Map<string, T>()
  return (slice) => {
    const way = new Set<string>()
    let here: string | undefined = slice
    // A circle ends where it closes.
    while (here !== undefined && !known.has(here) && !way.has(here)) {
      way.add(here)
      here = slices.get(here)?.within
    }
    let outer = here === undefined ? undefined : known.get(here)
    for (const one of [...way].toReversed()) {
      outer = own(one, outer)
      known.set(one, outer)
    }
    return known.get(slice) as T
  }
}

/**
 * What slices say, or else the nearest slice around them; undefined where none of them says it.
 *
 * @example inheriting(map, ({ outcome }) => outcome)('new-shopper')
 */
export const inheriting = <T>(
  map: Pick<ValueStreamMap, 'slices'>,
  said: (one: Slice) => T | undefined,
): ((slice: string) => T | undefined) =>
  downwards<T | undefined>(map, (id, outer) => {
    const one = map.slices.get(id)
    return (one && said(one)) ?? outer
  })

/** The outcome statement that holds for a slice. */
export const outcomes = perMap((map) => inheriting(map, ({ outcome }) => outcome))

/** Who a slice is: its segment, persona or job, or that of a slice around it. */
export const identities = perMap((map) =>
  inheriting(map, ({ segment, persona, job }) => segment ?? persona ?? job),
)

const EMPTY: EffectiveCell = { kind: 'empty' }

const below = (map: ValueStreamMap, slice: string, stage: string, outer: EffectiveCell): EffectiveCell => {
  const written = map.grid.get(slice)?.get(stage)
  if (written === undefined) return outer
  if (written === DOES_NOT_APPLY) return { kind: 'does not apply', why: null, from: slice }
  if ('doesNotApply' in written) return { kind: 'does not apply', why: written.doesNotApply, from: slice }
  const said = Object.entries(written).filter(([, value]) => value !== undefined)
  const inner = outer.kind === 'applies' ? outer : { cell: {}, from: {} }
  return {
    kind: 'applies',
    cell: { ...inner.cell, ...(Object.fromEntries(said) as Cell) },
    from: { ...inner.from, ...Object.fromEntries(said.map(([part]) => [part as CellPart, slice])) },
  }
}

/**
 * What holds in a cell of the grid: the same as `effectiveCell` of `src/model/grid.ts`, for those who ask for many. What a
 * slice inherits is taken from the slice around it instead of from all of them again.
 */
export const cellOf = perMap((map) => {
  const stages = new Map<string, (slice: string) => EffectiveCell>()
  return (slice: string, stage: string): EffectiveCell => {
    const column =
      stages.get(stage) ??
      downwards<EffectiveCell>(map, (one, outer) => below(map, one, stage, outer ?? EMPTY))
    stages.set(stage, column)
    return column(slice)
  }
})
