/** Simultaneous journeys in the shape in which they leave. */
import { promisedCapacity } from '../../model/service-promises.ts'
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { stagesAsked } from '../journeys/points.ts'
import { studyOf } from '../journeys/study.ts'
import { periodsOf } from '../report.ts'
import { concurrencyOf, inProgressOf, type Concurrency, type InProgress } from './concurrency.ts'
import { levelsAbout, stageName } from './levels.ts'
import type { CarriedAnswer, ServiceAnswer } from './service-answer.ts'

const MOST_EXCEEDED = 20

/** The service level about the capacity of a stage (of the whole stream, without one), and what it is to carry. */
export const capacityOf = (
  ask: JourneyAsk,
  stage: string | null,
): { readonly level: string; readonly capacity: number } | null => {
  for (const { id, level } of levelsAbout(ask, 'capacity')) {
    const capacity = promisedCapacity(level)
    if (capacity !== null && (level.stage ?? null) === stage) return { level: id, capacity }
  }
  return null
}

/** Before the first event nothing is known: that nobody was under way then would not be true. */
const knownFrom = ({ window, reach }: JourneyAsk): Micros => Math.max(window.from, reach.first ?? window.from)

/** Journeys in progress at a time, in the window that is asked for and up to what is known. */
export const carriedIn = (
  ask: JourneyAsk,
  stage: string | null,
  inProgress: InProgress = inProgressOf(studyOf(ask), stage),
): Concurrency | null =>
  concurrencyOf(inProgress, { from: knownFrom(ask), to: ask.until }, capacityOf(ask, stage)?.capacity ?? null)

/** µs above the capacity. */
const exceededTime = ({ exceeded }: Concurrency): Micros =>
  exceeded.reduce((sum, { from, to }) => sum + to - from, 0)

const NOTHING: Concurrency = { now: 0, max: 0, maxAt: null, p95: 0, mean: 0, exceeded: [] }

const carriedAnswer = (ask: JourneyAsk, stage: string | null, inProgress: InProgress): CarriedAnswer => {
  const iso = (at: Micros): string => isoInstant(Math.round(at), ask.calendar.zone)
  const carried = carriedIn(ask, stage, inProgress) ?? NOTHING
  const promised = capacityOf(ask, stage)
  return {
    stage: { id: stage, name: stageName(ask, stage) },
    level: promised?.level ?? null,
    capacity: promised?.capacity ?? null,
    now: carried.now,
    max: carried.max,
    maxAt: carried.maxAt === null ? null : iso(carried.maxAt),
    p95: carried.p95,
    mean: carried.mean,
    exceededSeconds: exceededTime(carried) / MICROS_PER_SECOND,
    exceeded: carried.exceeded
      .toSorted((a, b) => b.to - b.from - (a.to - a.from))
      .slice(0, MOST_EXCEEDED)
      .map(({ from, to, peak }) => ({ from: iso(from), to: iso(to), peak })),
    exceededTotal: carried.exceeded.length,
  }
}

export const capacityAnswer = (ask: JourneyAsk): ServiceAnswer['capacity'] => {
  const study = studyOf(ask)
  const whole = inProgressOf(study, null)
  const { edges, periods } = periodsOf(ask.window, ask.request.by, ask.reach, ask.calendar)
  return {
    carried: [
      carriedAnswer(ask, null, whole),
      ...stagesAsked(ask).map((stage) => carriedAnswer(ask, stage, inProgressOf(study, stage))),
    ],
    series: periods.flatMap((period, i) => {
      const [from, to] = [Math.max(edges[i] ?? 0, knownFrom(ask)), Math.min(edges[i + 1] ?? 0, ask.until)]
      const carried = concurrencyOf(whole, { from, to })
      return carried ? [{ ...period, max: carried.max, mean: carried.mean }] : []
    }),
  }
}
