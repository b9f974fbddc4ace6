import { afterEach, describe, expect, test } from 'vitest'
import type { StoredRecord } from '../store/store.ts'
import { AlertDesk } from './desk.ts'
import { DAY, mapWith, NOW, receiver, storeOf } from './samples.contract.ts'

const CHANNEL = '  channel: { name: Channel, by: webhook, urlFrom: CHAT_URL, secretFrom: CHAT_SECRET }'
const MINUTE = 60_000_000

let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
})

const listening = async (...statuses: number[]) => {
  const opened = await receiver(...statuses)
  closing.push(opened.close)
  return opened
}

/** A life of a process: what it knows is in the records only. */
const lifeOf = ({
  starts,
  url,
  records,
  now = NOW,
  alerts = CHANNEL,
  last = NOW - DAY,
}: {
  starts: readonly number[]
  url?: string
  records: StoredRecord[]
  now?: number
  alerts?: string
  last?: number
}) => {
  const clock = { now }
  const map = mapWith(alerts)
  const summary = {
    source: 'tracker',
    events: 1,
    items: 1,
    first: 0,
    last,
    received: last,
    unmapped: {},
    unclassified: 0,
    withoutStream: 0,
    quarantined: 0,
  }
  const desk = new AlertDesk({
    store: storeOf(starts, records),
    map: () => map,
    summaries: async () => [summary],
    now: () => clock.now,
    env: url === undefined ? {} : { CHAT_URL: url, CHAT_SECRET: 'secret' },
  })
  return { desk, clock }
}

const titles = (posted: readonly { body: string }[]): string[][] =>
  posted.map(({ body }) => JSON.parse(body).millrace.alerts.map((one: { title: string }) => one.title))

/** Three items, of which one is older than the five days that are expected; the load should be two. */
const CROWDED = [NOW - 6 * DAY, NOW - 2 * DAY, NOW - DAY]

describe('what needs attention', () => {
  test('all of it is told in one message, once, whatever the number of looks and restarts', async () => {
    const { url, posted } = await listening(200)
    const records: StoredRecord[] = []
    for (let life = 0; life < 3; life++) {
      const { desk } = lifeOf({ starts: CROWDED, url, records, now: NOW + life })
      for (let look = 0; look < 3; look++) await desk.look()
    }
    expect(titles(posted)).toEqual([['Support: Flow load: at most 2', 'S-0 Problem <0>']])
    const { desk } = lifeOf({ starts: CROWDED, url, records })
    const { open, unacknowledged, past } = await desk.answer()
    expect(past).toEqual([])
    expect(unacknowledged).toBe(2)
    expect(
      open.map(({ sentence, since, told }) => [sentence, since, told.map(({ state }) => state)]),
    ).toEqual([
      [
        '3 items in progress (at 2026-07-30 12:00, n = 3); the target is at most 2.',
        '2026-07-30T12:00:00+00:00',
        ['sent'],
      ],
      [
        'In progress since 2026-07-24; 85 % of the delivery work of Support are expected to be done within 5 days.',
        '2026-07-29T12:00:00+00:00',
        ['sent'],
      ],
    ])
  })

  test('on the first start with old data a thousand items are one message', async () => {
    const { url, posted } = await listening(200)
    const starts = Array.from({ length: 1000 }, (_, i) => NOW - (10 + i) * DAY)
    const { desk } = lifeOf({ starts, url, records: [] })
    expect((await desk.look()).opened).toHaveLength(1001)
    expect(posted).toHaveLength(1)
    expect(JSON.parse(posted[0]?.body ?? '')).toMatchObject({
      text: 'Test: 1 target breached, 1000 items older than expected',
      millrace: { total: 1001 },
    })
  })

  test('what is over says so, and who is new is told of what is open', async () => {
    const records: StoredRecord[] = []
    const first = await listening(200)
    await lifeOf({ starts: CROWDED, url: first.url, records }).desk.look()
    const second = await listening(200)
    const both = `${CHANNEL}\n  other: { name: Other, by: webhook, urlFrom: CHAT_URL, on: [expectation] }`
    const { desk, clock } = lifeOf({
      starts: CROWDED.slice(0, 2),
      url: second.url,
      records,
      alerts: both,
      now: NOW + MINUTE,
    })
    expect((await desk.look()).resolved.map(({ title }) => title)).toEqual(['Support: Flow load: at most 2'])
    clock.now += DAY
    await desk.look()
    expect(titles(second.posted)).toEqual([['S-0 Problem <0>']])
    const { open, past } = await desk.answer()
    expect(open).toHaveLength(1)
    expect(past.map(({ resolved }) => resolved)).toEqual(['2026-07-30T12:01:00+00:00'])
  })

  test('where the data has ended, that is what is told; what is open stays open', async () => {
    const records: StoredRecord[] = []
    await lifeOf({ starts: CROWDED, records }).desk.look()
    const later = NOW + 60 * DAY
    const { desk } = lifeOf({ starts: CROWDED, records, now: later })
    const { opened, resolved } = await desk.look()
    expect(resolved).toEqual([])
    expect(opened.map(({ title, sentence }) => [title, sentence])).toEqual([
      [
        'Tracker has gone silent',
        'No event since 2026-07-29 12:00; it counts as silent after 30 days. Figures are as of that day.',
      ],
    ])
    expect((await desk.answer()).openTotal).toBe(3)
  })
})

describe('receivers', () => {
  test('one that fails is tried again later, up to five times; each attempt is recorded', async () => {
    const { url, posted } = await listening(500)
    const records: StoredRecord[] = []
    for (const minutes of [0, 0.5, 1, 3, 6, 21, 81, 500]) {
      await lifeOf({ starts: CROWDED, url, records, now: NOW + minutes * MINUTE }).desk.look()
    }
    expect(posted).toHaveLength(5)
    expect(new Set(posted.map(({ body }) => body)).size).toBe(1)
    expect(new Set(posted.map(({ headers }) => headers['x-millrace-message'])).size).toBe(1)
    const { open } = await lifeOf({ starts: CROWDED, url, records }).desk.answer()
    expect(open[0]?.told).toEqual([
      {
        receiver: 'channel',
        name: 'Channel',
        by: 'webhook',
        state: 'given up',
        attempts: ['12:00', '12:01', '12:06', '12:21', '13:21'].map((time) => ({
          at: `2026-07-30T${time}:00+00:00`,
          error: 'it answered 500',
        })),
        next: null,
      },
    ])
  })

  test('one that is back is told what waited', async () => {
    const { url, posted } = await listening(503, 200)
    const { desk, clock } = lifeOf({ starts: CROWDED, url, records: [] })
    await desk.look()
    clock.now += 2 * MINUTE
    expect((await desk.look()).messages.map(({ state }) => state)).toEqual(['sent'])
    expect(posted).toHaveLength(2)
  })

  test('a missing variable is said, and whoever was not told is told when it is there', async () => {
    const records: StoredRecord[] = []
    const without = lifeOf({ starts: CROWDED, records }).desk
    await without.look()
    expect((await without.answer()).receivers).toEqual([
      {
        id: 'channel',
        name: 'Channel',
        by: 'webhook',
        on: ['target', 'guardrail', 'service', 'expectation', 'stale'],
        streams: null,
        signed: true,
        problem:
          'The environment variable `CHAT_URL` is not set, so nobody is told here. Set it to the http or https address of the webhook, and start Millrace again.',
      },
    ])
    const { url, posted } = await listening(200)
    await lifeOf({ starts: CROWDED, url, records, now: NOW + MINUTE }).desk.look()
    expect(titles(posted)).toEqual([['Support: Flow load: at most 2', 'S-0 Problem <0>']])
  })

  test('one that the map no longer has is told nothing more', async () => {
    const { url } = await listening(500)
    const records: StoredRecord[] = []
    await lifeOf({ starts: CROWDED, url, records }).desk.look()
    const { desk } = lifeOf({ starts: CROWDED, url, records, alerts: '', now: NOW + MINUTE })
    await desk.look()
    expect((await desk.answer()).open.map(({ told }) => told[0]?.state)).toEqual(['given up', 'given up'])
  })

  test('no record holds an address or a secret', async () => {
    const { url } = await listening(500)
    const records: StoredRecord[] = []
    await lifeOf({ starts: CROWDED, url, records }).desk.look()
    expect(records.length).toBeGreaterThan(0)
    expect(JSON.stringify(records)).not.toMatch(/secret|127\.0\.0\.1/)
  })

  test('what was cut off by a stop is sent after the next start', async () => {
    const { url, posted } = await listening(200)
    const records: StoredRecord[] = []
    const stopped = AbortSignal.abort(new Error('the server stops'))
    expect((await lifeOf({ starts: CROWDED, url, records }).desk.look(stopped)).messages).toEqual([])
    await lifeOf({ starts: CROWDED, url, records, now: NOW + 1 }).desk.look()
    expect(posted).toHaveLength(1)
  })
})

describe('acknowledging', () => {
  test('by name; who did so first stands; what is acknowledged is told to nobody new', async () => {
    const records: StoredRecord[] = []
    const { desk } = lifeOf({ starts: CROWDED, records })
    await desk.look()
    const [first] = (await desk.answer()).open
    await desk.acknowledge([first?.id ?? ''], 'Kim', 'We stop starting')
    await desk.acknowledge([first?.id ?? ''], 'Sam', null)
    const { url, posted } = await listening(200)
    const next = lifeOf({ starts: CROWDED, url, records }).desk
    await next.look()
    expect(titles(posted)).toEqual([['S-0 Problem <0>']])
    const answer = await next.answer()
    expect(answer.unacknowledged).toBe(1)
    expect(answer.open[0]?.acknowledged).toEqual({
      by: 'Kim',
      at: '2026-07-30T12:00:00+00:00',
      note: 'We stop starting',
    })
  })

  test('several and a group at once; what comes later into the group is to be acknowledged by itself', async () => {
    const records: StoredRecord[] = []
    const old = [NOW - 6 * DAY, NOW - 7 * DAY]
    const { desk, clock } = lifeOf({ starts: [...old, NOW - 4.5 * DAY], records })
    await desk.look()
    const { open } = await desk.answer()
    const before = records.length
    await desk.acknowledge([open[2]?.id ?? ''], 'Sam', 'Waits for the bank')
    await desk.acknowledge([open[0]?.id ?? '', 'expectation/support/work', open[1]?.id ?? ''], 'Kim', null)
    expect(records.slice(before).map(({ name }) => name)).toEqual([open[2]?.id, open[0]?.id, open[1]?.id])
    expect(await desk.answer()).toMatchObject({ unacknowledged: 0, unacknowledgedRows: 0 })
    clock.now += DAY
    await desk.look()
    const answer = await desk.answer()
    expect(answer).toMatchObject({ unacknowledged: 1, unacknowledgedRows: 1 })
    expect(
      answer.groups.map(({ n, unacknowledged, acknowledgedBy }) => [n, unacknowledged, acknowledgedBy]),
    ).toEqual([[3, 1, ['Kim', 'Sam']]])
    expect(answer.groups[0]?.first.map(({ title }) => title)).toEqual([
      'S-2 Problem <2>',
      'S-1 Problem <1>',
      'S-0 Problem <0>',
    ])
  })

  test('of nothing: says what there is, and acknowledges none of the others', async () => {
    const { desk } = lifeOf({ starts: CROWDED, records: [] })
    await desk.look()
    const [first] = (await desk.answer()).open
    const ids = [first?.id ?? '', 'nothing', 'expectation/support/journeys']
    await expect(desk.acknowledge(ids, 'Kim', null)).rejects.toThrow(
      'There is no alert `nothing`, `expectation/support/journeys`. `millrace alerts` lists those that are open, and their groups.',
    )
    expect((await desk.answer()).unacknowledged).toBe(2)
  })
})

describe('groups', () => {
  test('a crowd of items is one row, with the first ten and the way to all', async () => {
    const { url } = await listening(200)
    const starts = Array.from({ length: 1200 }, (_, i) => NOW - (10 + i) * DAY)
    const { desk } = lifeOf({ starts, url, records: [] })
    await desk.look()
    const { open, groups, unacknowledged, unacknowledgedRows } = await desk.answer()
    expect([unacknowledged, unacknowledgedRows]).toEqual([1201, 2])
    expect(open.filter(({ group }) => group === null).map(({ cause }) => cause)).toEqual(['target'])
    const [crowd, ...others] = groups
    expect(others).toEqual([])
    expect({ ...crowd, first: crowd?.first.map(({ title }) => title) }).toEqual({
      id: 'expectation/support/work',
      cause: 'expectation',
      stream: { id: 'support', name: 'Support' },
      measured: 'work',
      title: '1,200 items of Support are older than the expected 5 days',
      sentence: '85 % of the items are expected to be done within 5 days.',
      n: 1200,
      unacknowledged: 1200,
      acknowledgedBy: [],
      since: '2023-04-13T12:00:00+00:00',
      items:
        '/items?stream=support&measured=work&behind=load&only=beyondExpectation&order=age&descending=true',
      simulated: false,
      told: open[0]?.told,
      first: Array.from({ length: 10 }, (_, i) => `S-${1199 - i} Problem <${1199 - i}>`),
    })
    expect(open[0]?.told).toHaveLength(1)
    expect((await desk.answer(3)).groups[0]?.first).toHaveLength(3)
  })

  test('one item is told in the singular; where none is too old there is no group', async () => {
    const { desk } = lifeOf({ starts: CROWDED, records: [] })
    expect((await desk.answer()).groups).toEqual([])
    await desk.look()
    expect((await desk.answer()).groups.map(({ title }) => title)).toEqual([
      '1 item of Support is older than the expected 5 days',
    ])
  })
})

test('what could not be recorded is not told', async () => {
  const { url, posted } = await listening(200)
  const store = storeOf(CROWDED)
  let isFull = true
  const desk = new AlertDesk({
    store: {
      ...store,
      record: (records) => (isFull ? Promise.reject(new Error('disk full')) : store.record(records)),
    },
    map: () => mapWith(CHANNEL),
    summaries: async () => [],
    now: () => NOW,
    env: { CHAT_URL: url, CHAT_SECRET: 'secret' },
  })
  await expect(desk.look()).rejects.toThrow('disk full')
  expect(posted).toEqual([])
  isFull = false
  await desk.look()
  expect(posted).toHaveLength(1)
})
