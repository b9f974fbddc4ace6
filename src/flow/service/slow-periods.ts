/** When a stage was slow: periods in which stays took far longer than they usually do. */
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { Window } from '../measures/measures.ts'
import { percentile } from '../percentile.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import type { Stays } from './stays.ts'

const HOUR: Micros = 3600 * MICROS_PER_SECOND
/** Periods that are tried, the shortest first: one in which usually enough stays end is taken. */
const LENGTHS: readonly Micros[] = [HOUR, 6 * HOUR, MICROS_PER_DAY]
/** Fewer stays than this say nothing of a period: their median has no interval. */
export const FEWEST = 6
/** So many robust standard deviations above the usual … */
const DEVIATIONS = 3
/** … and at least half as long again: where a stage is very steady, a little is no slowness. */
const FACTOR = 1.5
/** Makes of the median absolute deviation the standard deviation of a normal distribution. */
const MAD_TO_SIGMA = 1.4826
/** Fewer periods than this have no usual. */
const FEWEST_PERIODS = 8

interface SlowSpell {
  readonly from: Micros
  readonly to: Micros
  /** Seconds: median of the stays that ended in it. */
  readonly median: number
  readonly n: number
}

export interface Slowness {
  /** µs */
  readonly length: Micros
  /** Seconds: the median of the medians of all periods. */
  readonly usual: number
  /** Seconds: a period whose median is above is slow. */
  readonly threshold: number
  readonly isDeclared: boolean
  /** Numbers of the slow periods in the window, counted from 1970. */
  readonly slow: ReadonlySet<number>
  /** Periods of the window that had enough stays to be judged. */
  readonly judged: number
  /** Slow periods that follow each other, together. */
  readonly spells: readonly SlowSpell[]
}

export const periodAt = (at: Micros, length: Micros): number => Math.floor(at / length)

const medianOf = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    50,
  ) ?? 0

/** Period → the seconds of the stays that ended in it. */
const byPeriod = ({ began, ended }: Stays, length: Micros): Map<number, number[]> => {
  const periods = new Map<number, number[]>()
  ended.forEach((end, i) => {
    if (Number.isNaN(end)) return
    const period = periodAt(end, length)
    const seconds = (end - (began[i] ?? end)) / MICROS_PER_SECOND
    const known = periods.get(period)
    if (known) known.push(seconds)
    else periods.set(period, [seconds])
  })
  return periods
}

/**
 * The usual and the threshold of medians: in logarithms, for times vary by factors; three robust standard deviations
 * (1.4826 · median absolute deviation) above the median, and at least 1.5 times the median.
 */
export const thresholdOf = (medians: readonly number[]): { usual: number; threshold: number } => {
  const usual = medianOf(medians)
  // What took no time has no logarithm: it counts as a second.
  const logs = medians.map((median) => Math.log(Math.max(1, median)))
  const middle = medianOf(logs)
  const deviation = MAD_TO_SIGMA * medianOf(logs.map((log) => Math.abs(log - middle)))
  return { usual, threshold: Math.max(Math.exp(middle + DEVIATIONS * deviation), FACTOR * usual) }
}

/** The shortest periods in which usually enough stays end; else the longest there are. */
const fittingPeriods = (stays: Stays): { length: Micros; periods: Map<number, number[]> } => {
  for (const length of LENGTHS) {
    const periods = byPeriod(stays, length)
    if (medianOf([...periods.values()].map((some) => some.length)) >= FEWEST) return { length, periods }
  }
  return { length: MICROS_PER_DAY, periods: byPeriod(stays, MICROS_PER_DAY) }
}

const spellsOf = (periods: Map<number, number[]>, slow: ReadonlySet<number>, length: Micros): SlowSpell[] => {
  const runs: number[][] = []
  for (const period of [...slow].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.at(-1) === period - 1) run.push(period)
    else runs.push([period])
  }
  return runs.map((run) => {
    const seconds = run.flatMap((period) => periods.get(period) ?? [])
    const [first = 0, last = 0] = [run[0], run.at(-1)]
    return { from: first * length, to: (last + 1) * length, median: medianOf(seconds), n: seconds.length }
  })
}

/**
 * The slow periods of a stage in a window; what is usual is told by all stays that are known.
 *
 * @param declared Seconds from which on the map calls the stage slow; else it is found by what is usual.
 * @returns null where too few stays have ended to know what is usual.
 */
export const slownessOf = (stays: Stays, window: Window, declared: number | null): Slowness | null => {
  const { length, periods } = fittingPeriods(stays)
  const judged = [...periods].filter(([, seconds]) => seconds.length >= FEWEST)
  if (judged.length < FEWEST_PERIODS) return null
  const medians = judged.map(([period, seconds]) => ({ period, seconds, median: medianOf(seconds) }))
  const { usual, threshold: found } = thresholdOf(medians.map(({ median }) => median))
  const threshold = declared ?? found
  const inWindow = medians.filter(
    ({ period }) => (period + 1) * length > window.from && period * length < window.to,
  )
  // Of a few stays the median may be high by chance: its interval has to be above what is usual as well.
  const isSure = (seconds: readonly number[]): boolean =>
    declared !== null || (medianInterval(seconds.toSorted((a, b) => a - b))?.low ?? 0) > usual
  const slow = new Set(
    inWindow.flatMap(({ period, seconds, median }) =>
      median > threshold && isSure(seconds) ? [period] : [],
    ),
  )
  return {
    length,
    usual,
    threshold,
    isDeclared: declared !== null,
    slow,
    judged: inWindow.length,
    spells: spellsOf(periods, slow, length),
  }
}
