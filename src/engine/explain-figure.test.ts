/** A number, opened: the value that the pages have, the rules and how many items each decided, all items accounted for. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { engineOn, mapOf } from '../../test/workspace.ts'
import { FIGURES } from '../flow/figures/figure.ts'
import type { Engine } from './engine.ts'

const SOURCE = `  shop:
    name: Shop
    kind: cloudevents
    stream: support
    historyFrom: 2026-07-01T00:00:00Z
    cloudEvents: { from: /shop, state: data.status, type: data.kind }
    states: { new: new, open: waiting, doing: { state: active, stage: Work }, done: done }
    classify:
      - { when: { type: bug }, as: defect }
      - { when: { type: [story, task] }, as: feature }
`
const NOW = Date.UTC(2026, 6, 31) * 1000

const event = (item: string, day: string, status: string, kind: string, id = `${item} ${day}`) => ({
  specversion: '1.0',
  id,
  source: '/shop',
  type: 'item.moved',
  subject: item,
  time: `2026-07-${day}T00:00:00Z`,
  data: { status, kind },
})

let opened: Awaited<ReturnType<typeof engineOn>>
let engine: Engine
beforeAll(async () => {
  opened = await engineOn(mapOf(SOURCE), () => NOW)
  engine = opened.engine
  const taken = await engine.takeCloudEvents([
    event('A', '02', 'new', 'bug'),
    event('A', '03', 'open', 'bug'),
    event('A', '05', 'doing', 'bug'),
    event('A', '07', 'done', 'bug'),
    event('B', '08', 'doing', 'task'),
    event('B', '09', 'done', 'task'),
    event('C', '10', 'new', 'odd'),
    event('C', '12', 'done', 'odd'),
    event('D', '20', 'open', 'story'),
    event('D', '21', 'doing', 'story'),
  ])
  expect(taken).toMatchObject({ accepted: 10, rejected: 0 })
})
afterAll(() => opened.close())

const window = { stream: 'support', from: '2026-07-01', to: '2026-07-31' }

it('the 85th percentile of flow time: what it is made of, from the definition to the lists', async () => {
  const { definition, ...answer } = await engine.explain({ figure: 'flowTime.p85', ...window })
  expect(definition.id).toBe('flowTime')
  const query = 'measured=work&stream=support'
  const dates = 'from=2026-07-01T00%3A00%3A00%2B00%3A00&to=2026-07-31T00%3A00%3A00%2B00%3A00'
  expect(answer).toEqual({
    figure: {
      id: 'flowTime.p85',
      key: `flowTime.p85?${query}&${dates}`,
      name: 'Flow time, 85 % within',
      metric: 'flowTime',
      value: 4 * 86_400,
      unit: 'seconds',
      words: '4 days',
      n: 2,
      why: null,
    },
    of: { measured: 'work', stream: 'support', slice: null, team: null, type: null },
    window: {
      from: '2026-07-01T00:00:00+00:00',
      to: '2026-07-31T00:00:00+00:00',
      by: 'week',
      asOf: '2026-07-31T00:00:00+00:00',
    },
    instant: false,
    timeZone: 'UTC',
    simulated: false,
    data: { kind: 'ok' },
    warnings: [],
    policies: expect.arrayContaining(['Start: first waiting or active.', 'End: done.']),
    rules: [],
    sources: [
      {
        source: 'shop',
        name: 'Shop',
        kind: 'cloudevents',
        items: 4,
        last: '2026-07-21T00:00:00+00:00',
        states: [
          { status: 'new', state: 'new', stage: null, event: null },
          { status: 'open', state: 'waiting', stage: null, event: null },
          { status: 'doing', state: 'active', stage: 'Work', event: null },
          { status: 'done', state: 'done', stage: null, event: null },
        ],
        unmapped: {},
        classify: [
          { rule: 'type is bug → defect', type: 'defect', items: 1 },
          { rule: 'type is story or task → feature', type: 'feature', items: 1 },
          { rule: 'no rule of the source matches', type: 'unclassified', items: 0 },
        ],
        classified: 2,
        streams: [{ when: null, is: ['support'] }],
        slices: [],
        teams: [],
        choices: [
          'The history is known from 2026-07-01T00:00:00Z on: what was in progress then is start-censored.',
        ],
      },
    ],
    counted: { n: 2, address: `/items?${query}&behind=flowTime&${dates}` },
    leftOut: [
      {
        reason: 'neverStarted',
        words: '1 done without ever having been in progress',
        n: 1,
        address: `/items?${query}&behind=flowTime&${dates}&excluded=true&reason=neverStarted`,
      },
    ],
    published: [],
  })
})

it.each([
  ['velocity', 3],
  // Three whole weeks; all were done in the first of them.
  ['velocity.mean', 1],
  ['flowTime.p50', 86_400],
  ['flowTime.mean', 2.5 * 86_400],
  ['leadTime.p85', 5 * 86_400],
  ['cycleTime.p85', 5],
  ['load', 1],
  // 4 days of A, 1 of B, 11 of D, over 30 days.
  ['load.average', 16 / 30],
  // 2 of 4 days of A, all of B.
  ['efficiency', 3 / 5],
  ['distribution.feature', 34],
  ['distribution.defect', 33],
  ['distribution.unclassified', 33],
  ['arrivals', 3],
  ['canceled', 0],
  ['timeToClear', 1],
  ['age.oldest', 11 * 86_400],
  ['stale', 0],
  ['rework.items', 0],
  ['rework.time', 0],
])('%s is %s', async (figure, value) => {
  const answer = await engine.explain({ figure, ...window })
  expect(answer.figure.value).toBeCloseTo(value, 9)
})

it('says why there is no value', async () => {
  const why = async (figure: string) => (await engine.explain({ figure, ...window })).figure.why
  expect(await why('workingTime.p85')).toBe(
    'The organisation has no working calendar: set `organisation.workingCalendar` in the map.',
  )
  expect(await why('expectation.kept')).toBe(
    'The stream has no service level expectation: set `measuring.expectation` in the map.',
  )
  expect(await why('velocity.upper')).toBe('Limits need at least 6 whole periods in the window.')
  expect(
    await engine.explain({ figure: 'flowTime.p85', stream: 'support', measured: 'journeys' }),
  ).toMatchObject({
    figure: { value: null, why: expect.stringContaining('No source of the stream `support`') },
    data: { kind: 'not configured' },
    counted: { n: 0 },
  })
})

it('each figure has lists of items that are as long as it says', async () => {
  const total = async (address: string) => {
    const { excluded, ...request } = Object.fromEntries(new URL(address, 'http://x').searchParams)
    return (await engine.items({ ...request, excluded: excluded === 'true' })).total
  }
  const told = new Map<string, number>()
  for (const figure of Object.keys(FIGURES)) {
    const { counted, leftOut } = await engine.explain({ figure, ...window })
    for (const { address, n } of [counted, ...leftOut]) {
      expect(told.get(address) ?? n).toBe(n)
      told.set(address, n)
    }
  }
  const listed = new Map<string, number>()
  for (const address of told.keys()) listed.set(address, await total(address))
  expect(listed).toEqual(told)
})

it('an unknown figure is told with those that there are', async () => {
  await expect(engine.explain({ figure: 'flowTime.p80' })).rejects.toThrow(
    'There is no figure `flowTime.p80`. Did you mean `flowTime.p50`? All are listed by `millrace explain --figures`.',
  )
})
