/**
 * From when to when an item flows: how the choices of its stream (`measuring: { start, end, reopened }`) cut its
 * flow time out of its states. They change what a state means, before the fold cuts visits: work before the start is
 * `new`, work from the end on is `done`. All that is derived then follows, and visits still tile start to end.
 */
import { secondsOf, type MeasuringChoices, type Source } from '../model/schema.ts'
import { MICROS_PER_SECOND, type Micros } from './event.ts'
import { isInProgress } from './facts.ts'
import type { Meaning } from './reading.ts'

export interface Span {
  /** What work after done means. */
  readonly reopened: 'continue' | 'newVisit'
  /** Flow time starts with the item's creation, whatever state it is in then. */
  readonly startsAtCreation: boolean
  /** After so long in a stage without a further event a journey counts as abandoned; null for never. */
  abandonedAfter(stage: string | null): Micros | null
  /** Whether who comes back after that begins a new journey; else the journey was not abandoned after all. */
  readonly beginsAnew: boolean
  /** What a state means for an item that has started, or has not. */
  read(meaning: Meaning, started: boolean): Meaning
}

/** What work after done means where the stream says nothing. */
export const reopenedIn = (
  choices: MeasuringChoices,
  measured: Source['measures'],
): NonNullable<MeasuringChoices['reopened']> =>
  choices.reopened ?? (measured === 'journeys' ? 'newVisit' : 'continue')

type Abandoning = Pick<Span, 'abandonedAfter' | 'beginsAnew'>

const microsOf = (duration: string): Micros => Math.round(secondsOf(duration) * MICROS_PER_SECOND)

/** The abandonment window. Delivery work is never abandoned: what nobody touches is stale, and still load. */
const abandoningOf = ({ abandonment }: MeasuringChoices, measured: Source['measures']): Abandoning => {
  if (abandonment === undefined || measured !== 'journeys') {
    return { abandonedAfter: () => null, beginsAnew: false }
  }
  const { after, stages, comesBack } =
    typeof abandonment === 'string' ? { after: abandonment, stages: {}, comesBack: 'continues' } : abandonment
  const window = microsOf(after)
  const windows = new Map(Object.entries(stages).map(([stage, own]) => [stage, microsOf(own)]))
  return {
    abandonedAfter: (stage) => (stage === null ? window : (windows.get(stage) ?? window)),
    beginsAnew: comesBack === 'newJourney',
  }
}

/**
 * @param stages In their order. A stage that is not among them comes neither before nor after any.
 */
export const spanOf = (
  choices: MeasuringChoices,
  measured: Source['measures'],
  stages: readonly string[],
): Span => {
  const { start = 'committed', end = 'done' } = choices
  /** Whether a stage is the one named or comes after it. */
  const from = (named: string): ((stage: string) => boolean) => {
    const later = new Set(stages.includes(named) ? stages.slice(stages.indexOf(named)) : [named])
    return (stage) => later.has(stage)
  }
  const endsIn = end === 'done' ? null : from(end.stage)
  const startsIn = typeof start === 'string' ? null : from(start.stage)
  const startsAtCreation = start === 'created'
  const hasStarted = ({ state, stage }: Meaning): boolean =>
    startsIn ? startsIn(stage) : start === 'active' ? state === 'active' : true

  return {
    reopened: reopenedIn(choices, measured),
    startsAtCreation,
    ...abandoningOf(choices, measured),
    read: (meaning, started) => {
      if (meaning.state === 'new' && startsAtCreation) return { ...meaning, state: 'waiting' }
      if (!isInProgress(meaning.state)) return meaning
      if (endsIn?.(meaning.stage)) return { ...meaning, state: 'done', reason: null }
      return started || hasStarted(meaning) ? meaning : { ...meaning, state: 'new', reason: null }
    },
  }
}
