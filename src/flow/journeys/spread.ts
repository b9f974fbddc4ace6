/** How durations are spread: percentiles by nearest rank, always with their number. */
import quickselect from 'quickselect'
import { nearestRank } from '../percentile.ts'

export interface Spread {
  readonly n: number
  /** Seconds; null where there are none. */
  readonly p50: number | null
  readonly p85: number | null
  readonly p95: number | null
}

/**
 * Selects the values of the three ranks; to sort all would take five times as long.
 *
 * @param values Seconds, in any order.
 */
export const spreadOf = (values: Float64Array): Spread => {
  const n = values.length
  if (n === 0) return { n, p50: null, p85: null, p95: null }
  // The library says that it takes lists; it asks of them what typed arrays have as well.
  const ordered = values.slice() as unknown as number[]
  // After each selection all smaller values stand before it: the lower ranks are looked for there only.
  let end = n - 1
  const at = (percent: number): number => {
    const place = nearestRank(n, percent) - 1
    quickselect(ordered, place, 0, end)
    end = place
    return ordered[place] ?? NaN
  }
  const [p95, p85, p50] = [at(95), at(85), at(50)]
  return { n, p50, p85, p95 }
}
