/**
 * How often a forecast would have been right: the same forecast is made again and again in the past, each time from
 * nothing but what was known then, and held against what came (rolling origins).
 */
import { itemsDone, ofRuns, periodsNeeded } from './simulation.ts'

export interface Backtest {
  /** Forecasts whose outcome is known. */
  readonly trials: number
  /** The share of them that were right, for each percent asked for. */
  readonly rates: readonly number[]
}

/** What the forecast is about: so many items, or so many periods. */
export type Horizon = { readonly items: number } | { readonly periods: number }

interface BacktestOptions {
  /** Periods that each forecast is made from; at the beginning those that there are. */
  readonly history: number
  /** With fewer periods before it no forecast is tried. */
  readonly fewest: number
  readonly most: number
  readonly percents: readonly number[]
  readonly seed: number
}

/** A tenth of what is asked for when it counts: the percentiles of many forecasts are about as good on average. */
const RUNS = 1000
/** The latest so many forecasts; more would say more about a process long gone. */
const MOST_TRIALS = 100

/** How many items were done in so many periods from the origin on. */
const doneIn = (series: readonly number[], origin: number, periods: number): number =>
  series.slice(origin, origin + periods).reduce((sum, items) => sum + items, 0)

/** After how many periods from the origin on so many items were done, counted as {@link periodsNeeded} does. */
const neededFrom = (series: readonly number[], origin: number, items: number): number => {
  let left = items
  for (let i = origin; i < series.length; i++) {
    const done = series[i] ?? 0
    if (done >= left) return 1 + i - origin + left / done
    left -= done
  }
  return Infinity
}

/** Whether the forecast was right, for each percent; null where its outcome is not known. */
const tryAt = (
  series: readonly number[],
  origin: number,
  horizon: Horizon,
  { history, most, percents, seed }: BacktestOptions,
): boolean[] | null => {
  const draws = {
    history: series.slice(Math.max(0, origin - history), origin),
    rest: 0,
    runs: RUNS,
    seed: seed + origin,
  }
  if ('periods' in horizon) {
    if (origin + horizon.periods > series.length) return null
    const counts = itemsDone(draws, horizon.periods, 0)
    const actual = doneIn(series, origin, horizon.periods)
    return percents.map((percent) => actual >= ofRuns(counts, 100 - percent))
  }
  const needed = periodsNeeded(draws, horizon.items, most)
  const forecasts = percents.map((percent) => ofRuns(needed, percent))
  const longest = Math.max(...forecasts) - 1
  // All percents are judged on the same trials: where one of them reaches beyond what is known, none is.
  if (origin + longest > series.length) return null
  const actual = neededFrom(series, origin, horizon.items)
  return forecasts.map((periods) => actual <= periods)
}

/**
 * @param series Items done in whole periods, in order of time.
 * @returns null where no forecast of the past has a known outcome.
 */
export const backtest = (
  series: readonly number[],
  horizon: Horizon,
  options: BacktestOptions,
): Backtest | null => {
  const origins = Array.from(
    { length: Math.max(0, series.length - options.fewest) },
    (_, i) => i + options.fewest,
  )
  const trials = origins
    .flatMap((origin) => {
      const right = tryAt(series, origin, horizon, options)
      return right === null ? [] : [right]
    })
    .slice(-MOST_TRIALS)
  if (trials.length === 0) return null
  return {
    trials: trials.length,
    rates: options.percents.map((_, i) => trials.filter((right) => right[i]).length / trials.length),
  }
}
