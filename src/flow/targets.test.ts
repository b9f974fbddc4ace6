import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { facts } from './measures/arbitrary-facts.contract.ts'
import type { ItemFact, Visit } from './facts.ts'
import { figuresOf } from './figures/figure.ts'
import { measureFacts } from './measures/measure-facts.ts'
import { flowAnswer } from './report.ts'
import { resolveRequest } from './request.ts'
import { statusOf, targetsOf } from './targets.ts'

const DAY = 86_400_000_000
/** A Thursday. */
const NOW = Date.UTC(2026, 6, 30, 12) * 1000
const monday = (weeksAgo: number): number => Date.UTC(2026, 6, 27) * 1000 - weeksAgo * 7 * DAY

const mapWith = (targets: string, states = 'Ready: waiting, Doing: active, Done: done') =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC }
slices: { everyone: { name: Everyone } }
streams:
  support:
    name: Support
    promise: Whoever reports a problem can work again soon
    for: [everyone]
    trigger: A problem is reported
    finishLine: The reporter can work again
    outcome: Work goes on
    targets:
${targets}
sources:
  tracker: { name: Tracker, kind: jira, stream: support, states: { ${states} } }
`,
    },
  ]).map

interface Done {
  readonly start: number
  readonly done: number | null
  readonly type?: ItemFact['type']
}

/** Items that were active for the first half of their time and waited for the rest. */
const measuresOf = (items: readonly Done[]) => {
  const common = {
    source: 'tracker',
    pass: 0,
    measured: 'work',
    stream: 'support',
    alsoIn: [],
    slice: null,
    team: null,
    counts: 'always',
  } as const
  const facts_ = items.map(({ start, done, type = 'feature' }, i): ItemFact => ({
    ...common,
    item: String(i),
    parent: null,
    blockedBy: null,
    costOfDelay: null,
    movesStage: null,
    movesSlice: null,
    cost: null,
    abandonedFrom: null,
    type,
    label: `S-${i}`,
    title: null,
    url: null,
    created: start,
    start,
    done,
    canceled: null,
    state: done === null ? 'active' : 'done',
    stage: 'build',
    status: null,
    active: done === null ? 0 : (done - start) / 2,
    waiting: done === null ? 0 : (done - start) / 2,
    reopened: 0,
    rework: 0,
    startCensored: false,
    quarantine: null,
    unmapped: [],
    lastAt: done ?? NOW - DAY,
    events: 2,
  }))
  const visits = facts_.map((fact): Visit => ({
    ...common,
    item: fact.item,
    nth: 0,
    type: fact.type,
    stage: 'build',
    state: 'active',
    reason: null,
    at: fact.start ?? 0,
    end: fact.done,
    skipped: false,
    nextStage: null,
  }))
  return measureFacts(facts_, visits)
}

/** Four weeks: 1, 2, 3 and 4 items done, each after as many days as its week says; 2 in progress. */
const history: Done[] = [
  ...[4, 3, 2, 1].flatMap((weeksAgo) =>
    Array.from({ length: 5 - weeksAgo }, () => ({
      start: monday(weeksAgo),
      done: monday(weeksAgo) + (5 - weeksAgo) * DAY,
      type: weeksAgo === 1 ? ('debt' as const) : ('feature' as const),
    })),
  ),
  { start: NOW - 2 * DAY, done: null },
  { start: NOW - 3 * DAY, done: null },
]

const judged = async (target: string, items = history, states?: string) => {
  const [answer] = await targetsOf(measuresOf(items), mapWith(`      it: ${target}`, states), null, NOW)
  if (!answer) throw new Error('no target')
  return answer
}

describe('status', () => {
  test.each([
    ['atMost', 10, undefined, 9, 'met'],
    ['atMost', 10, undefined, 9.01, 'at risk'],
    ['atMost', 10, undefined, 10, 'at risk'],
    ['atMost', 10, undefined, 10.01, 'breached'],
    ['atMost', 10, 6, 6.5, 'at risk'],
    ['atMost', 0, undefined, 0, 'met'],
    ['atLeast', 20, undefined, 22, 'met'],
    ['atLeast', 20, undefined, 21.9, 'at risk'],
    ['atLeast', 20, undefined, 20, 'at risk'],
    ['atLeast', 20, undefined, 19.9, 'breached'],
    ['atLeast', 20, 30, 29, 'at risk'],
  ] as const)('%s %d, at risk from %s on: %d is %s', async (kind, bound, atRisk, value, status) => {
    const risk = atRisk ?? (kind === 'atMost' ? bound * 0.9 : bound * 1.1)
    expect(statusOf(value, { kind, value: bound, atRisk: Number(risk.toPrecision(12)) })).toBe(status)
  })

  test('worse values never have a better status', () => {
    const order = ['met', 'at risk', 'breached']
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat(1e6), fc.nat(1e6), (bound, a, b) => {
        const status = (value: number) =>
          order.indexOf(statusOf(value, { kind: 'atMost', value: bound, atRisk: bound * 0.9 }))
        return status(Math.min(a, b)) <= status(Math.max(a, b))
      }),
    )
  })
})

describe('each metric', () => {
  test.each([
    [
      '{ metric: velocity, atLeast: 3 }',
      'breached',
      2.5,
      '2.5 items done per week (4 weeks from 2026-06-29 to 2026-07-26, n = 10); the target is at least 3.',
    ],
    [
      '{ metric: velocity, atLeast: 3, over: 2 }',
      'met',
      3.5,
      '3.5 items done per week (2 weeks from 2026-07-13 to 2026-07-26, n = 7); the target is at least 3.',
    ],
    [
      '{ metric: flowTime.p50, atMost: 3 d }',
      'at risk',
      3 * 86_400,
      '50 % of the items done within 3 days (4 weeks from 2026-06-29 to 2026-07-26, n = 10); the target is at most 3 days.',
    ],
    [
      '{ metric: flowTime.p85, atMost: 72 h }',
      'breached',
      4 * 86_400,
      '85 % of the items done within 4 days (4 weeks from 2026-06-29 to 2026-07-26, n = 10); the target is at most 3 days.',
    ],
    [
      '{ metric: load, atMost: 2 }',
      'at risk',
      2,
      '2 items in progress (at 2026-07-30 12:00, n = 2); the target is at most 2.',
    ],
    [
      '{ metric: load.average, atMost: 5 }',
      'met',
      30 / 28,
      '1.1 items in progress on average (4 weeks from 2026-06-29 to 2026-07-26); the target is at most 5.',
    ],
    [
      '{ metric: efficiency, atLeast: 50 % }',
      'at risk',
      0.5,
      '50 % of the time in progress active (4 weeks from 2026-06-29 to 2026-07-26, n = 10); the target is at least 50 %.',
    ],
    [
      '{ metric: distribution.debt, atLeast: 7 % }',
      'met',
      40,
      '40 % of the items done are debt (4 weeks from 2026-06-29 to 2026-07-26, n = 10); the target is at least 7 %.',
    ],
    [
      '{ metric: flowTime.p50, type: debt, atMost: 1 w }',
      'met',
      4 * 86_400,
      '50 % of the items done within 4 days (4 weeks from 2026-06-29 to 2026-07-26, n = 4); the target is at most 7 days.',
    ],
  ])('%s', async (target, status, value, sentence) => {
    const answer = await judged(target)
    expect([answer.status, answer.value, answer.sentence]).toEqual([status, value, sentence])
  })

  test('the value is that of the page with the same window, under the same address', async () => {
    const target = await judged('{ metric: flowTime.p85, atMost: 3 d }')
    const map = mapWith('      it: { metric: load, atMost: 1 }')
    const { from, to, by } = target.window
    const page = await flowAnswer(
      measuresOf(history),
      map,
      resolveRequest({ stream: 'support', measured: 'work', from, to, by }, map),
      NOW,
    )
    expect(target.value).toBe(page.flowTime.p85)
    expect(figuresOf(target)).toEqual(figuresOf(page))
    expect(target.figure.key).toMatch(/^flowTime\.p85\?measured=work&stream=support&from=2026-06-29T/)
  })
})

describe('kinds of nothing', () => {
  test('nothing done: no data, where a share or a time is asked for', async () => {
    const open = [{ start: NOW - 20 * DAY, done: null }]
    expect(await judged('{ metric: flowTime.p85, atMost: 3 d }', open)).toMatchObject({
      status: 'no data',
      value: null,
      sentence: 'Flow time, 85 % within: nothing was done in these periods. The target is at most 3 days.',
    })
    expect(await judged('{ metric: velocity, atLeast: 1 }', open)).toMatchObject({
      status: 'breached',
      value: 0,
    })
  })

  test('no whole period is known yet', async () => {
    const fresh = [{ start: NOW - DAY, done: null }]
    expect(await judged('{ metric: velocity, atLeast: 1 }', fresh)).toMatchObject({
      status: 'no data',
      periods: 0,
      sentence: 'Flow velocity: no whole week is known yet. The target is at least 1.',
    })
    expect(await judged('{ metric: load, atMost: 4 }', fresh)).toMatchObject({ status: 'met', value: 1 })
  })

  test('before there were data is in no mean', async () => {
    const young = [{ start: monday(1), done: monday(1) + DAY }]
    expect(await judged('{ metric: velocity, atLeast: 1 }', [...young, ...history.slice(-2)])).toMatchObject({
      value: 1,
      periods: 1,
    })
  })

  test('no line between waiting and active: not configured', async () => {
    expect(
      await judged('{ metric: efficiency, atLeast: 20 % }', history, 'Doing: active, Done: done'),
    ).toMatchObject({ status: 'not configured', value: null })
  })

  test('no source, no events, a slice that is not there', async () => {
    expect(await judged('{ metric: velocity, measured: journeys, atLeast: 1 }')).toMatchObject({
      status: 'not configured',
    })
    expect(await judged('{ metric: velocity, atLeast: 1 }', [])).toMatchObject({ status: 'no data' })
    expect(await judged('{ metric: velocity, slice: nobody, atLeast: 1 }')).toMatchObject({
      status: 'not configured',
      sentence: 'Flow velocity: the map has no slice `nobody`. The target is at least 1.',
    })
  })

  test('data that has ended is judged as of its end, and says so', async () => {
    const old = history.slice(0, -2).map(({ start, done, type }) => ({
      start: start - 70 * DAY,
      done: (done ?? 0) - 70 * DAY,
      type,
    }))
    const answer = await judged('{ metric: velocity, atLeast: 3 }', old)
    expect(answer).toMatchObject({ status: 'breached', value: 2, data: { kind: 'stale' } })
    expect(answer.sentence).toMatch(/the target is at least 3\. The data ends on 2026-05-15\.$/)
  })
})

test('whatever the data, a status is that of the value', async () => {
  const map = mapWith(`      fast: { metric: flowTime.p85, atMost: 1 s, measured: work }
      few: { metric: load, atMost: 3, measured: work }
      enough: { metric: velocity, atLeast: 2, measured: work }`)
  const named = new Map([...map.streams].map(([, stream]) => ['shop', stream]))
  const sources = new Map(
    [...map.sources].map(([, source]) => ['jira', { ...source, stream: 'shop' } as typeof source]),
  )
  const shop = { ...map, streams: named, sources }
  await fc.assert(
    fc.asyncProperty(facts, fc.integer({ min: 0, max: 40 }), async ({ epoch, derived }, days) => {
      const measures = measureFacts(derived.items, derived.visits)
      for (const one of await targetsOf(measures, shop, 'shop', epoch + days * DAY)) {
        const expected = one.value === null ? ['no data', 'not configured'] : [statusOf(one.value, one.bound)]
        if (!expected.includes(one.status)) return false
      }
      return true
    }),
    { numRuns: 60 },
  )
})
