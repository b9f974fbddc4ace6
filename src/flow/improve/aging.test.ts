import { expect, test } from 'vitest'
import { openItemAnswer, type AgingContext } from './aging.ts'
import type { OpenItem } from '../measures/measures.ts'
import { ALL_PERCENTS } from './pace.ts'

const DAY = 86_400_000_000
const NOW = Date.UTC(2026, 10, 20) * 1000

const item: OpenItem = {
  source: 'jira',
  item: '7',
  pass: 0,
  label: 'SHOP-7',
  title: 'Gift cards',
  url: null,
  type: 'feature',
  stage: 'review',
  state: 'waiting',
  reason: null,
  status: 'Ready for review',
  blockedBy: null,
  costOfDelay: 7000,
  start: NOW - 12 * DAY,
  startCensored: false,
  inStageSince: NOW - 3 * DAY,
  lastAt: NOW - 2 * DAY,
}

/** 100 done items: they left review at ages of 0.2 to 20 days, and were done at 0.4 to 40. */
const context: AgingContext = {
  zone: 'UTC',
  asOf: NOW,
  leaving: new Map([
    ['review', { stage: 'review', n: 100, percentiles: ALL_PERCENTS.map((n) => n * 0.2 * DAY) }],
  ]),
  flowTimes: ALL_PERCENTS.map((n) => n * 0.4 * DAY),
  expectation: { percent: 85, seconds: 10 * 86_400 },
  staleAfterDays: 30,
}

test('ages, pace, expectation and cost of delay', () => {
  expect(openItemAnswer(item, context)).toEqual({
    source: 'jira',
    item: '7',
    label: 'SHOP-7',
    title: 'Gift cards',
    url: null,
    type: 'feature',
    stage: 'review',
    state: 'waiting',
    reason: null,
    status: 'Ready for review',
    blockedBy: null,
    start: '2026-11-08T00:00:00+00:00',
    startCensored: false,
    ageSeconds: 12 * 86_400,
    inStageSeconds: 3 * 86_400,
    silentSeconds: 2 * 86_400,
    // 60 of the 100 left review at an age of 12 days or less.
    pace: 60,
    stale: false,
    beyondExpectation: true,
    costOfDelayPerWeek: 7000,
    // 30 of the 100 took 12 days or less; half of the others took 26: 14 days, two weeks, to go.
    cd3: expect.closeTo(3500, 6),
  })
})

test('stale is not old, and what is not known is null', () => {
  const silent = openItemAnswer(
    { ...item, lastAt: NOW - 31 * DAY, costOfDelay: null },
    { ...context, expectation: null },
  )
  expect(silent).toMatchObject({ stale: true, beyondExpectation: null, costOfDelayPerWeek: null, cd3: null })
  const elsewhere = openItemAnswer({ ...item, stage: 'ship', start: NOW - 41 * DAY }, context)
  expect(elsewhere).toMatchObject({ pace: null, stale: false, beyondExpectation: true, cd3: null })
})
