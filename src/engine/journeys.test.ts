import { expect, test, vi } from 'vitest'
import type { ValueStreamMap } from '../model/schema.ts'
import { loadMap } from '../model/load.ts'
import { openDuckDbStore } from '../store/duckdb/open.ts'
import { inFolder } from '../store/samples.contract.ts'
import { Engine } from './engine.ts'

const SOME = '[{ when: { segment: "*" }, is: shop }]'

const textOf = (stream: string, source: string): string => `
organisation: { name: Shop, timeZone: UTC }
slices: { business: { name: Business } }
streams:
  shop:
    name: Shop
    promise: Shoppers get what they want
    for: [business]
    trigger: They look
    finishLine: They have it
    outcome: They have it
    northStar: { name: Conversion }
sources:
  web: { name: Web, kind: csv, measures: journeys, stream: ${stream}, slice: [{ when: { segment: business }, is: business }], csv: { item: journey, state: activity, time: time }${source} }
`

const mapWith = (stream: string, source: string): ValueStreamMap =>
  loadMap([{ file: 'map.yaml', text: textOf(stream, source) }]).map

const reading = (item: string, state: string, minute: number, segment: string | null = null) => ({
  id: `${item}-${minute}`,
  item,
  at: Date.UTC(2026, 0, 1, 0, minute) * 1000,
  ord: minute,
  step: 'enter' as const,
  state,
  instance: null,
  fields: segment === null ? null : { segment },
  was: null,
  fault: null,
  partial: false,
  ref: null,
})

const logsOf = (stream: string, source = '') =>
  new Promise<{ reads: number }>((resolve, reject) => {
    inFolder(async (folder) => {
      const store = await openDuckDbStore(folder)
      const read = vi.spyOn(store, 'journeyLog')
      const now = (): number => Date.UTC(2026, 0, 2) * 1000
      const engine = await Engine.open({ folder, map: mapWith(stream, source), problems: [] }, store, now)
      const asked = [{ stream: 'shop' }, {}]
      await engine.takeReadings('web', [reading('b', 'look', 1, 'consumer'), reading('c', 'look', 2)])
      await Promise.all(asked.map((request) => engine.journeys.ask(request)))
      await engine.takeReadings('web', [reading('a', 'buy', 3, 'business'), reading('b', 'buy', 4)])
      // That it is of the stream, and of the slice, is told only now.
      await engine.takeReadings('web', [reading('c', 'leave', 0, 'business')])
      const logs = await Promise.all(asked.map(async (request) => (await engine.journeys.ask(request)).log))
      const reads = read.mock.calls.length
      expect(logs).toEqual([await store.journeyLog(['shop']), await store.journeyLog()])
      expect(logs.map(({ item }) => item)).toEqual([
        ['c', 'b', 'a'],
        ['c', 'b', 'a'],
      ])
      await engine.close()
      resolve({ reads })
    }).catch(reject)
  })

test('what is committed is spliced into the logs that were read; they are read once', async () => {
  expect(await logsOf(SOME)).toEqual({ reads: 2 })
})

test('where children may count instead of their parents, the log is read anew', async () => {
  expect(await logsOf(SOME, ', hierarchy: { parent: parent, count: children }')).toEqual({ reads: 4 })
})

test('where all journeys are of one stream, its log is that of all', async () => {
  expect(await logsOf('shop')).toEqual({ reads: 1 })
})

test('business results and probes count at once, and who listens is told', async () => {
  const level = `
    serviceLevels:
      up: { name: Up, about: availability, probe: { url: "http://127.0.0.1:9/", timeout: 1 s } }
sources:`
  const text = textOf('shop', '').replace('\nsources:', level)
  await inFolder(async (folder) => {
    const store = await openDuckDbStore(folder)
    let now = Date.UTC(2026, 0, 2) * 1000
    const { map } = loadMap([{ file: 'map.yaml', text }])
    const engine = await Engine.open({ folder, map, problems: [] }, store, () => now)
    await engine.takeReadings('web', [reading('a', 'look', 1)])
    const told: unknown[] = []
    engine.events.on('change', (taken) => told.push(taken))
    const known = async (): Promise<number> =>
      (await engine.journeys.ask({})).until - Date.UTC(2026, 0, 2) * 1000
    const first = await known()
    now += 10_000_000
    // The parts of a page are of one instant.
    expect([first, await known()]).toEqual([0, 0])
    await engine.results.take([{ result: 'cost', at: '2026-01-02T00:00:10Z', value: 3, row: 1 }])
    expect(await known()).toBe(10_000_000)
    now += 5_000_000
    expect(await known()).toBe(10_000_000)
    await engine.probes.once()
    expect(await known()).toBe(15_000_000)
    const one = { accepted: 1, duplicate: 0, items: 0 }
    expect(told).toEqual([one, one])
    await engine.close()
  })
})
