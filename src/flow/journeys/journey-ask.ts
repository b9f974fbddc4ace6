/** What every question about journeys is asked with: the journeys, which of them are meant, and the frame of the answer. */
import type { ValueStreamMap } from '../../model/schema.ts'
import type { FlowAnswer } from '../answers.ts'
import type { Micros } from '../event.ts'
import { FLOW_ITEM_TYPES } from '../facts.ts'
import type { Window } from '../measures/measures.ts'
import { frameOf, type Ask } from '../report.ts'
import type { FlowRequest } from '../request.ts'
import type { MixedJourneys } from '../service/mixed-journeys.ts'
import type { StreamCoverage } from './coverage/coverage-answer.ts'
import { setsWith, sizeOf, spanOfJourney, type JourneyLog } from './journey-log.ts'
import { those } from './those.ts'

/** Something kept that no event carries: a business result, the answer of a probe. */
export interface KeptRecord {
  readonly name: string
  readonly at: Micros
  readonly value: unknown
}

/**
 * A request for journeys, as `Ask` for all flow: window, reach, calendar, `until`. `log` holds all journeys of the
 * stream (of all streams without one), whatever the window; `chosen` those of the slice and type asked for.
 */
export interface JourneyAsk extends Ask {
  readonly log: JourneyLog
  /** Indexes into the log, ascending. */
  readonly chosen: Int32Array
  /** The records of a kind, in the order in which they were kept; of one name only, if it is given. */
  readonly records: (kind: string, name?: string) => Promise<readonly KeptRecord[]>
  /** Which journeys mix, as the events tell; absent where no events are at hand. */
  readonly mixed?: MixedJourneys
  /** How far the steps of all streams are covered by its journeys; absent where no store is at hand. */
  readonly coverage?: () => Promise<readonly StreamCoverage[]>
  /** The same ask of another selection or window. @throws RequestError */
  readonly askAgain: (request: FlowRequest) => Promise<JourneyAsk>
}

/** What every answer about journeys says beside its figures; `of.measured` is `journeys`. */
export type JourneyFrame = ReturnType<typeof journeyFrameOf>

export const journeyFrameOf = (
  ask: JourneyAsk,
): Pick<FlowAnswer, 'of' | 'window' | 'timeZone' | 'policies' | 'warnings' | 'simulated' | 'data'> =>
  frameOf(ask)

/** The journeys of the slices and types that are selected. */
export const chosenIn = (log: JourneyLog, { slices, types }: Ask['request']['of']): Int32Array => {
  // A slice without any journey has no code; NONE is that of journeys without a slice.
  const inSlice =
    slices &&
    new Set(slices.flatMap((slice) => (log.slices.includes(slice) ? [log.slices.indexOf(slice)] : [])))
  const ofType = types && new Set(types.map((type) => FLOW_ITEM_TYPES.indexOf(type)))
  const chosen = new Int32Array(sizeOf(log))
  let n = 0
  for (let i = 0; i < chosen.length; i++) {
    if (inSlice && !inSlice.has(log.slice[i] ?? -1)) continue
    if (ofType && !ofType.has(log.type[i] ?? -1)) continue
    chosen[n++] = i
  }
  return chosen.slice(0, n)
}

/**
 * When a journey began: at its first trigger, where the stream names one (`proofPoints.trigger`), else at its first
 * event. NaN for a journey without the trigger: it is none of the stream's journeys begun.
 */
export const beginnings = (log: JourneyLog, trigger: string | undefined): Float64Array => {
  const triggers = trigger === undefined ? null : setsWith(log, trigger)
  return Float64Array.from({ length: sizeOf(log) }, (_, journey) => {
    const [from, to] = spanOfJourney(log, journey)
    if (triggers === null) return log.at[from] ?? NaN
    for (let i = from; i < to; i++) if (triggers[log.proofs[i] ?? 0]) return log.at[i] ?? NaN
    return NaN
  })
}

/** Those of the journeys that began in the window: a cohort. */
export const begunIn = (
  chosen: Int32Array,
  began: Float64Array,
  { from, to }: Window,
  until: Micros,
): Int32Array =>
  those(chosen, (journey) => {
    const at = began[journey] ?? NaN
    return at >= from && at < to && at <= until
  })

/** The trigger of the stream that is asked for, if the map names one. */
export const triggerOf = (map: ValueStreamMap, stream: string | null): string | undefined =>
  stream === null ? undefined : map.streams.get(stream)?.proofPoints?.trigger
