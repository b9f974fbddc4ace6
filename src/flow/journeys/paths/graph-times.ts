/** How long the moves and the steps of the performance graph take. */
import type { PathGraph } from './graph.ts'
import { inSeconds, rankedSeconds } from './steps.ts'

/** Values of the groups that are wanted, each in ascending order; the group of -1 belongs to none. */
const valuesOf = (
  wanted: readonly number[],
  sizes: Int32Array,
  group: Int32Array,
  value: (i: number) => number,
): Map<number, Float64Array> => {
  const values = new Map(wanted.map((one) => [one, new Float64Array(sizes[one] ?? 0)]))
  const isWanted = new Uint8Array(sizes.length)
  for (const one of wanted) isWanted[one] = 1
  const filled = new Int32Array(sizes.length)
  for (let i = 0; i < group.length; i++) {
    const of = group[i] ?? -1
    if (of === -1 || isWanted[of] === 0) continue
    const at = filled[of] ?? 0
    const into = values.get(of)
    if (into) into[at] = value(i)
    filled[of] = at + 1
  }
  for (const one of values.values()) one.sort()
  return values
}

/** µs from coming to the one step to coming to the other, ascending, of these moves. */
export const timesOfMoves = (
  { of: { at }, moves, moveOf }: PathGraph,
  some: readonly number[],
): Map<number, Float64Array> => valuesOf(some, moves.count, moveOf, (i) => (at[i] ?? 0) - (at[i - 1] ?? 0))

/** µs from start to completion, ascending, of these steps where the log tells when the activity started. */
export const servicesOf = (
  { of: { step, service, labels } }: PathGraph,
  some: readonly number[],
): Map<number, Float64Array> => {
  const group = step.map((code, i) => (Number.isNaN(service[i] ?? NaN) ? -1 : code))
  const sizes = new Int32Array(labels.length)
  for (const code of group) if (code !== -1) sizes[code] = (sizes[code] ?? 0) + 1
  return valuesOf(some, sizes, group, (i) => service[i] ?? 0)
}

export interface TimeFigures {
  readonly n: number
  readonly p50: number | null
  readonly p85: number | null
  readonly mean: number | null
  readonly total: number
  readonly min: number | null
  readonly max: number | null
}

/** Seconds; percentiles by nearest rank. @param sorted µs, ascending. */
export const timeFigures = (sorted: Float64Array = new Float64Array(0)): TimeFigures => {
  const total = sorted.reduce((sum, one) => sum + one, 0)
  return {
    n: sorted.length,
    p50: rankedSeconds(sorted, 50),
    p85: rankedSeconds(sorted, 85),
    mean: sorted.length === 0 ? null : inSeconds(total / sorted.length),
    total: inSeconds(total),
    min: rankedSeconds(sorted, 0),
    max: rankedSeconds(sorted, 100),
  }
}
