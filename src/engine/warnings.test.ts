import { expect, test } from 'vitest'
import type { SourceSummary } from '../store/store.ts'
import { allGaps } from './warnings.ts'

const summary = (more: Partial<SourceSummary>): SourceSummary => ({
  source: 'shop',
  events: 9,
  items: 1234,
  first: null,
  last: null,
  received: null,
  unmapped: {},
  unclassified: 0,
  withoutStream: 0,
  quarantined: 0,
  ...more,
})

test('what is left out is told with what to do, in the words of work', () => {
  const gaps = summary({ unmapped: { QA: 1 }, unclassified: 1000, withoutStream: 2, quarantined: 1 })
  expect(allGaps(gaps, 'work')).toEqual([
    'The map does not say what this status means; time in it is left out: QA (1 item). Add to sources.shop.states.',
    '2 items match no rule of sources.shop.stream: they belong to no stream.',
    '1,000 items of 1,234 match no rule of sources.shop.classify: unclassified.',
    "1 item quarantined: their durations can't be trusted.",
  ])
})

test('of journeys the events that no state is told for, the most frequent by name', () => {
  const unmapped = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`click-${i}`, 1200 - i]))
  expect(allGaps(summary({ unmapped, unclassified: 5 }), 'journeys')).toEqual([
    `The map does not say what these events mean; time in them is left out: click-0 (1,200 journeys), click-1 (1,199 journeys), click-2 (1,198 journeys), click-3 (1,197 journeys), click-4 (1,196 journeys), click-5 (1,195 journeys), click-6 (1,194 journeys), click-7 (1,193 journeys), click-8 (1,192 journeys), click-9 (1,191 journeys) and 2 more. Say what a journey is in from then on: by \`state\` of business events, or under sources.shop.states.`,
  ])
})
