/** What the tests of the fold share: a tracker with a status of each meaning, its events, and random histories. */
import fc from 'fast-check'
import { loadMap } from '../model/load.ts'
import { JiraSource, Stream, type MeasuringChoices, type Source } from '../model/schema.ts'
import type { SourceEvent } from './event.ts'
import type { Visit } from './facts.ts'
import { readingOf, type SourceReading } from './reading.ts'

export const HOUR = 3600 * 1_000_000

export const tracker = JiraSource.parse({
  kind: 'jira',
  name: 'Tracker',
  stream: 'checkout',
  states: {
    Backlog: 'new',
    Ready: 'waiting',
    Doing: { state: 'active', stage: 'develop' },
    Blocked: { state: 'paused', stage: 'develop' },
    Review: 'active',
    Done: 'done',
    Closed: 'done',
    Rejected: 'canceled',
    Parked: 'ignored',
    Comment: 'keep',
  },
  classify: [
    { when: { type: 'Bug' }, as: 'defect' },
    { when: { type: 'Story' }, as: 'feature' },
    { when: { labels: 'security-*' }, as: 'risk' },
  ],
})

const streamWith = (name: string, measuring: MeasuringChoices): Stream =>
  Stream.parse({
    name,
    kind: 'top-level',
    promise: 'Shoppers pay without friction',
    for: ['shoppers'],
    trigger: 'cart',
    finishLine: 'paid',
    outcome: 'paid',
    measuring,
  })

/** How a source is read where the stream `checkout` is measured by these choices, and `returns` by none. */
export const readingWith = (choices: MeasuringChoices = {}, source: Source = tracker): SourceReading =>
  readingOf('tracker', source, {
    ...loadMap([]).map,
    streams: new Map([
      ['checkout', streamWith('Checkout', choices)],
      ['returns', streamWith('Returns', {})],
    ]),
    sources: new Map([['tracker', source]]),
    stages: new Map(['find', 'buy'].map((id) => [id, { name: id }])),
  })

let count = 0

/** An event of the item A-1. A state enters it; null changes fields only. */
export const event = (at: number, state: string | null, more: Partial<SourceEvent> = {}): SourceEvent => ({
  source: 'tracker',
  id: more.id ?? `e${(count += 1)}`,
  item: 'A-1',
  at,
  ord: 0,
  received: 0,
  step: state === null ? 'fields' : 'enter',
  state,
  instance: null,
  fields: null,
  was: null,
  fault: null,
  partial: false,
  ref: null,
  ...more,
})

/** Visits in hours: stage, state, type, from, to, and what is special about it. */
export const shape = (visits: readonly Visit[]): unknown[] =>
  visits.map(({ stage, state, type, at, end, reason, skipped }) => [
    stage,
    state,
    type,
    at / HOUR,
    end === null ? null : end / HOUR,
    ...(reason === null ? [] : [reason]),
    ...(skipped ? ['skipped'] : []),
  ])

const STATUSES = [...Object.keys(tracker.states), 'Odd']

/** A random history of one item, with ties and without. */
export const moves: fc.Arbitrary<SourceEvent[]> = fc
  .array(
    fc.record({
      at: fc
        .oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 400 }))
        .map((hours) => hours * HOUR),
      state: fc.option(fc.constantFrom(...STATUSES), { freq: 6 }),
      type: fc.option(fc.constantFrom('Bug', 'Story', 'Task'), { freq: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(({ at, state, type }, i) =>
      event(at, state, { id: `r${i}`, ord: i, fields: type ? { type } : null }),
    ),
  )
