/** A metric period by period, and what business results do beside it. */
import { isoInstant, shift, startOf } from '../calendar.ts'
import { processLimits } from '../improve/xmr.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Micros } from '../event.ts'
import { periodsOf } from '../report.ts'
import type { ProcessLimits } from '../view-answers.ts'
import { evaluate } from './evaluate.ts'
import { metricInWords } from './metrics.ts'
import type { AssociationAnswer, NorthStarAnswer } from './north-star-answer.ts'
import { FEWEST_PAIRS, laggedRankCorrelations } from '../statistics/rank-correlation.ts'
import { amountOfResult, type ResultSeries } from './results.ts'
import { inWindow, worldOf, type Kept, type Needs, type World } from './world.ts'

/** So many periods are shown. */
const MOST_PERIODS = 26
/** Journeys of a period are settled when no more of them than this are still open. */
const SETTLED = 0.05

interface Period {
  readonly start: Micros
  readonly end: Micros
  readonly partial: boolean
  readonly world: World
}

/** The last periods up to what is known; what has become of their journeys is as of now. */
export const periodsBefore = async (ask: JourneyAsk, needs: Needs, kept: Kept): Promise<Period[]> => {
  const { request, reach, calendar } = ask
  const to = request.to ?? reach.asOf
  const last = startOf(request.by, to - 1, calendar)
  const first = startOf(request.by, reach.first ?? to - 1, calendar)
  const from = Math.max(first, shift(request.by, last, 1 - MOST_PERIODS, calendar))
  const { edges, periods } = periodsOf({ from, to }, request.by, reach, calendar)
  return Promise.all(
    periods.map(async ({ partial }, i) => {
      const [start, end] = [edges[i] ?? from, edges[i + 1] ?? to]
      const world = await worldOf(
        inWindow(ask, { from: start, to: end }, Math.min(to, reach.asOf)),
        needs,
        kept,
      )
      return { start, end, partial, world }
    }),
  )
}

type Point = NorthStarAnswer['series'][number]

/** The metric in each period. */
export const seriesOf = (logic: string, periods: readonly Period[], unit: string | undefined): Point[] =>
  periods.map(({ start, end, partial, world }) => {
    const { zone } = world.ask.calendar
    const found = evaluate(logic, world)
    return {
      start: isoInstant(start, zone),
      end: isoInstant(end, zone),
      partial,
      value: found.value,
      words: metricInWords(found, unit),
      n: found.n,
      open: found.open?.length ?? null,
    }
  })

const isSettled = ({ partial, open, n }: Point): boolean =>
  !partial && (open === null || n === null || open <= SETTLED * n)

/** The values that can be compared with each other: null for a period that is not over or not settled. */
const settled = (points: readonly Point[]): (number | null)[] =>
  points.map((point) => (isSettled(point) ? point.value : null))

/** Process limits of the settled periods, where there are enough of them and none is below 0. */
export const limitsOf = (points: readonly Point[]): ProcessLimits | null => {
  const values = settled(points).filter((value) => value !== null)
  return values.every((value) => value >= 0) ? processLimits(values) : null
}

/** The last value of each period; null for a period without one. */
const byPeriod = ({ points }: ResultSeries, periods: readonly Period[]): (number | null)[] =>
  periods.map(({ start, end }) => {
    const last = points.findLast(({ at }) => at >= start && at < end)
    return last ? amountOfResult(last) : null
  })

const sentence = (metric: string, result: string, by: string, lags: AssociationAnswer['lags']): string => {
  const known = lags.flatMap(({ lag, n, rho }) => (rho === null ? [] : [{ lag, n, rho }]))
  const [strongest] = known.toSorted((a, b) => Math.abs(b.rho) - Math.abs(a.rho))
  if (!strongest) {
    return `Too few ${by}s have both, or one of them never changes: ${FEWEST_PAIRS} pairs are needed.`
  }
  const { lag, n, rho } = strongest
  const when = lag === 0 ? `in the same ${by}` : `${lag} ${by}${lag === 1 ? '' : 's'} later`
  const how = rho === 0 ? 'neither higher nor lower' : rho > 0 ? 'higher' : 'lower'
  return `Where ${metric} is higher, \`${result}\` tends to be ${how} ${when} (ρ = ${rho.toFixed(2)}, n = ${n}; the strongest of ${known.length} lags, so flattered by chance). An association, not a cause.`
}

/** How results go with metrics, by so many periods later. */
export const associationsOf = (
  metrics: readonly { readonly id: string; readonly name: string; readonly logic: string }[],
  results: readonly ResultSeries[],
  periods: readonly Period[],
  by: string,
): AssociationAnswer[] => {
  const long = results.filter((one) => one.points.length >= FEWEST_PAIRS)
  if (long.length === 0) return []
  return metrics.flatMap(({ id, name, logic }) => {
    const leads = settled(seriesOf(logic, periods, undefined))
    return long.map((one) => {
      const lags = laggedRankCorrelations(leads, byPeriod(one, periods))
      return {
        result: one.result,
        slice: one.slice,
        metric: { id, name },
        lags,
        words: sentence(name, one.result, by, lags),
      }
    })
  })
}
