import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineOn, mapOf } from '../../test/workspace.ts'
import type { Reading } from '../connect/connector.ts'
import type { SourceEvent } from '../flow/event.ts'
import { itemsOf } from './health.ts'

const SECOND = 1_000_000
const START = Date.UTC(2026, 5, 1, 9) * 1000

const reading = (item: string, nth: number, state: string): Reading => ({
  id: `${item}.${nth}`,
  item,
  at: START + nth * 3600 * SECOND,
  ord: nth,
  step: 'enter',
  state,
  instance: null,
  fields: { type: 'Bug' },
  was: null,
  fault: null,
  partial: false,
  ref: null,
})

const MAP = mapOf(`  board:
    name: Board
    kind: jira
    stream: support
    states: { New: new, Doing: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]`)

describe('the engine examines the data', () => {
  let opened: Awaited<ReturnType<typeof engineOn>>
  let now = START + 86_400 * SECOND
  beforeAll(async () => {
    opened = await engineOn(MAP, () => now)
    await opened.engine.takeReadings('board', [
      reading('A', 0, 'New'),
      reading('A', 1, 'Doing'),
      reading('A', 2, 'Done'),
    ])
  })
  afterAll(() => opened.close())

  test('once for each state of the data', async () => {
    const first = await opened.engine.health()
    expect(first.sources).toMatchObject([{ id: 'board', events: 3, items: 1, findings: [] }])
    now += 30 * SECOND
    expect(await opened.engine.health()).toBe(first)
  })

  test('while data streams in at most once a minute', async () => {
    const before = await opened.engine.health()
    await opened.engine.takeReadings('board', [reading('B', 0, 'New'), reading('B', 1, 'Odd')])
    expect(await opened.engine.health()).toBe(before)
    now += 31 * SECOND
    const [board] = (await opened.engine.health()).sources
    expect(board).toMatchObject({ events: 5, items: 2, findings: [{ id: 'unmapped-states', n: 1, of: 2 }] })
  })

  test('two who ask at once are answered by one examination', async () => {
    now += 4000 * SECOND
    const [one, other] = await Promise.all([opened.engine.health(), opened.engine.health()])
    expect(one).toBe(other)
  })

  test('of one source, or says which there are', async () => {
    expect((await opened.engine.health('board')).sources).toHaveLength(1)
    await expect(opened.engine.health('bord')).rejects.toThrow(
      'There is no source `bord`. Did you mean `board`? Known: board.',
    )
  })

  test('at once when the map has changed, for somebody has mended something', async () => {
    const { loadMap } = await import('../model/load.ts')
    const { map } = loadMap([
      { file: 'map.yaml', text: MAP.replace('Doing: active', 'Doing: active, Odd: active') },
    ])
    await opened.engine.useMap({ folder: opened.folder, map, problems: [] })
    expect((await opened.engine.health()).sources).toMatchObject([{ findings: [] }])
  })
})

test('items come whole out of a log in which they span batches', async () => {
  const events = ['A', 'A', 'B', 'C', 'C', 'C'].map((item, i): SourceEvent => ({
    ...reading(item, i, 'New'),
    source: 'board',
    received: START,
  }))
  const [a, b] = [events.slice(0, 4), events.slice(4)]
  const log = async function* (): AsyncGenerator<SourceEvent[]> {
    yield a
    yield b
  }
  const items = []
  for await (const item of itemsOf(log())) items.push(item.map(({ id }) => id))
  expect(items).toEqual([['A.0', 'A.1'], ['B.2'], ['C.3', 'C.4', 'C.5']])
})
