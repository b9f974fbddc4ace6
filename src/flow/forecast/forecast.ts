/**
 * Forecasts by Monte Carlo: whole periods of past velocity are drawn with replacement, zeros included. “When” at p is
 * the p-th percentile of the dates, “how many” at p the (1 − p)-th percentile of the counts [Magennis; Vacanti].
 *
 * The items of a period are taken to be spread evenly over it: of the period that has begun, what is left counts pro
 * rata, and so does the last part before a date. Dates are told as the end of a day.
 */
import type { ValueStreamMap } from '../../model/schema.ts'
import type { By } from '../answers.ts'
import { backtest, type Horizon } from './backtest.ts'
import { endOfDay, isoInstant, periodEdges, shift } from '../calendar.ts'
import type { Micros } from '../event.ts'
import { backtestInWords, doubtsInWords, FEWEST_PERIODS, forecastInWords } from './forecast-words.ts'
import {
  datesPutTogether,
  instantAfter,
  MOST_BARS,
  originOf,
  periodsUntil,
  type Origin,
} from './forecast-dates.ts'
import type { ForecastQuestion, ResolvedForecast } from './forecast-request.ts'
import type { Measures } from '../measures/measures.ts'
import { sourcesOf } from '../reach.ts'
import { askOf, frameOf, type Ask } from '../report.ts'
import { RequestError } from '../request.ts'
import { itemsDone, ofRuns, periodsNeeded, type Draws } from './simulation.ts'
import type { ForecastAnswer } from './forecast-answer.ts'

const RUNS = 10_000
const PERCENTS = [50, 70, 85, 95] as const
/** Half a year of weeks: long enough to hold what happens now and then, short enough to be like now. */
const HISTORY = 26
/** Ten years; what takes longer is as good as never. */
const MOST: Readonly<Record<By, number>> = { day: 3653, week: 522, month: 120 }

type Period = ForecastAnswer['history'][number]
type Told = Pick<ForecastAnswer, 'question' | 'percentiles' | 'outcomes' | 'never'>

/** Items done in each whole period of the window before the origin; the period in which the data begins is not whole. */
const wholePeriods = async (ask: Ask, { by, calendar, start }: Origin): Promise<Period[]> => {
  const { measures, request, window, reach } = ask
  const begin = Math.max(window.from, reach.first ?? start)
  if (begin >= start) return []
  const edges = periodEdges(by, begin, start, calendar).filter((edge) => edge >= begin)
  const items = await measures.velocity(request.of, edges)
  const iso = (at: Micros | undefined): string => isoInstant(at ?? start, calendar.zone)
  return items.map((count, i) => ({ start: iso(edges[i]), end: iso(edges[i + 1]), items: count }))
}

/** Equal runs put together, with the share of each. */
const sharesOf = (sorted: Int32Array | Float64Array): [number, number][] => {
  const counts = new Map<number, number>()
  for (const one of sorted) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([one, count]) => [one, count / sorted.length])
}

/** Counts put together so that there are at most {@link MOST_BARS}; each bar is named by the least that it may hold. */
const bars = (sorted: Int32Array): [number, number][] => {
  const least = sorted[0] ?? 0
  const width = Math.ceil(((sorted.at(-1) ?? least) - least + 1) / MOST_BARS)
  return sharesOf(sorted.map((count) => least + Math.floor((count - least) / width) * width))
}

const whenDone = (draws: Draws, items: number, origin: Origin): Told & { ahead: number } => {
  const { by, calendar } = origin
  const needed = periodsNeeded(draws, items, MOST[by])
  const finished = needed.filter(Number.isFinite)
  const days = new Map<number, Micros>()
  const dayAfter = (periods: number): Micros => {
    const day = days.get(periods) ?? endOfDay(instantAfter(periods, origin) - 1, calendar)
    days.set(periods, day)
    return day
  }
  const iso = (at: Micros): string => isoInstant(at, calendar.zone)
  const told = (periods: number): string | null => (periods === Infinity ? null : iso(dayAfter(periods)))
  const never = 1 - finished.length / needed.length
  const ends = datesPutTogether(Array.from(finished, dayAfter), calendar)
  return {
    question: { kind: 'when', items },
    percentiles: PERCENTS.map((percent) => ({ percent, at: told(ofRuns(needed, percent)), items: null })),
    outcomes: sharesOf(ends).map(([at, share]) => ({ at: iso(at), items: null, share: share * (1 - never) })),
    never,
    ahead: finished.length === 0 ? 0 : Math.ceil(ofRuns(finished, 95)) - 1,
  }
}

const howMany = (draws: Draws, until: Micros, origin: Origin): Told & { ahead: number } => {
  const { whole, part } = periodsUntil(until, origin)
  const done = itemsDone(draws, whole, part)
  return {
    question: { kind: 'how many', until: isoInstant(until, origin.calendar.zone) },
    percentiles: PERCENTS.map((percent) => ({ percent, at: null, items: ofRuns(done, 100 - percent) })),
    outcomes: bars(done).map(([items, share]) => ({ at: null, items, share })),
    never: 0,
    ahead: whole + (part > 0 ? 1 : 0),
  }
}

/** What is told where there is nothing to draw from. */
const untold = (question: ForecastQuestion, zone: string): Told & { ahead: number } => ({
  question:
    'items' in question
      ? { kind: 'when', items: question.items }
      : { kind: 'how many', until: isoInstant(question.until, zone) },
  percentiles: PERCENTS.map((percent) => ({ percent, at: null, items: null })),
  outcomes: [],
  never: 0,
  ahead: 0,
})

const tellAbout = (
  question: ForecastQuestion,
  history: readonly Period[],
  origin: Origin,
  seed: number,
): Told & { ahead: number } => {
  const { asOf, start, end, calendar } = origin
  if (history.length === 0) return untold(question, calendar.zone)
  const until = 'until' in question ? Math.min(question.until, end) : end
  const draws: Draws = {
    history: history.map(({ items }) => items),
    rest: (until - asOf) / (end - start),
    runs: RUNS,
    seed,
  }
  return 'items' in question
    ? whenDone(draws, question.items, origin)
    : howMany(draws, question.until, origin)
}

const testPast = (
  series: readonly Period[],
  horizon: Horizon,
  length: number,
  by: By,
  seed: number,
): ForecastAnswer['backtest'] => {
  const found = backtest(
    series.map(({ items }) => items),
    horizon,
    { history: length, fewest: FEWEST_PERIODS, most: MOST[by], percents: PERCENTS, seed },
  )
  return found === null
    ? null
    : {
        trials: found.trials,
        hits: PERCENTS.map((percent, i) => ({ percent, rate: found.rates[i] ?? 0 })),
        words: backtestInWords(found, PERCENTS),
      }
}

const refuseUnreachable = (question: ForecastQuestion, { asOf, by, calendar, end }: Origin): void => {
  if (!('until' in question)) return
  const day = (at: Micros): string => isoInstant(at, calendar.zone).slice(0, 10)
  if (question.until <= asOf) {
    throw new RequestError(
      `\`until\` ${day(question.until)} is not after ${day(asOf)}, up to when the history is known: a later date is expected.`,
    )
  }
  if (question.until > shift(by, end, MOST[by], calendar)) {
    throw new RequestError(
      `\`until\` ${day(question.until)} is more than ten years off: an earlier date is expected.`,
    )
  }
}

/**
 * A forecast from the last 26 whole periods, or from those in the window asked for, as of its end.
 *
 * @param now µs; the only clock that the answer depends on.
 * @throws RequestError for a date that is past or more than ten years off, and an empty window.
 */
export const forecastAnswer = async (
  measures: Measures,
  map: ValueStreamMap,
  { request, question, seed }: ResolvedForecast,
  now: Micros,
): Promise<ForecastAnswer> => {
  const ask = await askOf(measures, map, request, now)
  const origin = originOf(ask)
  refuseUnreachable(question, origin)
  const series = await wholePeriods(ask, origin)
  const history = request.from === null ? series.slice(-HISTORY) : series
  const { ahead, ...told } = tellAbout(question, history, origin, seed)
  const { of, timeZone, policies, simulated, data } = frameOf(ask)
  const { by } = request
  const horizon = 'items' in question ? question : { periods: Math.max(1, ahead) }
  const tested = testPast(series, horizon, Math.max(history.length, 1), by, seed)
  const sources = sourcesOf(map, request.of.measured, request.stream)
  const doubts = doubtsInWords({
    history,
    by,
    data,
    simulated: simulated ? (sources.every(([, source]) => source.simulated) ? 'all' : 'some') : 'none',
    ahead,
    backtest: tested,
  })
  return {
    of,
    timeZone,
    policies,
    simulated,
    data,
    asOf: isoInstant(origin.asOf, timeZone),
    seed,
    runs: RUNS,
    by,
    history,
    ...told,
    backtest: tested,
    warnings: doubts,
    sentence: forecastInWords({ ...told, history, by }, timeZone),
  }
}
