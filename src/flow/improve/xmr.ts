/**
 * Process limits of a series of values (XmR chart): what the process does when nothing changes, and the points
 * that say that something did.
 */
import type { ProcessLimits } from '../view-answers.ts'

/** With fewer values the limits would say more about chance than about the process. */
export const FEWEST_VALUES = 6

/** 3 ÷ d₂ with d₂ = 1.128: turns the mean range of two neighbours into three standard deviations. */
const RANGE_TO_LIMIT = 2.66
const RUN = 8

type Signal = ProcessLimits['signals'][number]
type Rule = Signal['rule']

/** The maximal runs of neighbouring indices for which the test holds. */
const runs = (n: number, holds: (i: number) => boolean): { from: number; to: number }[] => {
  const found: { from: number; to: number }[] = []
  for (let i = 0; i < n; i++) {
    if (!holds(i)) continue
    const last = found.at(-1)
    if (last?.to === i - 1) last.to = i
    else found.push({ from: i, to: i })
  }
  return found
}

/** Stretches of which each four neighbours hold three or more points for which the test holds, without those that don't at the ends. */
const threeOfFour = (n: number, holds: (i: number) => boolean): { from: number; to: number }[] => {
  const inFour = new Set<number>()
  for (let start = 0; start + 4 <= n; start++) {
    const four = [start, start + 1, start + 2, start + 3]
    const near = four.filter(holds)
    if (near.length < 3) continue
    const [first = start] = near
    for (let i = first; i <= (near.at(-1) ?? first); i++) inFour.add(i)
  }
  return runs(n, (i) => inFour.has(i))
}

/** Signals on one side of the mean; `heights` are distances from the mean, positive on that side. */
const signalsOn = (
  heights: readonly number[],
  limit: number,
  direction: Signal['direction'],
  tolerance: number,
): Signal[] => {
  const n = heights.length
  const above = (bound: number) => (i: number) => (heights[i] ?? 0) > bound + tolerance
  const found: [Rule, { from: number; to: number }[]][] = [
    ['beyond the limits', runs(n, above(limit))],
    ['eight on one side', runs(n, above(0)).filter(({ from, to }) => to - from + 1 >= RUN)],
    ['three of four near a limit', threeOfFour(n, above(limit / 2))],
  ]
  return found.flatMap(([rule, stretches]) => stretches.map((stretch) => ({ rule, ...stretch, direction })))
}

/**
 * Mean ± 2.66 · mean moving range; the lower limit is not below 0 [Shewhart; Wheeler, Understanding Variation].
 * Signals: a point beyond a limit; eight or more in a row on one side of the mean; three of four neighbours nearer to a
 * limit than to the mean. They are judged on the limit before it is raised to 0, so they don't depend on where 0 lies.
 *
 * @param values In order of time, in one unit, none below 0.
 * @returns null for fewer than {@link FEWEST_VALUES} values; else limits in the unit of the values, and signals by
 * position, in order of their first point.
 */
export const processLimits = (values: readonly number[]): ProcessLimits | null => {
  const n = values.length
  if (n < FEWEST_VALUES) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)))
  const limit = (RANGE_TO_LIMIT * ranges.reduce((sum, range) => sum + range, 0)) / (n - 1)
  // Sums are rounded: without it, equal values would lie beside their own mean.
  const tolerance = 1e-9 * Math.max(...values.map(Math.abs))
  const heights = values.map((value) => value - mean)
  const depths = heights.map((height) => -height)
  return {
    n,
    mean,
    upper: mean + limit,
    lower: Math.max(0, mean - limit),
    signals: [
      ...signalsOn(heights, limit, 'up', tolerance),
      ...signalsOn(depths, limit, 'down', tolerance),
    ].toSorted((a, b) => a.from - b.from || a.to - b.to),
  }
}

/**
 * A signal in words, with what the points are.
 *
 * @param at Name of the point at a position.
 * @example signalInWords({ rule: 'eight on one side', from: 2, to: 9, direction: 'down' }, weekName)
 * // '8 in a row below the mean: 2026-01-12 to 2026-03-02'
 */
export const signalInWords = ({ rule, from, to, direction }: Signal, at: (i: number) => string): string => {
  const when = from === to ? at(from) : `${at(from)} to ${at(to)}`
  switch (rule) {
    case 'beyond the limits':
      return `${direction === 'up' ? 'above the upper' : 'below the lower'} limit: ${when}`
    case 'eight on one side':
      return `${to - from + 1} in a row ${direction === 'up' ? 'above' : 'below'} the mean: ${when}`
    case 'three of four near a limit':
      return `three of four nearer to the ${direction === 'up' ? 'upper' : 'lower'} limit than to the mean: ${when}`
  }
}
