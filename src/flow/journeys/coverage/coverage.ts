/**
 * Proof-point coverage: claimed (the map names an event for the step) → instrumented (such an event was ever seen) →
 * observed (it is seen as often as is expected), for every step of every stream.
 */
import { effectiveCell } from '../../../model/grid.ts'
import { secondsOf, type Stream, type ValueStreamMap } from '../../../model/schema.ts'
import { withAncestors } from '../../../model/slices.ts'
import { isoInstant } from '../../calendar.ts'
import { MICROS_PER_SECOND, type Micros } from '../../event.ts'
import { journeyFrameOf, type JourneyAsk } from '../journey-ask.ts'
import { claimsIn, type Claim, type Claims } from '../../../model/claims.ts'
import type {
  CoverageAnswer,
  CoverageTotals,
  EventState,
  ShareWord,
  StepCoverage,
  StepState,
  StreamCoverage,
} from './coverage-answer.ts'
import type { Arrivals } from './arrivals-answer.ts'
import { eventCoverage, eventsTold, isSourceOf, unclaimedActivity, unclaimedTold } from './events-told.ts'
import { gapsOf } from './gaps.ts'
import { sightingsOf, type SeenWord, type Sighting } from './sightings.ts'

const SECONDS_PER_DAY = 86_400

export interface StepsAsk {
  readonly ask: Pick<JourneyAsk, 'map' | 'log' | 'until'>
  /** The words of tools that events of any kind carry. */
  readonly seen: readonly SeenWord[]
  readonly now: Micros
  /** The innermost slices that a stream serves; none for a stream that serves streams. */
  readonly served: (stream: Stream) => readonly string[]
  /** The only stream that is asked for; null for all. */
  readonly stream: string | null
}

export interface CoverageAsk extends StepsAsk {
  readonly ask: JourneyAsk
  /** Source → its last event. */
  readonly lastOf: ReadonlyMap<string, Micros>
  /** What has come in over HTTP to these sources; null where no server listens. */
  readonly arrivals: (isMeant: (source: string) => boolean) => Arrivals | null
}

/** What is known of a business event, of all slices together. */
export interface KnownEvent {
  readonly id: string
  readonly sighting: Sighting | null
  /** At least one is expected within so many seconds; null where nothing says so. */
  readonly expected: number | null
  readonly state: Exclude<EventState, 'not of slice'>
}

/** What the event says itself, else how long its sources may be silent. */
const expectedOf = (map: ValueStreamMap, id: string, sighting: Sighting | null): number | null => {
  const own = map.events.get(id)?.expected
  if (own !== undefined) return secondsOf(own)
  const days = [...(sighting?.sources ?? [])].flatMap(
    (source) => map.sources.get(source)?.staleAfterDays ?? [],
  )
  return days.length === 0 ? null : Math.max(...days) * SECONDS_PER_DAY
}

const knownEvent = (map: ValueStreamMap, id: string, sighting: Sighting | null, now: Micros): KnownEvent => {
  const expected = expectedOf(map, id, sighting)
  const isLate = sighting !== null && expected !== null && now - sighting.last > expected * MICROS_PER_SECOND
  return { id, sighting, expected, state: sighting === null ? 'never seen' : isLate ? 'silent' : 'observed' }
}

/** Whether one was seen in a journey that may be of the slice: of it, of one around it, or of none that is known. */
const isSeenIn = (map: ValueStreamMap, slice: string | null, { slices, inWork }: Sighting): boolean =>
  slice === null || inWork > 0 || slices.has(null) || withAncestors(map, slice).some((one) => slices.has(one))

const shareOf = (n: number, all: number): ShareWord => (n === 0 ? 'none' : n === all ? 'all' : 'some')

const stepState = (states: readonly EventState[]): StepState => {
  if (states.length === 0) return 'not claimed'
  const observed = states.filter((state) => state === 'observed').length
  if (observed > 0) return observed === states.length ? 'observed' : 'partly observed'
  return states.every((state) => state === 'never seen') ? 'not instrumented' : 'not observed'
}

const stepOf = (
  map: ValueStreamMap,
  slice: string | null,
  stage: string,
  claims: readonly Claim[],
  known: (event: string) => KnownEvent,
): StepCoverage => {
  const cell = slice === null ? null : effectiveCell(map, slice, stage)
  if (cell?.kind === 'does not apply') {
    return {
      stage,
      slice,
      applies: false,
      why: cell.why,
      state: null,
      instrumented: 'none',
      observed: 'none',
      events: [],
    }
  }
  const isElsewhere = ({ event }: Claim): boolean => {
    const { sighting } = known(event)
    return sighting !== null && !isSeenIn(map, slice, sighting)
  }
  // Of events that only may be meant, those of other slices are not, once others are seen in the slice.
  const isKnown = claims.some((claim) => known(claim.event).sighting !== null && !isElsewhere(claim))
  const meant = claims.filter((claim) => !(claim.isGuess && isKnown && isElsewhere(claim)))
  const events = meant.map((claim) => {
    const { event, by } = claim
    const { state } = known(event)
    return {
      id: event,
      name: map.events.get(event)?.name ?? event,
      by,
      state: isElsewhere(claim) && state === 'observed' ? ('not of slice' as const) : state,
    }
  })
  const states = events.map(({ state }) => state)
  const seen = states.filter((state) => state !== 'never seen').length
  const observed = states.filter((state) => state === 'observed').length
  return {
    stage,
    slice,
    applies: true,
    why: null,
    state: stepState(states),
    instrumented: shareOf(seen, states.length),
    observed: shareOf(observed, states.length),
    events,
  }
}

/** Whether a step counts as covered to a degree, of those that apply; each is a part of the one before. */
export const DEGREES: Readonly<Record<keyof CoverageTotals, (step: StepCoverage) => boolean>> = {
  steps: () => true,
  claimed: ({ events }) => events.length > 0,
  instrumented: ({ instrumented }) => instrumented === 'all',
  observed: ({ observed }) => observed === 'all',
}

const totalsOf = (steps: readonly StepCoverage[]): CoverageTotals => {
  const applying = steps.filter(({ applies }) => applies)
  const { claimed, instrumented, observed } = DEGREES
  return {
    steps: applying.length,
    claimed: applying.filter(claimed).length,
    instrumented: applying.filter(instrumented).length,
    observed: applying.filter(observed).length,
  }
}

const streamCoverage = (
  { ask: { map }, served }: StepsAsk,
  id: string,
  stream: Stream,
  claims: Claims,
  known: (event: string) => KnownEvent,
): StreamCoverage => {
  const leaves = served(stream)
  const slices: readonly (string | null)[] = leaves.length > 0 ? leaves : [null]
  const steps = slices.flatMap((slice) =>
    stream.stages.map((stage) => stepOf(map, slice, stage, claims(stream, slice, stage), known)),
  )
  return {
    id,
    name: stream.name,
    slices: slices.map((slice) => ({
      id: slice,
      name: slice === null ? 'All' : (map.slices.get(slice)?.name ?? slice),
    })),
    stages: stream.stages.map((stage) => ({ id: stage, name: map.stages.get(stage)?.name ?? stage })),
    steps,
    totals: totalsOf(steps),
  }
}

interface StepsCovered {
  readonly streams: readonly StreamCoverage[]
  /** Those of the map. */
  readonly events: readonly KnownEvent[]
  /** Also of what a step names and the map does not know. */
  readonly known: (event: string) => KnownEvent
}

/** How far each step of each stream is covered; streams that are retired or have no stages are left out. */
export const stepsCovered = (of: StepsAsk): StepsCovered => {
  const { ask, seen, now, stream: only } = of
  const { map, log } = ask
  const sightings = sightingsOf(map, log, seen, ask.until)
  const events = new Map(
    [...map.events.keys()].map((id) => [id, knownEvent(map, id, sightings.get(id) ?? null, now)]),
  )
  const known = (event: string): KnownEvent =>
    events.get(event) ?? knownEvent(map, event, sightings.get(event) ?? null, now)
  const claims = claimsIn(map)
  const streams = [...map.streams].flatMap(([id, stream]) =>
    stream.lifecycle === 'retired' || stream.stages.length === 0 || (only !== null && only !== id)
      ? []
      : [streamCoverage(of, id, stream, claims, known)],
  )
  return { streams, events: [...events.values()], known }
}

/** Coverage of all steps, with what it lacks. Source: Millrace; the three degrees are those of instrumentation. */
export const coverageAnswer = (of: CoverageAsk): CoverageAnswer => {
  const { ask, seen, now, stream: only, arrivals } = of
  const { map, calendar } = ask
  const { streams, events, known } = stepsCovered(of)
  const told = eventsTold(map, only, streams, events)
  const unclaimed = unclaimedTold(map, only, seen)
  const { of: selected, window, simulated, data, timeZone } = journeyFrameOf(ask)
  return {
    asOf: isoInstant(now, calendar.zone),
    of: selected,
    window,
    timeZone,
    simulated,
    data,
    stream: only,
    totals: totalsOf(streams.flatMap(({ steps }) => steps)),
    streams: [...streams],
    gaps: gapsOf({ ...of, streams, known }),
    events: told.shown.map((event) => eventCoverage(map, calendar.zone, event)),
    unclaimed: unclaimed.shown.map((one) => unclaimedActivity(map, calendar.zone, one)),
    leftOut: { events: told.leftOut, unclaimed: unclaimed.leftOut },
    arrivals: arrivals((source) => only === null || isSourceOf(map, only, source)),
  }
}
