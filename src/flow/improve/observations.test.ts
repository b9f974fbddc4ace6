import { describe, expect, test } from 'vitest'
import { bottleneck, activePeriod, growthOfLoad, shareOfWait } from './bottleneck.ts'
import { waitsFor } from './next.ts'
import { observationsOf } from './observations.ts'
import type { Observed } from './observing.ts'
import type { TrendChange } from './trend.ts'
import type { OpenItemAnswer } from '../view-answers.ts'

const DAY = 86_400

const item: OpenItemAnswer = {
  source: 'jira',
  item: '7',
  label: 'SHOP-7',
  title: null,
  url: null,
  type: 'feature',
  stage: 'review',
  state: 'waiting',
  reason: null,
  status: 'Ready for review',
  blockedBy: null,
  start: '2026-11-08T00:00:00+00:00',
  startCensored: false,
  ageSeconds: 12 * DAY,
  inStageSeconds: 3 * DAY,
  silentSeconds: 0,
  pace: 60,
  stale: false,
  beyondExpectation: null,
  costOfDelayPerWeek: null,
  cd3: null,
}

/** Nothing stands out. */
const calm: Observed = {
  of: { measured: 'work', stream: 'shop', slice: null, team: null, type: null },
  window: { from: '2026-06-01', to: '2026-11-30', by: 'week', asOf: '2026-11-30' },
  data: { kind: 'ok' },
  bottleneck: bottleneck([shareOfWait([]), growthOfLoad([], []), activePeriod([])]),
  aging: { stages: [], items: [item], expectation: null, staleAfterDays: 30 },
  changes: [],
  balance: { arrivals: 100, done: 90, canceled: 5, load: 10, timeToClear: 2 },
  rework: { n: 90, reworked: 4, reworkSeconds: 0, backward: [] },
  mix: {
    whole: {
      feature: 50,
      defect: 30,
      risk: 10,
      debt: 10,
      unclassified: 0,
      n: 90,
      basis: 'completed',
      counts: {},
    } as unknown as Observed['mix']['whole'],
    target: { feature: 55, defect: 25, risk: 10, debt: 10 },
  },
  flowSeconds: Float64Array.from({ length: 20 }, (_, i) => (i + 1) * DAY),
}

const seen = (change: Partial<Observed>) =>
  observationsOf({ ...calm, ...change }).map(({ id, sentence }) => ({ id, sentence }))

test('nothing stands out, nothing is said', () => {
  expect(seen({})).toEqual([])
})

describe('each on its own', () => {
  test.each<[string, Partial<Observed>, string]>([
    [
      'data-stale',
      {
        data: {
          kind: 'stale',
          since: '2026-10-01',
          why: 'No event since 2026-10-01: figures are as of that day.',
        },
      },
      'No event since 2026-10-01: figures are as of that day.',
    ],
    [
      'bottleneck',
      {
        bottleneck: bottleneck([
          shareOfWait([{ stage: 'review', reason: null, items: 1, time: 1 }]),
          growthOfLoad([], []),
          activePeriod([{ stage: 'review', value: 1, sole: 1 }]),
        ]),
      },
      'Two of three methods point to “review”; growth of load points to none.',
    ],
    [
      'expectation-missed',
      { aging: { ...calm.aging, expectation: { percent: 85, seconds: 16 * DAY } } },
      '80 % of the 20 items done took no longer than 16 days; expected are 85 %.',
    ],
    [
      'expectation-exceeded',
      {
        aging: {
          ...calm.aging,
          items: [item, { ...item, beyondExpectation: true }],
          expectation: { percent: 85, seconds: 17 * DAY },
        },
      },
      '1 of 2 items in progress is older than 17 days, within which 85 % are expected to be done.',
    ],
    [
      'aging-late',
      {
        aging: {
          ...calm.aging,
          items: [
            { ...item, pace: 85 },
            { ...item, pace: 84 },
          ],
        },
      },
      '1 of 2 items in progress is older than 85 % of the done ones were when they left the same stage; the oldest is SHOP-7, 12 days old.',
    ],
    [
      'aging-stale',
      {
        aging: {
          ...calm.aging,
          items: [
            { ...item, stale: true },
            { ...item, stale: true },
          ],
        },
      },
      '2 of 2 items in progress have had no event for more than 30 days.',
    ],
    [
      'balance',
      { balance: { arrivals: 100, done: 80, canceled: 5, load: 30, timeToClear: null } },
      'More is started than ends: 100 items started, 85 ended. At this velocity what is in progress (30) would be done never.',
    ],
    [
      'rework',
      {
        rework: {
          n: 90,
          reworked: 18,
          reworkSeconds: DAY,
          backward: [{ from: 'test', to: 'build', count: 12 }],
        },
      },
      '18 of 90 items done (20 %) were reopened or went back to a stage that they had left. Most often they went back from “test” to “build” (12 ×).',
    ],
    [
      'mix',
      { mix: { ...calm.mix, target: { feature: 70, defect: 20, risk: 5, debt: 5 } } },
      '50 % of the 90 items done are of the type feature; aimed at are 70 %.',
    ],
  ])('%s', (id, change, sentence) => {
    expect(seen(change)).toEqual([{ id, sentence }])
  })
})

describe('changes of trend', () => {
  const change = (metric: TrendChange['metric'], at: string, direction: 'up' | 'down'): TrendChange => ({
    metric,
    at,
    direction,
    rule: 'eight on one side',
    before: 1,
    after: 2,
    sentence: `${metric} ${direction} at ${at}.`,
    alongside: ['Flow velocity fell in the week of x.', 'The review spring was held.'],
    evidence: [{ name: 'After', words: metric, figure: null, view: null }],
  })
  test('those of one time are one observation, with what else was then; a worse one comes first', () => {
    const changes = [
      change('velocity', '2026-11-02', 'up'),
      change('flowTime', '2026-08-17', 'up'),
      change('velocity', '2026-08-10', 'down'),
    ]
    const found = observationsOf({ ...calm, changes })
    expect(
      found.map(({ sentence, advice, at, evidence }) => ({ sentence, advice, at, n: evidence.length })),
    ).toEqual([
      {
        sentence:
          'velocity down at 2026-08-10. flowTime up at 2026-08-17. At the same time: The review spring was held.',
        advice: 'Ask what was different then.',
        at: '2026-08-10',
        n: 2,
      },
      {
        sentence: 'velocity up at 2026-11-02. At the same time: The review spring was held.',
        advice: 'Keep what was different then.',
        at: '2026-11-02',
        n: 1,
      },
    ])
  })
})

test('a change of less than a tenth is in the list of changes only', () => {
  const small: TrendChange = {
    metric: 'efficiency',
    at: '2026-11-02',
    direction: 'down',
    rule: 'eight on one side',
    before: 0.6,
    after: 0.59,
    sentence: 'Flow efficiency fell.',
    alongside: [],
    evidence: [],
  }
  expect(seen({ changes: [small] })).toEqual([])
  expect(seen({ changes: [{ ...small, after: 0.5 }] })).toHaveLength(1)
})

test('what is wrong with the data comes first, then what holds up most', () => {
  const order = seen({
    data: { kind: 'stale', since: '2026-10-01', why: 'Silent.' },
    balance: { arrivals: 100, done: 50, canceled: 0, load: 30, timeToClear: 3 },
    aging: { ...calm.aging, items: [{ ...item, stale: true }], expectation: { percent: 85, seconds: DAY } },
    mix: { ...calm.mix, target: { feature: 0, defect: 50, risk: 25, debt: 25 } },
  }).map(({ id }) => id)
  expect(order).toEqual(['data-stale', 'expectation-missed', 'balance', 'aging-stale', 'mix'])
})

test('evidence names the figures by their address', () => {
  const [found] = observationsOf({
    ...calm,
    aging: { ...calm.aging, expectation: { percent: 85, seconds: 16 * DAY } },
  })
  expect(found?.evidence).toEqual([
    {
      name: 'Expectation kept',
      words: '80 % (n = 20)',
      figure: 'expectation.kept?measured=work&stream=shop&from=2026-06-01&to=2026-11-30',
      view: 'flow-time',
    },
  ])
})

describe('what an open item waits for', () => {
  const moves = [
    { from: 'review', to: 'build', count: 2, time: 0 },
    { from: 'review', to: 'ship', count: 9, time: 0 },
    { from: 'ship', to: null, count: 9, time: 0 },
  ]
  const place = '“review” (status “Ready for review”), where it has been since 2026-11-17 (3 days)'
  test.each<[Partial<OpenItemAnswer>, string]>([
    [{}, `Waiting in ${place}; from there items usually go on to “ship”.`],
    [{ reason: 'paused' }, `Paused in ${place}; from there items usually go on to “ship”.`],
    [{ blockedBy: 'PAY-3' }, `Blocked by “PAY-3”, in ${place}.`],
    [
      { state: 'active', stage: 'ship', status: null },
      'Being worked on in “ship”, where it has been since 2026-11-17 (3 days); from there items usually end.',
    ],
    [
      { stage: 'elsewhere', status: 'elsewhere' },
      'Waiting in “elsewhere”, where it has been since 2026-11-17 (3 days).',
    ],
  ])('%j', (change, words) => {
    expect(waitsFor({ ...item, ...change }, '2026-11-17', moves)).toBe(words)
  })
})
