/** Where the flow is held up, seen in three ways, and whether they agree. */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../event.ts'
import { longestActive, type BottleneckShare } from '../measures/longest-active.ts'
import type { Grouped, Wait } from '../measures/measures.ts'
import type { Ask } from '../report.ts'
import type { NextAnswer } from './next-answer.ts'

export type Bottleneck = NextAnswer['bottleneck']
type Method = Bottleneck['methods'][number]
type StageValue = Method['stages'][number]

const WEEK = 7 * MICROS_PER_DAY
/**
 * A growth counts from one item on, where it is more than three times its standard error: loads of neighbouring
 * periods resemble each other, so that twice would be reached by chance too often.
 */
const SURE = 3
const FEWEST_INSTANTS = 4

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const percent = (share: number): string => `${Math.round(share * 100)} %`
const largestFirst = <V extends StageValue>(values: readonly V[]): V[] =>
  values.toSorted((a, b) => b.value - a.value || (a.stage < b.stage ? -1 : 1))

/** The first, unless the second is as large: then no stage stands out. */
const leader = <V extends StageValue>([first, second]: readonly V[]): V | null =>
  first === undefined || (second !== undefined && first.value - second.value < 1e-9) ? null : first

/** Method (a): in which stage most of all waiting happened. Shares sum to 1. */
export const shareOfWait = (waits: readonly Wait[]): Method => {
  const times = new Map<string, Micros>()
  for (const { stage, time } of waits) times.set(stage, (times.get(stage) ?? 0) + time)
  const total = sum([...times.values()])
  const stages =
    total === 0 ? [] : largestFirst([...times].map(([stage, time]) => ({ stage, value: time / total })))
  const first = leader(stages)
  const waited = durationInWords((times.get(first?.stage ?? '') ?? 0) / MICROS_PER_SECOND)
  return {
    method: 'share of wait',
    stage: first?.stage ?? null,
    stages,
    unit: 'share of all waiting',
    words:
      total === 0
        ? 'Nothing waited.'
        : first === null
          ? 'Two stages hold the same share of the waiting.'
          : `${percent(first.value)} of all waiting happened in “${first.stage}”: ${waited}, summed over its items.`,
  }
}

/** Slope of a least-squares line per week, and its standard error. */
const slopeOf = (weeks: readonly number[], loads: readonly number[]): { slope: number; error: number } => {
  const n = weeks.length
  const [x, y] = [sum(weeks) / n, sum(loads) / n]
  const sxx = sum(weeks.map((week) => (week - x) ** 2))
  const slope = sum(weeks.map((week, i) => (week - x) * ((loads[i] ?? 0) - y))) / sxx
  const rest = sum(weeks.map((week, i) => ((loads[i] ?? 0) - y - slope * (week - x)) ** 2))
  return { slope, error: Math.sqrt(rest / (n - 2) / sxx) }
}

/**
 * Method (b): which stage's load grew fastest. The slope of its load is what arrives in it less what leaves it.
 *
 * @param instants At least two, ascending, µs.
 * @param loads Items in each stage at the instants.
 */
export const growthOfLoad = (instants: readonly Micros[], loads: readonly Grouped[]): Method => {
  const unit = 'items per week'
  const method = 'growth of load'
  if (instants.length < FEWEST_INSTANTS) {
    const words = `Too little to tell: the load is known at ${instants.length} starts of periods, ${FEWEST_INSTANTS} are needed.`
    return { method, stage: null, stages: [], unit, words }
  }
  const [first = 0, last = 0] = [instants[0], instants.at(-1)]
  const weeks = instants.map((at) => (at - first) / WEEK)
  const length = (last - first) / WEEK
  const slopes = loads.flatMap(({ key, values }) =>
    key === null ? [] : [{ stage: key, ...slopeOf(weeks, values) }],
  )
  const stages = largestFirst(slopes.map(({ stage, slope }) => ({ stage, value: slope })))
  const grows = slopes.filter(({ slope, error }) => slope * length >= 1 && slope > SURE * error)
  const fastest = leader(largestFirst(grows.map(({ stage, slope }) => ({ stage, value: slope }))))
  return {
    method,
    stage: fastest?.stage ?? null,
    stages,
    unit,
    words:
      fastest === null
        ? 'No stage’s load grew by more than chance explains.'
        : `The load of “${fastest.stage}” grew fastest, by ${fastest.value.toFixed(1)} items per week: ${(fastest.value * length).toFixed(1)} in ${length.toFixed(0)} weeks.`,
  }
}

/** Method (c): which stage most of the time had the longest uninterrupted activity. Shares sum to 1. */
export const activePeriod = (shares: readonly BottleneckShare[]): Method => {
  const stages = largestFirst(shares.map(({ stage, value }) => ({ stage, value })))
  const first = leader(stages)
  const sole = shares.find(({ stage }) => stage === first?.stage)?.sole ?? 0
  return {
    method: 'active period',
    stage: first?.stage ?? null,
    stages,
    unit: 'share of the time with any activity',
    words:
      stages.length === 0
        ? 'Nothing was active.'
        : first === null
          ? 'Two stages were active as long without a break: they cannot be told apart.'
          : `“${first.stage}” had the longest uninterrupted activity for ${percent(first.value)} of the time: ${percent(sole)} alone, the rest while it shifted to or from another stage.`,
  }
}

const agreement = (methods: readonly Method[]): Pick<Bottleneck, 'agree' | 'sentence'> => {
  const pointing = methods.filter(({ stage }) => stage !== null)
  if (methods.every(({ stages }) => stages.length === 0)) {
    return { agree: 'no data', sentence: 'There is no stage to compare: nothing was in progress.' }
  }
  const told = pointing.map(({ method, stage }) => `${method}: “${stage}”`).join('; ')
  const counts = new Map<string, number>()
  for (const { stage } of pointing) if (stage !== null) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  const [stage, votes] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (votes === 3) return { agree: 'all', sentence: `All three methods point to “${stage}”.` }
  if (votes === 2) {
    const other = methods.find((one) => one.stage !== stage)
    const rest =
      other?.stage == null ? `${other?.method} points to none` : `${other.method} points to “${other.stage}”`
    return { agree: 'two', sentence: `Two of three methods point to “${stage}”; ${rest}.` }
  }
  if (pointing.length === 0)
    return { agree: 'none', sentence: 'None of the three methods points to a stage.' }
  if (pointing.length === 1)
    return { agree: 'none', sentence: `Only one method points to a stage (${told}).` }
  return { agree: 'none', sentence: `The methods disagree (${told}): no single stage holds up the flow.` }
}

/** The three methods and whether they agree. */
export const bottleneck = (methods: Bottleneck['methods']): Bottleneck => ({ methods, ...agreement(methods) })

/** The bottleneck of what was asked for; loads are compared at the starts of the periods. */
export const bottleneckOf = async (ask: Ask): Promise<Bottleneck> => {
  const { measures, request, window, until, reach } = ask
  const { of } = request
  // Where the data begins nothing is known to be in progress: that is no load to grow from.
  const instants = ask.instants.filter((at) => at > (reach.first ?? at))
  const known = { from: window.from, to: Math.max(until, window.from + 1) }
  const [waits, loads, runs] = await Promise.all([
    measures.waits(of, known),
    measures.loadBy(of, instants, 'stage'),
    measures.activeRuns(of, known),
  ])
  return bottleneck([shareOfWait(waits), growthOfLoad(instants, loads), activePeriod(longestActive(runs))])
}
