/**
 * From when to when an item flows: how the choices of its stream (`measuring: { start, end, reopened }`) cut its
 * flow time out of its states. They change what a state means, before the fold cuts visits: work before the start is
 * `new`, work from the end on is `done`. All that is derived then follows, and visits still tile start to end.
 */
import type { MeasuringChoices, Source } from '../model/schema.ts'
import { isInProgress } from './facts.ts'
import type { Meaning } from './reading.ts'

export interface Span {
  /** What work after done means. */
  readonly reopened: 'continue' | 'newVisit'
  /** Flow time starts with the item's creation, whatever state it is in then. */
  readonly startsAtCreation: boolean
  /** What a state means for an item that has started, or has not. */
  read(meaning: Meaning, started: boolean): Meaning
}

/** What work after done means where the stream says nothing. */
export const reopenedIn = (
  choices: MeasuringChoices,
  measured: Source['measures'],
): NonNullable<MeasuringChoices['reopened']> =>
  choices.reopened ?? (measured === 'journeys' ? 'newVisit' : 'continue')

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
    read: (meaning, started) => {
      if (meaning.state === 'new' && startsAtCreation) return { ...meaning, state: 'waiting' }
      if (!isInProgress(meaning.state)) return meaning
      if (endsIn?.(meaning.stage)) return { ...meaning, state: 'done', reason: null }
      return started || hasStarted(meaning) ? meaning : { ...meaning, state: 'new', reason: null }
    },
  }
}
