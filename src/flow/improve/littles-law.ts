/**
 * Little's Law on what was measured: average load = arrival rate × average flow time. It holds under five conditions
 * [Vacanti]; a light for each says whether the averages of this window can be trusted. A diagnostic, no forecast.
 */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { Ages, Outcomes } from '../measures/measures.ts'
import type { Ask } from '../report.ts'
import type { LittlesLawView } from '../view-answers.ts'
import type * as z from 'zod'

type View = z.infer<typeof LittlesLawView>
type Light = View['lights'][number]
type LittlesLaw = Pick<
  View,
  'arrivalRate' | 'departureRate' | 'meanFlowSeconds' | 'averageLoad' | 'impliedLoad' | 'lights'
>

/** What counts as about equal: a tenth for counts; a fifth for the average age, which one item can move a lot. */
const NEAR = 0.1
const AGE_NEAR = 0.2
/** One in twenty may be left out before two figures are no longer of the same items. */
const MOST_LEFT_OUT = 0.05

export interface LittlesLawFigures {
  /** Length of what is known of the window, µs. */
  readonly length: Micros
  readonly arrivals: number
  readonly done: number
  readonly canceled: number
  /** ∫ load dt, item·µs. */
  readonly loadTime: number
  readonly loadAtStart: number
  readonly loadAtEnd: number
  /** Of the items whose flow time counts: how many, and Σ in µs. */
  readonly timed: number
  readonly totalTime: Micros
  readonly agesBefore: Ages
  readonly agesAfter: Ages
  /** Of the items that had at least `long` to finish; null where none had. */
  readonly outcomes: Outcomes | null
  readonly long: Micros
}

const days = (micros: number): string => durationInWords(micros / MICROS_PER_SECOND)

/** Whether two amounts differ by at most this share of the larger, or by one. */
const near = (a: number, b: number, share: number): boolean =>
  Math.abs(a - b) <= Math.max(1, share * Math.max(a, b))

const meanAge = ({ n, total }: Ages): Micros | null => (n === 0 ? null : total / n)

const arrivalsLight = ({ arrivals, done, canceled }: LittlesLawFigures): Light => ({
  id: 'arrivals',
  name: 'Arrivals equal departures',
  lit: near(arrivals, done + canceled, NEAR),
  why: `${arrivals} started; ${done} done and ${canceled} canceled make ${done + canceled}. At most 10 % apart is about equal.`,
})

const finishedLight = ({ outcomes, long }: LittlesLawFigures): Light => {
  const name = 'All that starts finishes'
  if (outcomes === null) {
    return { id: 'finished', name, lit: false, why: 'No item has had long enough to finish: not known.' }
  }
  const { started, done, canceled, open } = outcomes
  return {
    id: 'finished',
    name,
    lit: done >= (1 - NEAR) * started,
    why: `Of ${started} that had ${days(long)} or longer for it, ${done} are done, ${canceled} were canceled, ${open} are still open. At least 90 % done is about all.`,
  }
}

const loadLight = ({ loadAtStart, loadAtEnd }: LittlesLawFigures): Light => ({
  id: 'load',
  name: 'The load is the same at both ends',
  lit: near(loadAtStart, loadAtEnd, NEAR),
  why: `${loadAtStart} in progress at the start, ${loadAtEnd} at the end. At most 10 % apart is about the same.`,
})

const ageLight = ({ agesBefore, agesAfter }: LittlesLawFigures): Light => {
  const name = 'The average age is stable'
  const [before, after] = [meanAge(agesBefore), meanAge(agesAfter)]
  if (before === null || after === null) {
    const lit = before === after
    const why = lit
      ? 'Nothing with a known start was in progress.'
      : 'In one half of the window nothing with a known start was in progress: there is no age to compare.'
    return { id: 'age', name, lit, why }
  }
  return {
    id: 'age',
    name,
    lit: Math.abs(before - after) <= AGE_NEAR * Math.max(before, after),
    why: `Items in progress were ${days(before)} old on average in the first half of the window, ${days(after)} in the second. At most 20 % apart is stable.`,
  }
}

const unitsLight = ({ timed, done }: LittlesLawFigures): Light => ({
  id: 'units',
  name: 'The same units throughout',
  lit: done > 0 && done - timed <= MOST_LEFT_OUT * done,
  why: `All is counted in items and elapsed time; the flow time is that of ${timed} of the ${done} done. At most 5 % left out are the same items.`,
})

/** The law and its five lights, of figures of one window. */
export const littlesLaw = (figures: LittlesLawFigures): LittlesLaw => {
  const { length, arrivals, done, canceled, timed, totalTime, loadTime } = figures
  const perDay = (count: number): number => (length > 0 ? (count * MICROS_PER_DAY) / length : 0)
  const mean = timed === 0 ? null : totalTime / timed
  return {
    arrivalRate: perDay(arrivals),
    departureRate: perDay(done + canceled),
    meanFlowSeconds: mean === null ? null : mean / MICROS_PER_SECOND,
    averageLoad: length > 0 ? loadTime / length : null,
    impliedLoad: mean === null || length <= 0 ? null : (arrivals / length) * mean,
    lights: [
      arrivalsLight(figures),
      finishedLight(figures),
      loadLight(figures),
      ageLight(figures),
      unitsLight(figures),
    ],
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const combined = (ages: readonly Ages[]): Ages => ({
  n: sum(ages.map(({ n }) => n)),
  total: sum(ages.map(({ total }) => total)),
})

/** {@link littlesLaw} of what was asked for. Ages are compared at the starts of the periods. */
export const littlesLawOf = async ({
  measures,
  request: { of },
  window,
  until,
  instants,
}: Ask): Promise<LittlesLaw> => {
  const end = Math.max(until, window.from)
  const known = [window.from, end]
  const middle = (window.from + end) / 2
  const [arrivals, done, canceled, loadTime, loads, flowTime, ages] = await Promise.all([
    measures.tally(of, known, 'started', null),
    measures.tally(of, known, 'done', null),
    measures.tally(of, known, 'canceled', null),
    measures.loadTime(of, known, end),
    measures.loadAt(of, known),
    measures.flowTime(of, { from: window.from, to: end }, [95]),
    measures.agesAt(of, instants),
  ])
  const one = (groups: typeof arrivals): number => sum(groups.flatMap(({ values }) => values))
  const long = flowTime.percentiles[0] ?? 0
  const started = { from: window.from, to: end - long }
  const outcomes = started.to > started.from ? await measures.outcomes(of, started, end) : null
  return littlesLaw({
    length: end - window.from,
    arrivals: one(arrivals),
    done: one(done),
    canceled: one(canceled),
    loadTime: sum(loadTime),
    loadAtStart: loads[0] ?? 0,
    loadAtEnd: loads[1] ?? 0,
    timed: flowTime.n,
    totalTime: flowTime.total,
    agesBefore: combined(ages.filter((_, i) => (instants[i] ?? end) < middle)),
    agesAfter: combined(ages.filter((_, i) => (instants[i] ?? end) >= middle)),
    outcomes: outcomes !== null && outcomes.started > 0 ? outcomes : null,
    long,
  })
}
