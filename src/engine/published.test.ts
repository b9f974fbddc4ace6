/** What is published is what the pages tell of the period; what changes afterwards is told with its cause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mapOf, temporaryFolder } from '../../test/workspace.ts'
import { loadMap } from '../model/load.ts'
import { openDuckDbStore } from '../store/duckdb/open.ts'
import type { Store } from '../store/store.ts'
import type { CheckedMap } from './checked-map.ts'
import { Engine } from './engine.ts'
import { PUBLISHED, type PublishedPeriod } from './published.ts'

const SOURCE = `  shop:
    name: Shop
    kind: cloudevents
    stream: support
    cloudEvents: { from: /shop, state: data.status, type: data.kind }
    states: { open: waiting, doing: active, checked: active, done: done }
    classify: [{ when: { type: bug }, as: defect }]
`
const checked = (text: string): CheckedMap => ({
  folder: '.',
  map: loadMap([{ file: 'map.yaml', text }]).map,
  problems: [],
})
const DAY = 86_400_000
const START = Date.UTC(2026, 5, 1)
let now = (START + 40 * DAY) * 1000

let id = 0
const event = (item: string, day: number, status: string, kind = 'bug') => ({
  specversion: '1.0',
  id: String((id += 1)),
  source: '/shop',
  type: 'item.moved',
  subject: item,
  time: new Date(START + day * DAY).toISOString(),
  data: { status, kind },
})
/** Items that take 1, 2, … days, one every two days. */
const history = Array.from({ length: 16 }, (_, i) => [
  event(`I${i}`, i * 2, 'open'),
  event(`I${i}`, i * 2 + 0.5, 'doing', i % 3 === 0 ? 'story' : 'bug'),
  event(`I${i}`, i * 2 + 1 + (i % 5), 'done', i % 3 === 0 ? 'story' : 'bug'),
]).flat()

let place: Awaited<ReturnType<typeof temporaryFolder>>
let store: Store
let engine: Engine
beforeAll(async () => {
  place = await temporaryFolder()
  store = await openDuckDbStore(place.folder)
  engine = await Engine.open(checked(mapOf(SOURCE)), store, () => now)
  await engine.takeCloudEvents(history)
})
afterAll(async () => {
  await engine.close()
  await place.remove()
})

const periods = async () =>
  (await store.latest(PUBLISHED))
    .map(({ value }) => value as PublishedPeriod)
    .sort((a, b) => (a.from < b.from ? -1 : 1))

const told = async (from: string, to: string) => {
  const { velocity, flowTime, load, efficiency, distribution } = await engine.flow({
    stream: 'support',
    from,
    to,
  })
  const { feature, defect, risk, debt, unclassified } = distribution
  return {
    velocity: velocity.reduce((sum, { items }) => sum + items, 0),
    'flowTime.p50': flowTime.p50,
    'flowTime.p85': flowTime.p85,
    'flowTime.p95': flowTime.p95,
    'load.average': load.average,
    'distribution.feature': feature,
    'distribution.defect': defect,
    'distribution.risk': risk,
    'distribution.debt': debt,
    'distribution.unclassified': unclassified,
    efficiency: 'value' in efficiency ? efficiency.value : null,
  }
}

describe('published figures', () => {
  it('are those of the weeks that are over, the same as the pages tell', async () => {
    // The last event is of Saturday, July 4: whether that week is whole is known once nothing more comes for a while.
    expect(await engine.publish()).toEqual({ first: 4, revised: 0 })
    now += 16 * 60 * 1_000_000
    expect(await engine.publish()).toEqual({ first: 1, revised: 0 })
    const found = await periods()
    expect(found.map(({ from }) => from.slice(0, 10))).toEqual([
      '2026-06-01',
      '2026-06-08',
      '2026-06-15',
      '2026-06-22',
      '2026-06-29',
    ])
    for (const { from, to, figures } of found) expect(figures).toEqual(await told(from, to))
    expect(found.map(({ figures }) => figures['velocity'])).toEqual([2, 4, 3, 4, 3])
    expect(found[0]?.basis).toMatchObject({
      definitions: { velocity: 1, flowTime: 1 },
      reading: { fold: expect.any(String) },
    })
  })

  it('stay as they are where nothing changed, and a new week is published when it is over', async () => {
    expect(await engine.publish()).toEqual({ first: 0, revised: 0 })
    now += 7 * DAY * 1000
    expect(await engine.publish()).toEqual({ first: 1, revised: 0 })
    expect(await engine.changes({})).toEqual({ timeZone: 'UTC', published: 6, total: 0, changes: [] })
  })

  it('an event that comes in late: before, after, late events', async () => {
    await engine.takeCloudEvents([event('late', 8, 'open'), event('late', 9, 'done')])
    expect(await engine.publish()).toEqual({ first: 0, revised: 1 })
    const { changes } = await engine.changes({ stream: 'support' })
    const [week] = (await periods()).filter(({ from }) => from.startsWith('2026-06-08'))
    expect(changes).toEqual([
      {
        stream: 'support',
        measured: 'work',
        by: 'week',
        from: week?.from,
        to: week?.to,
        at: '2026-07-18T00:16:00+00:00',
        cause: 'late events',
        figures: expect.arrayContaining([{ figure: 'velocity', before: 4, after: 5 }]),
      },
    ])
    expect(week?.figures).toEqual(await told(week?.from ?? '', week?.to ?? ''))
  })

  it('an event that changes nothing but the efficiency is found all the same', async () => {
    // It was active from the morning on: the same start and end, less waiting.
    await engine.takeCloudEvents([event('I1', 2.25, 'doing')])
    expect(await engine.publish()).toEqual({ first: 0, revised: 1 })
    const { changes } = await engine.changes({})
    expect(changes[0]?.figures.map(({ figure }) => figure)).toEqual(['efficiency'])
  })

  it('the map reads events differently: the parts of the map that changed, at once', async () => {
    const other = mapOf(SOURCE).replace('doing: active', 'doing: waiting').replace('as: defect', 'as: debt')
    let revised = 0
    engine.events.once('map', (map) => (revised = map.revised))
    await engine.useMap(checked(other))
    expect(revised).toBe(5)
    const { changes } = await engine.changes({})
    expect([...new Set(changes.slice(0, 5).map(({ cause }) => cause))]).toEqual([
      'the map changed: `sources.shop.classify`, `sources.shop.states`',
    ])
    expect(changes[0]?.figures.map(({ figure }) => figure).sort()).toEqual([
      'distribution.debt',
      'distribution.defect',
      'efficiency',
    ])
    // What came in late afterwards is not the map's doing.
    await engine.takeCloudEvents([event('later', 15, 'open'), event('later', 16, 'done')])
    await engine.publish()
    expect((await engine.changes({})).changes[0]?.cause).toBe('late events')
  })

  it('a definition has another version: named, with the figures that it changed', async () => {
    const note = JSON.parse((await store.note('published basis')) ?? '') as {
      definitions: Record<string, number>
    }
    await store.setNote(
      'published basis',
      JSON.stringify({ ...note, definitions: { ...note.definitions, flowTime: 0, velocity: 0 } }),
    )
    const [first] = await store.latest(PUBLISHED)
    const was = first?.value as PublishedPeriod
    await store.record([
      {
        kind: PUBLISHED,
        name: first?.name ?? '',
        at: now,
        value: { ...was, figures: { ...was.figures, 'flowTime.p85': 1 } },
      },
    ])
    expect(await engine.publish()).toEqual({ first: 0, revised: 1 })
    const [change] = (await engine.changes({})).changes
    expect(change).toMatchObject({
      cause: 'definition flowTime 0 → 1',
      figures: [{ figure: 'flowTime.p85', before: 1, after: was.figures['flowTime.p85'] }],
    })
  })

  it('the explanation of a published figure has its history', async () => {
    const [, week] = await periods()
    const { published, figure } = await engine.explain({
      figure: 'velocity',
      stream: 'support',
      from: week?.from,
      to: week?.to,
    })
    expect(published.map(({ words, cause }) => [words, cause])).toEqual([
      ['4 items', null],
      ['5 items', 'late events'],
    ])
    expect(figure.value).toBe(5)
  })

  it('an unknown stream is told with those that there are', async () => {
    await expect(engine.changes({ stream: 'supprt' })).rejects.toThrow(
      'There is no stream `supprt`. Did you mean `support`?',
    )
  })
})
