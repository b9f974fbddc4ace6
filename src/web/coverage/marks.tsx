/** How far a step is covered: three marks, each a shape with its word, never a colour alone. */
import type { EventState, ShareWord, StepCoverage } from '../../flow/journeys/coverage/coverage-answer.ts'

const SHAPES: Readonly<Record<ShareWord, string>> = { all: '●', some: '◐', none: '○' }

const Mark = ({ share, n, of, word }: { share: ShareWord; n: number; of: number; word: string }) => (
  <li className={`coverage-mark ${share}`}>
    <span aria-hidden="true">{SHAPES[share]}</span>{' '}
    {share === 'none' ? `not ${word}` : share === 'some' ? `${n} of ${of} ${word}` : word}
  </li>
)

export const StepMarks = ({ step }: { step: StepCoverage }) => {
  const { events, instrumented, observed } = step
  const seen = events.filter(({ state }) => state !== 'never seen').length
  const now = events.filter(({ state }) => state === 'observed').length
  return (
    <ul className="plain coverage-marks">
      <Mark share={events.length > 0 ? 'all' : 'none'} n={events.length} of={events.length} word="claimed" />
      <Mark share={instrumented} n={seen} of={events.length} word="instrumented" />
      <Mark share={observed} n={now} of={events.length} word="observed" />
    </ul>
  )
}

const EVENT_WORDS: Readonly<Record<EventState, string>> = {
  'never seen': 'never seen',
  silent: 'silent',
  'not of slice': 'not of this slice',
  observed: 'observed',
}

/** What is not observed stands out; what is as it should be does not. */
export const EventTag = ({ state }: { state: EventState }) => (
  <span className={`tag ${state === 'observed' ? '' : state === 'never seen' ? 'bad' : 'warn'}`}>
    {EVENT_WORDS[state]}
  </span>
)
