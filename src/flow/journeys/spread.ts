/** How durations are spread: percentiles by nearest rank, always with their number. */
import { nearestRank } from '../percentile.ts'

export interface Spread {
  readonly n: number
  /** Seconds; null where there are none. */
  readonly p50: number | null
  readonly p85: number | null
  readonly p95: number | null
}

/** @param values Seconds, in any order. */
export const spreadOf = (values: Float64Array): Spread => {
  const sorted = values.toSorted()
  const at = (percent: number): number | null =>
    sorted.length === 0 ? null : (sorted[nearestRank(sorted.length, percent) - 1] ?? null)
  return { n: sorted.length, p50: at(50), p85: at(85), p95: at(95) }
}
