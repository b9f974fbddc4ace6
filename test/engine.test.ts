/** What the engine promises beside the figures: idempotence under concurrency, and a map that may change. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reading } from '../src/connect/connector.ts'
import type { Engine } from '../src/engine/engine.ts'
import { loadMap } from '../src/model/load.ts'
import { engineOn, mapOf } from './workspace.ts'

const DAY = 86_400_000_000
const NOW = 100 * DAY

const source = (states: string, classify = '[{ when: { kind: bug }, as: defect }]'): string => `  tracker:
    { name: Tracker, kind: jira, stream: support, states: { ${states} }, classify: ${classify} }`

const reading = (id: string, item: string, at: number, state: string): Reading => ({
  id,
  item,
  at: at * DAY,
  ord: 0,
  step: 'enter',
  state,
  instance: null,
  fields: { kind: 'bug' },
  was: null,
  fault: null,
  partial: false,
  ref: null,
})

const checked = (text: string) => {
  const loaded = loadMap([{ file: 'map.yaml', text }])
  return { folder: '.', map: loaded.map, problems: [] }
}

let opened: Awaited<ReturnType<typeof engineOn>>
let engine: Engine
beforeEach(async () => {
  opened = await engineOn(mapOf(source('Doing: active, Done: done')), () => NOW)
  engine = opened.engine
})
afterEach(() => opened.close())

const history = [
  reading('1', 'A', 80, 'Doing'),
  reading('2', 'A', 85, 'Testing'),
  reading('3', 'A', 90, 'Done'),
]

describe('taking events', () => {
  it('takes each event once, however many send it at the same time', async () => {
    const offers = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 10 }, (_unused, k) =>
        reading(`e${(i * 3 + k) % 60}`, `item-${((i * 3 + k) % 60) % 7}`, 1 + (i % 5), 'Doing'),
      ),
    )
    const taken = await Promise.all(offers.map((offer) => engine.takeReadings('tracker', offer)))
    expect(taken.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(60)
    expect(taken.every(({ accepted, duplicate }) => accepted + duplicate === 10)).toBe(true)
    expect((await engine.overview()).sources[0]).toMatchObject({ events: 60, items: 7 })
  })

  it('tells who listens what was committed', async () => {
    const told: unknown[] = []
    engine.events.on('change', (taken) => told.push(taken))
    await engine.takeReadings('tracker', history)
    await engine.takeReadings('tracker', history)
    expect(told).toEqual([{ accepted: 3, duplicate: 0, items: 1 }])
  })

  it('survives a commit that fails: whoever sent it is told, the next one works', async () => {
    const broken = { ...reading('x', 'B', 1, 'Doing'), at: Number.NaN }
    await expect(engine.takeReadings('tracker', [broken])).rejects.toThrow('NaN')
    expect(await engine.takeReadings('tracker', history)).toMatchObject({ accepted: 3 })
  })
})

describe('a map that changes', () => {
  beforeEach(() => engine.takeReadings('tracker', history))

  const flow = () => engine.flow({ stream: 'support' })

  it('derives everything anew when the meaning of a status changes', async () => {
    expect(await flow()).toMatchObject({ efficiency: { nothing: 'not configured' } })
    const [unmapped] = (await engine.overview()).sources.map((one) => one.unmapped)
    expect(unmapped).toEqual({ Testing: 1 })
    expect((await flow()).warnings).toEqual([
      'The map does not say what this status means; time in it is left out: Testing (1 item). Add to sources.tracker.states.',
    ])
    await engine.useMap(checked(mapOf(source('Doing: active, Testing: waiting, Done: done'))))
    expect(await flow()).toMatchObject({ efficiency: { value: 0.5, n: 1 }, distribution: { defect: 100 } })
    expect((await engine.overview()).sources.map((one) => one.unmapped)).toEqual([{}])
    expect((await flow()).warnings).toEqual([])
  })

  it('derives anew when a rule of classification changes', async () => {
    await engine.useMap(
      checked(mapOf(source('Doing: active, Done: done', '[{ when: { kind: bug }, as: debt }]'))),
    )
    expect(await flow()).toMatchObject({ distribution: { defect: 0, debt: 100 } })
  })

  it('keeps the events of a source that the map no longer has, and measures them again when it is back', async () => {
    const before = await flow()
    await engine.useMap(checked(mapOf('  other: { name: Other, kind: jira, stream: support }')))
    expect(await flow()).toMatchObject({ data: { kind: 'no data' }, flowTime: { n: 0 } })
    expect(await engine.item({ source: 'tracker', item: 'A' })).toMatchObject({
      passes: [],
      rule: 'the map has no such source any more',
    })
    await engine.useMap(checked(mapOf(source('Doing: active, Done: done'))))
    expect(await flow()).toEqual(before)
  })

  it('asks for what is not there with what is', async () => {
    await expect(engine.importFiles(['x.csv'], 'traker')).rejects.toThrow(
      'There is no source `traker` in the map. Did you mean `tracker`? Known: tracker.',
    )
    await expect(engine.items({ behind: 'speed' })).rejects.toThrow(
      'Known: velocity, flowTime, load, efficiency, distribution, arrivals, canceled, rework.',
    )
  })
})
