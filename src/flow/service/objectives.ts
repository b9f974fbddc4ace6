/** Objectives of availability, judged: what was measured, the error budget, its burn. */
import { OBJECTIVE_OVER, secondsOf, type ServiceLevel } from '../../model/schema.ts'
import { promisedAvailability } from '../../model/service-promises.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import {
  attemptsOf,
  availabilityFrom,
  availabilityIn,
  type Attempts,
  type Availability,
} from './availability.ts'
import {
  budgetOf,
  burnsOf,
  outlookOf,
  type Budget,
  type Burn,
  type Counted,
  type Outlook,
} from './error-budget.ts'
import { levelsAbout } from './levels.ts'
import { probeSpans, tallyOf, type ProbeSpan, type ProbeTally } from './probe-spans.ts'

export interface Objective {
  readonly id: string
  readonly level: ServiceLevel
  /** 0–1; null where the level says no number. */
  readonly objective: number | null
  /** µs */
  readonly over: Micros
  /** What it is judged by: its probe where it declares one. */
  readonly by: 'probe' | 'attempts'
}

export interface JudgedObjective extends Objective {
  /** The window of the objective, up to what is known. */
  readonly window: Window
  readonly availability: Availability
  /** null where it has no objective, or nothing was tried. */
  readonly budget: Budget | null
  readonly burns: readonly Burn[]
  readonly outlook: Outlook
  /** What its probe found in the window; null without one. */
  readonly probed: ProbeTally | null
  readonly attempts: Attempts
  /** Whether it is kept; null where nothing was measured, or there is no objective. */
  readonly isKept: boolean | null
  /** Whether the interval of what was measured leaves out the objective: then chance does not explain the verdict. */
  readonly isSure: boolean
}

/** The objectives of the stream that is asked for. */
export const objectivesOf = (ask: JourneyAsk): Objective[] =>
  levelsAbout(ask, 'availability').map(({ id, level }) => ({
    id,
    level,
    objective: promisedAvailability(level),
    over: secondsOf(level.over ?? OBJECTIVE_OVER) * MICROS_PER_SECOND,
    by: level.probe === undefined ? 'attempts' : 'probe',
  }))

/** Probes go on when the events have ended: where the window reaches the end of those, up to the last probe. */
const endFor = ({ window, reach, until }: JourneyAsk, spans: readonly ProbeSpan[]): Micros =>
  window.to < reach.asOf ? until : Math.max(until, spans.at(-1)?.to ?? until)

/** Judges an objective over its own window, which ends where the data or the window asked for ends. */
export const judgeObjective = async (ask: JourneyAsk, objective: Objective): Promise<JudgedObjective> => {
  const { id, level, over, by, objective: target } = objective
  const spans = by === 'probe' ? await probeSpans(ask, ask.request.stream ?? '', id) : []
  const end = endFor(ask, spans)
  const window = { from: end - over, to: end }
  const attempts = attemptsOf(ask, level.stage ?? null)
  const ofLast = (last: Micros): Counted => {
    // An attempt at the very end is known, and counts.
    if (by === 'attempts') return availabilityIn(attempts, { from: end - last, to: end + 1 })
    const { failed, sent } = tallyOf(spans, { from: end - last, to: end })
    return { failures: failed, n: sent }
  }
  const { failures, n } = ofLast(over)
  const availability = availabilityFrom(n - failures, failures)
  const probed = by === 'probe' ? tallyOf(spans, window) : null
  const { value, interval } = availability
  const hasBudget = target !== null && value !== null
  const budget = !hasBudget
    ? null
    : probed
      ? // Of the time in which it was asked: what nobody has seen is neither up nor down.
        budgetOf(target, probed.observedSeconds, probed.downSeconds)
      : budgetOf(target, n, failures)
  const burns = target === null ? [] : burnsOf(target, over, ofLast)
  return {
    ...objective,
    window,
    availability,
    budget,
    burns,
    outlook: budget === null ? { kind: 'no data' } : outlookOf(budget, burns, over, end),
    probed,
    attempts,
    isKept: hasBudget ? value >= target : null,
    isSure: hasBudget && interval !== null && (target < interval.low || target > interval.high),
  }
}
