/**
 * How available a stage is, wherever that is told: by the probe of its service level where it declares one, else by the
 * attempts that journeys report.
 */
import type { Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import {
  attemptsOf,
  availabilityFrom,
  availabilityIn,
  availabilityPerPeriod,
  type Availability,
} from './availability.ts'
import { levelsAbout } from './levels.ts'
import { probeSpans, tallyOf, type ProbeSpan } from './probe-spans.ts'

/** Stage → what the probe of its service level has found; only stages with one. */
export type StageProbes = ReadonlyMap<string, readonly ProbeSpan[]>

export const NO_PROBE = 'No probe was sent in this window: probes run while Millrace serves.'

/** The probes of the stages of the stream that is asked for; of several at one stage the first. */
export const stageProbes = async (
  ask: Pick<JourneyAsk, 'map' | 'request' | 'records'>,
): Promise<StageProbes> => {
  const { stream } = ask.request
  const first = new Map<string, string>()
  for (const { id, level } of levelsAbout(ask, 'availability')) {
    if (level.stage !== undefined && level.probe !== undefined && !first.has(level.stage))
      first.set(level.stage, id)
  }
  return new Map(
    await Promise.all(
      [...first].map(async ([stage, level]) => [stage, await probeSpans(ask, stream ?? '', level)] as const),
    ),
  )
}

/** Probes answered ÷ probes sent in a window. */
export const probedIn = (spans: readonly ProbeSpan[], window: Window): Availability => {
  const { answered, failed } = tallyOf(spans, window)
  return availabilityFrom(answered, failed)
}

export interface StageAvailability {
  readonly by: 'probe' | 'attempts'
  /** In the window that is asked for. */
  readonly whole: Availability
  /** Between two edges each. */
  readonly periods: readonly Availability[]
}

/** The availability of a stage in the window that is asked for. @param edges Of periods in it, ascending. */
export const stageAvailability = (
  ask: JourneyAsk,
  stage: string,
  probes: StageProbes,
  edges: readonly Micros[] = [],
): StageAvailability => {
  const { window, until } = ask
  const spans = probes.get(stage)
  if (spans) {
    const periods = edges.slice(1).map((to, i) => probedIn(spans, { from: edges[i] ?? to, to }))
    return { by: 'probe', whole: probedIn(spans, window), periods }
  }
  const attempts = attemptsOf(ask, stage)
  // An attempt at the very end of what is known counts.
  const known = { from: window.from, to: Math.max(window.from, Math.min(window.to, until + 1)) }
  return {
    by: 'attempts',
    whole: availabilityIn(attempts, known),
    periods: availabilityPerPeriod(attempts, edges),
  }
}
