/** Durations counted in bins with round bounds, and in a grid of time × duration. */
import { FLOW_ITEM_TYPES, type FlowItemType } from '../facts.ts'
import type { Micros } from '../event.ts'
import { nearestRank } from '../percentile.ts'

const MIN = 60
const HOUR = 3600
const DAY = 86_400
const IN_DAYS = [1, 2, 3, 5, 7, 14, 28, 56, 100, 200, 365, 730, 1825, 3650]
const IN_SIXTIETHS = [1, 2, 5, 10, 15, 30]
const IN_SECONDS = [
  ...IN_SIXTIETHS,
  ...IN_SIXTIETHS.map((n) => n * MIN),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...IN_DAYS.map((n) => n * DAY),
]

/** So many bins hold 95 % of the items; what takes much longer gets a few more, and the rest one. */
const USUAL_BINS = 30
const MOST_BINS = 40

interface Bin {
  readonly low: number
  readonly high: number
  readonly n: number
  readonly byType: Record<FlowItemType, number>
}

/**
 * How many durations lie in [low, high) of each bin. Bins are equally wide but for the last, which may be wider so
 * that it holds all the rest; at most 40.
 *
 * @param values Seconds or calendar days, none below 0.
 * @param types Index into FLOW_ITEM_TYPES, of each value.
 */
export const histogramOf = (values: Float64Array, types: Uint8Array, unit: 'seconds' | 'days'): Bin[] => {
  if (values.length === 0) return []
  const sorted = values.toSorted()
  const most = sorted.at(-1) ?? 0
  const usual = sorted[nearestRank(sorted.length, 95) - 1] ?? most
  // The least number of calendar days is 1: weeks are then days 1 to 7, 8 to 14, …
  const origin = unit === 'days' ? 1 : 0
  const widths = unit === 'days' ? IN_DAYS : IN_SECONDS
  const width = widths.find((one) => (usual - origin) / one < USUAL_BINS) ?? widths.at(-1) ?? 1
  const needed = Math.floor((most - origin) / width) + 1
  const bins = Array.from({ length: Math.min(needed, MOST_BINS) }, (_, i) => {
    const isLast = i === MOST_BINS - 1
    return {
      low: origin + i * width,
      high: origin + (isLast ? needed : i + 1) * width,
      n: 0,
      byType: Object.fromEntries(FLOW_ITEM_TYPES.map((type) => [type, 0])) as Record<FlowItemType, number>,
    }
  })
  for (const [i, value] of values.entries()) {
    const bin = bins[Math.min(Math.floor((value - origin) / width), bins.length - 1)]
    const type = FLOW_ITEM_TYPES[types[i] ?? -1]
    if (!bin || !type) continue
    bin.n += 1
    bin.byType[type] += 1
  }
  return bins
}

const COLUMNS = 120
const ROWS = 60
/** The shortest durations share one row, so that the others have enough. */
const WIDEST = 1e5

export interface Cell {
  readonly from: Micros
  readonly to: Micros
  readonly low: number
  readonly high: number
  readonly n: number
}

/** Bounds of the rows, ascending, to four digits: the logarithms of durations are equally far apart. */
const rowBounds = (values: Float64Array): number[] => {
  let most = 0
  let least = Infinity
  for (const value of values) {
    most = Math.max(most, value)
    if (value > 0) least = Math.min(least, value)
  }
  if (most === 0) return [0, 1]
  const low = Math.max(least, most / WIDEST)
  const high = Math.max(most, low * 2)
  const inner = Array.from({ length: ROWS - 1 }, (_, i) =>
    Number((low * (high / low) ** ((i + 1) / ROWS)).toPrecision(4)),
  )
  const top = Number((high * 1.001).toPrecision(4))
  return [...new Set([0, ...inner, top])]
}

/**
 * How many items were done in [from, to) after a duration in [low, high): a scatter plot of any number of points. Only
 * cells that hold items; at most 120 × 60.
 *
 * @param done µs, ascending.
 * @param values The duration of each.
 */
export const cellsOf = (done: Float64Array, values: Float64Array): Cell[] => {
  const first = done[0]
  const last = done.at(-1)
  if (first === undefined || last === undefined) return []
  const step = Math.max(1, Math.ceil((last + 1 - first) / COLUMNS))
  const bounds = rowBounds(values)
  const counts = new Map<number, number>()
  for (const [i, at] of done.entries()) {
    const column = Math.floor((at - first) / step)
    const value = values[i] ?? 0
    const above = bounds.findIndex((bound) => bound > value)
    const key = column * ROWS + above - 1
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([key, n]) => {
      const column = Math.floor(key / ROWS)
      const row = key % ROWS
      return {
        from: first + column * step,
        to: first + (column + 1) * step,
        low: bounds[row] ?? 0,
        high: bounds[row + 1] ?? Infinity,
        n,
      }
    })
}
