/** Proof-point coverage on a real store: one map with every kind of gap. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineOn } from '../../test/workspace.ts'
import type { CoverageAnswer } from '../flow/journeys/coverage/coverage-answer.ts'
import { RequestError } from '../flow/request.ts'

const MAP = `
organisation: { name: Test, timeZone: UTC }
slices:
  buyers: { name: Buyers }
  young: { name: Young buyers, within: buyers }
  old: { name: Old buyers, within: buyers }
  firms: { name: Firms }
journey:
  stages:
    look: { name: Look }
    pay: { name: Pay }
    get: { name: Get }
    give: { name: Give back }
events:
  seen: { name: Seen, stage: look }
  paid: { name: Paid, stage: pay, types: [shop.paid, "shop.payment.*"], expected: 1 d }
  big: { name: Paid much, stage: pay, types: [shop.paid], when: { amount: "9*" }, slices: [firms] }
  got: { name: Got, stage: get, types: [shop.got] }
  signed: { name: Signed for, stage: get, types: [shop.signed] }
  shipped: { name: Shipped by work, types: [Shipped] }
streams:
  shop:
    name: Shop
    promise: Goods
    for: [buyers, firms]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: N }
    stages: [look, pay, get, give]
    proofPoints: { trigger: seen }
  bank:
    name: Bank
    kind: supporting
    promise: Money
    for: [shop]
    trigger: T
    finishLine: F
    outcome: O
    stages: [pay]
grid:
  buyers:
    pay: { proof: paid }
    get: { proof: got }
  firms:
    pay: { proof: paid }
    get: { proof: signed }
    give: { doesNotApply: Firms keep what they have }
sources:
  shop:
    name: Shop log
    kind: cloudevents
    measures: journeys
    stream: shop
    slice: [{ when: { who: firms }, is: firms }, { when: { who: young }, is: young }, { when: { who: buyers }, is: buyers }]
    cloudEvents: { from: /shop }
    states: { seen: active, shop.paid: waiting, shop.got: done, shop.clicked: keep }
  old-shop:
    name: Old shop
    kind: cloudevents
    measures: journeys
    staleAfterDays: 5
    stream: shop
    cloudEvents: { from: /old }
    states: { shop.signed: done }
  board:
    name: Board
    kind: cloudevents
    stream: shop
    cloudEvents: { from: /board }
    states: { Shipped: done }
`

const NOW = Date.UTC(2026, 5, 20) * 1000

let nth = 0
const event = (source: string, subject: string, type: string, day: number, data: object = {}) => ({
  specversion: '1.0',
  id: String(nth++),
  source,
  subject,
  type,
  time: new Date(Date.UTC(2026, 5, day)).toISOString(),
  data,
})

let opened: Awaited<ReturnType<typeof engineOn>>
let answer: CoverageAnswer

beforeAll(async () => {
  opened = await engineOn(MAP, () => NOW)
  const taken = await opened.engine.takeCloudEvents([
    event('/shop', 'A', 'seen', 1, { who: 'young' }),
    event('/shop', 'A', 'shop.paid', 15, { amount: '12' }),
    event('/shop', 'A', 'shop.got', 19),
    event('/shop', 'B', 'seen', 2, { who: 'firms' }),
    event('/shop', 'B', 'shop.clicked', 3),
    event('/shop', 'B', 'shop.clicked', 4),
    event('/old', 'Z', 'shop.signed', 10),
    event('/board', 'W-1', 'Shipped', 12),
  ])
  expect(taken).toMatchObject({ accepted: 8, rejected: 0 })
  answer = await opened.engine.journeys.coverage()
})
afterAll(() => opened?.close())

test('each step with its events, and how far it has come', () => {
  const rows = answer.streams.flatMap(({ id, steps }) =>
    steps.map(({ slice, stage, state, instrumented, observed, events }) => [
      `${id} ${slice} ${stage}`,
      state,
      instrumented,
      observed,
      events.map((one) => `${one.id} (${one.by}): ${one.state}`).join(', '),
    ]),
  )
  const start = 'seen (start of the stream): observed'
  const paid = 'paid (proof of the step): silent'
  const got = 'got (proof of the step): observed'
  expect(rows).toEqual([
    ['shop young look', 'observed', 'all', 'all', start],
    ['shop young pay', 'not observed', 'all', 'none', paid],
    ['shop young get', 'observed', 'all', 'all', got],
    ['shop young give', 'not claimed', 'none', 'none', ''],
    // Nobody was seen of the old, and none of whom only the slice around is known.
    ['shop old look', 'not observed', 'all', 'none', 'seen (start of the stream): not of slice'],
    ['shop old pay', 'not observed', 'all', 'none', paid],
    ['shop old get', 'not observed', 'all', 'none', 'got (proof of the step): not of slice'],
    ['shop old give', 'not claimed', 'none', 'none', ''],
    ['shop firms look', 'observed', 'all', 'all', start],
    [
      'shop firms pay',
      'not observed',
      'some',
      'none',
      `${paid}, big (event of the stage, for the slice): never seen`,
    ],
    ['shop firms get', 'not observed', 'all', 'none', 'signed (proof of the step): silent'],
    ['shop firms give', null, 'none', 'none', ''],
    [
      'bank null pay',
      'not observed',
      'some',
      'none',
      'paid (event of the stage): silent, big (event of the stage): never seen',
    ],
  ])
  expect(answer.streams.map(({ totals }) => totals)).toEqual([
    { steps: 11, claimed: 9, instrumented: 8, observed: 3 },
    { steps: 1, claimed: 1, instrumented: 0, observed: 0 },
  ])
  expect(answer.totals).toEqual({ steps: 12, claimed: 10, instrumented: 8, observed: 3 })
})

test('each gap once, in words, what is missing first', () => {
  expect(answer.gaps.map(({ kind, words, todo, steps }) => [kind, words, todo, steps.length])).toEqual([
    [
      'not claimed',
      'Nothing is to prove that “Give back” of Shop is passed, for “Young buyers” and “Old buyers”.',
      'Name an event that the customer would recognise: as `proof` of the cell in the grid, or with `stage: give` under `events`.',
      2,
    ],
    [
      'not claimed',
      'Nothing is to prove that a journey through Shop ends. What is done counts instead.',
      'Name the event under `proofPoints: { finishLine: … }` of `shop`.',
      0,
    ],
    [
      'not claimed',
      'Nothing is to prove that a journey through Bank begins. The funnel starts at the first event instead.',
      'Name the event under `proofPoints: { trigger: … }` of `bank`.',
      0,
    ],
    [
      'not claimed',
      'Nothing is to prove that a journey through Bank ends. What is done counts instead.',
      'Name the event under `proofPoints: { finishLine: … }` of `bank`.',
      0,
    ],
    [
      'never seen',
      '1 event of type `shop.paid` came from `shop`, but none is `big`: none matches its filter, amount is 9*.',
      'Correct `when` of `big`, or let the sender send the fields that it asks for.',
      2,
    ],
    [
      'silent source',
      'Nothing has come from Old shop since 2026-06-10: none of its events is observed any more.',
      'See whether what sends to `old-shop` still runs, or import its history since then.',
      1,
    ],
    [
      'silent',
      '`paid` was last seen on 2026-06-15, 5 days ago; at least one is expected within 1 day.',
      'See whether its sender still runs; if it is that rare, say so with `expected` of `paid`.',
      4,
    ],
    [
      'not of slice',
      '`seen` was seen, but never in a journey of “Old buyers”.',
      'Let the source tell the slice of those journeys (`slice`), name another proof for the slice, or write in the grid that the step does not apply.',
      1,
    ],
    [
      'not of slice',
      '`got` was seen, but never in a journey of “Old buyers”.',
      'Let the source tell the slice of those journeys (`slice`), name another proof for the slice, or write in the grid that the step does not apply.',
      1,
    ],
  ])
})

test('each business event with when it was seen, and what was seen beside them', () => {
  expect(
    answer.events.map(({ id, state, inJourneys, inWork, last, sources, expectedSeconds }) => [
      id,
      state,
      inJourneys,
      inWork,
      last?.slice(0, 10) ?? null,
      sources.map((one) => one.id).join(' '),
      expectedSeconds,
    ]),
  ).toEqual([
    ['seen', 'observed', 2, 0, '2026-06-02', 'shop', 30 * 86_400],
    ['paid', 'silent', 1, 0, '2026-06-15', 'shop', 86_400],
    ['big', 'never seen', 0, 0, null, '', null],
    ['got', 'observed', 1, 0, '2026-06-19', 'shop', 30 * 86_400],
    ['signed', 'silent', 1, 0, '2026-06-10', 'old-shop', 5 * 86_400],
    ['shipped', 'observed', 0, 1, '2026-06-12', 'board', 30 * 86_400],
  ])
  expect(answer.unclaimed.map(({ source, activity, events }) => [source.id, activity, events])).toEqual([
    ['shop', 'shop.clicked', 2],
  ])
})

test('a journey of the slice around may be of any slice within it', async () => {
  await opened.engine.takeCloudEvents([event('/shop', 'C', 'seen', 18, { who: 'buyers' })])
  const { streams } = await opened.engine.journeys.coverage('shop')
  expect(streams.map(({ id }) => id)).toEqual(['shop'])
  expect(streams[0]?.steps.find(({ slice, stage }) => slice === 'old' && stage === 'look')).toMatchObject({
    state: 'observed',
  })
})

test('asked of one stream, only its own events are told of, and how many others there are', async () => {
  expect(answer.leftOut).toEqual({ events: 0, unclaimed: 0 })
  const bank = await opened.engine.journeys.coverage('bank')
  expect([bank.events.map(({ id }) => id), bank.unclaimed, bank.leftOut]).toEqual([
    ['paid', 'big'],
    [],
    { events: 4, unclaimed: 1 },
  ])
  // `shipped` stands at no stage, and came from a source of the stream.
  const shop = await opened.engine.journeys.coverage('shop')
  expect([shop.events, shop.unclaimed, shop.leftOut]).toEqual([
    (await opened.engine.journeys.coverage()).events,
    answer.unclaimed,
    { events: 0, unclaimed: 0 },
  ])
})

test('asked of one stream, only its own events are gaps; one that there is not is refused', async () => {
  const { gaps, totals } = await opened.engine.journeys.coverage('bank')
  expect(totals.steps).toBe(1)
  expect(gaps.map(({ kind, event }) => [kind, event?.id])).toEqual([
    ['not claimed', undefined],
    ['not claimed', undefined],
    ['never seen', 'big'],
    ['silent', 'paid'],
  ])
  await expect(opened.engine.journeys.coverage('bnak')).rejects.toThrow(RequestError)
})

test('each number opens into its journeys, and is the same there', async () => {
  const { events, window } = await opened.engine.journeys.coverage()
  const explained = await Promise.all(
    events.map(({ id }) =>
      opened.engine.explain({ figure: 'coverage.seen', about: id, measured: 'journeys', ...window }),
    ),
  )
  expect(explained.map(({ figure }) => figure.value)).toEqual(events.map(({ inJourneys }) => inJourneys))
  expect(explained.map(({ counted }) => counted.n)).toEqual([3, 1, 0, 1, 1, 0])
})

test('the totals of each stream open into their steps, and into the journeys that prove them', async () => {
  const { streams, totals, window } = await opened.engine.journeys.coverage()
  const explained = (degree: string, about?: string) =>
    opened.engine.explain({ figure: `coverage.${degree}`, about, measured: 'journeys', ...window })
  for (const { id, of } of [
    { id: undefined, of: totals },
    ...streams.map((one) => ({ id: one.id, of: one.totals })),
  ]) {
    for (const [degree, value] of Object.entries(of))
      expect([id, degree, (await explained(degree, id)).figure.value]).toEqual([id, degree, value])
  }
  const { figure, rules, counted } = await explained('observed', 'shop')
  expect([figure.name, figure.words, counted.n]).toEqual([
    'Steps that are observed: shop',
    '4 of 11 steps',
    3,
  ])
  expect(rules).toEqual([
    'Counted: Look for Young buyers, Old buyers, Firms; Get for Young buyers.',
    'Not observed: Pay for Young buyers, Old buyers, Firms; Get for Old buyers, Firms; Give back for Young buyers, Old buyers.',
    'Left out, for they do not apply: Give back for Firms.',
    'Below are the journeys in which an event of the counted steps was seen, since the beginning of the log.',
  ])
  // Asked within a stream, the steps are the same: what proves them may have been seen in any.
  const within = await opened.engine.explain({ figure: 'coverage.claimed', about: 'bank', stream: 'shop' })
  expect(within.figure.value).toBe(1)
  await expect(explained('observed', 'shpo')).rejects.toThrow('There is no stream `shpo`.')
})
