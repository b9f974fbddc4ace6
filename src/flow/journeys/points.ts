/**
 * Points of a journey: what a funnel steps through, and between which times are taken. A point is a business event, a
 * stage, an activity in the tool's own words, the beginning, or the end.
 */
import { FLOW_STATES } from '../../model/schema.ts'
import { oneOf } from '../request.ts'
import { triggerOf, type JourneyAsk } from './journey-ask.ts'
import { setsWith, type JourneyLog } from './journey-log.ts'

export const POINT_KINDS = ['event', 'stage', 'activity', 'beginning', 'done'] as const
type PointKind = (typeof POINT_KINDS)[number]

export interface Point {
  /** As it is asked for. */
  readonly id: string
  /** As people call it. */
  readonly name: string
  readonly kind: PointKind
  /** Whether a moment of the log shows it. Of the beginning: whether it is the first of the journey. */
  readonly shows: (moment: number) => boolean
}

const BEGINNING = 'beginning'
export const DONE = 'done'
const DONE_STATE = FLOW_STATES.indexOf('done')

/**
 * Whether a moment has a code that is marked: almost every point is shown so, and a walk through millions of moments is
 * several times as fast where one and the same function tells.
 */
const markedBy =
  (column: Int32Array | Uint8Array, marks: Uint8Array): Point['shows'] =>
  (moment) =>
    marks[column[moment] ?? -1] === 1

const eventPoint = ({ map, log }: JourneyAsk, id: string): Point => ({
  id,
  name: map.events.get(id)?.name ?? id,
  kind: 'event',
  shows: markedBy(log.proofs, setsWith(log, id)),
})

const firstsOf = new WeakMap<JourneyLog, Uint8Array>()

/** 1 for each moment with which a journey begins. */
const firstMoments = (log: JourneyLog): Uint8Array => {
  const known = firstsOf.get(log)
  if (known) return known
  const firsts = new Uint8Array(log.at.length)
  for (const offset of log.offsets) firsts[offset] = 1
  firstsOf.set(log, firsts)
  return firsts
}

/** Shown by the moment at which a journey comes to be done, not by those at which it still is. */
const donePoint = ({ log }: JourneyAsk): Point => {
  const firsts = firstMoments(log)
  return {
    id: DONE,
    name: 'Done',
    kind: 'done',
    shows: (moment) =>
      log.state[moment] === DONE_STATE && (firsts[moment] === 1 || log.state[moment - 1] !== DONE_STATE),
  }
}

const beginningPoint = ({ log }: JourneyAsk): Point => ({
  id: BEGINNING,
  name: 'First event',
  kind: 'beginning',
  shows: markedBy(firstMoments(log), Uint8Array.of(0, 1)),
})

/** What begins the journeys of the stream: the trigger that the map names, else the first event. */
export const beginningOf = (ask: JourneyAsk): Point => {
  const trigger = triggerOf(ask.map, ask.request.stream)
  return trigger === undefined ? beginningPoint(ask) : eventPoint(ask, trigger)
}

/** What finishes them: the finish line that the map names, else being done. */
export const finishOf = (ask: JourneyAsk): Point => {
  const { stream } = ask.request
  const finish = stream === null ? undefined : ask.map.streams.get(stream)?.proofPoints?.finishLine
  return finish === undefined ? donePoint(ask) : eventPoint(ask, finish)
}

/** The events whose completions are counted: the finish line, and further ones that the map names. */
export const completionsOf = (ask: JourneyAsk): Point[] => {
  const { stream } = ask.request
  const further = stream === null ? [] : (ask.map.streams.get(stream)?.proofPoints?.completions ?? [])
  const finish = finishOf(ask)
  return [finish, ...further.filter((id) => id !== finish.id).map((id) => eventPoint(ask, id))]
}

/** The stages of the stream in their order; those of the whole journey without a stream, or where it names none. */
export const stagesAsked = ({ map, request }: Pick<JourneyAsk, 'map' | 'request'>): readonly string[] => {
  const own = request.stream === null ? [] : (map.streams.get(request.stream)?.stages ?? [])
  return own.length > 0 ? own : [...map.stages.keys()]
}

/** How far along the stages each moment is: by its stage, by the stages of what it proves; at the finish beyond all. */
const ranksOf = (ask: JourneyAsk, stages: readonly string[]): ((moment: number) => number) => {
  const { log, map } = ask
  const finish = finishOf(ask)
  const ofStage = Int32Array.from(log.stages, (stage) => stages.indexOf(stage))
  const ofProofs = Int32Array.from(log.proofSets, (set) =>
    Math.max(-1, ...set.map((event) => stages.indexOf(map.events.get(event)?.stage ?? ''))),
  )
  return (moment) =>
    finish.shows(moment)
      ? stages.length
      : Math.max(ofStage[log.stage[moment] ?? -1] ?? -1, ofProofs[log.proofs[moment] ?? 0] ?? -1)
}

/** A stage as a point: the journey is in it, or beyond it. */
const stagePoints = (ask: JourneyAsk): ReadonlyMap<string, Point> => {
  const stages = stagesAsked(ask)
  const rank = ranksOf(ask, stages)
  return new Map(
    stages.map((id, i) => [
      id,
      { id, name: ask.map.stages.get(id)?.name ?? id, kind: 'stage', shows: (moment) => rank(moment) >= i },
    ]),
  )
}

/** More activities than these nobody chooses from. */
const MOST_ACTIVITIES = 100

const activityPoint = ({ log }: JourneyAsk, id: string): Point => {
  const marks = Uint8Array.from(log.activities, (one) => (one === id ? 1 : 0))
  return { id, name: id, kind: 'activity', shows: markedBy(log.activity, marks) }
}

/**
 * The points that are asked for by their words: business events of the map, stages of the stream, activities of the
 * log, `beginning` and `done`, in this order of preference.
 *
 * @throws RequestError for a word that is none of these.
 */
export const pointsOf = (ask: JourneyAsk, words: readonly string[]): Point[] => {
  const stages = stagePoints(ask)
  return words.map((word) => {
    if (ask.map.events.has(word)) return eventPoint(ask, word)
    const stage = stages.get(word)
    if (stage) return stage
    if (ask.log.activities.includes(word)) return activityPoint(ask, word)
    const known = new Set([
      ...ask.map.events.keys(),
      ...stages.keys(),
      BEGINNING,
      DONE,
      ...ask.log.activities.slice(0, MOST_ACTIVITIES),
    ])
    return oneOf('step', word, [...known]) === DONE ? donePoint(ask) : beginningPoint(ask)
  })
}

/**
 * What the funnel of a stream steps through unless it is told: the stages up to that of the finish line, then the
 * finish line. Without stages: from the beginning to the finish.
 */
export const defaultPoints = (ask: JourneyAsk): Point[] => {
  const finish = finishOf(ask)
  const stages = [...stagePoints(ask).values()]
  const last = ask.map.events.get(finish.id)?.stage
  const to = last === undefined ? -1 : stages.findIndex(({ id }) => id === last)
  const steps = to === -1 ? stages : stages.slice(0, to + 1)
  return [...(steps.length > 0 ? steps : [beginningOf(ask)]), finish]
}

/** What can be asked for: the events of the map that the log holds, the stages, the activities of the log. */
export const pointsToAsk = (ask: JourneyAsk): Point[] => {
  const seen = new Set(ask.log.proofSets.flat())
  const events = [...ask.map.events.keys()].filter((id) => seen.has(id))
  const stages = stagesAsked(ask).filter((id) => !ask.map.events.has(id))
  const activities = ask.log.activities.filter((id) => !events.includes(id) && !stages.includes(id))
  return pointsOf(ask, [...events, ...stages, ...activities.slice(0, MOST_ACTIVITIES)])
}
