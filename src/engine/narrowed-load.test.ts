import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineOn, mapOf } from '../../test/workspace.ts'
import type { Reading } from '../connect/connector.ts'

const DAY = 86_400_000_000
const NOW = 100 * DAY

const SOURCE = `  board:
    { name: Board, kind: jira, stream: support, states: { Doing: active, Testing: active } }`

const entered = (item: string, day: number, state: string): Reading => ({
  id: `${item} ${day}`,
  item,
  at: day * DAY,
  ord: 0,
  step: 'enter',
  state,
  instance: null,
  fields: null,
  was: null,
  fault: null,
  partial: false,
  ref: null,
})

let opened: Awaited<ReturnType<typeof engineOn>>
beforeAll(async () => {
  const map = mapOf(SOURCE, '{ staleAfterDays: 8, expectation: { within: 10 d } }')
  opened = await engineOn(map, () => NOW)
  await opened.engine.takeReadings('board', [
    entered('old and silent', 80, 'Doing'),
    entered('old', 85, 'Doing'),
    entered('old', 95, 'Testing'),
    // Exactly as old as expected, and silent for as long as may be: neither is beyond.
    entered('at the bounds', 90, 'Doing'),
    entered('at the bounds', 92, 'Testing'),
    entered('new', 99, 'Doing'),
  ])
})
afterAll(() => opened.close())

test('the stale ones and those beyond the expectation are as many as the view counts', async () => {
  const listed = async (only?: string): Promise<string[]> =>
    (await opened.engine.items({ stream: 'support', behind: 'load', only })).items.map(({ item }) => item)
  const view = await opened.engine.view('aging', { stream: 'support' })
  expect({
    all: await listed(),
    stale: await listed('stale'),
    beyond: await listed('beyondExpectation'),
    view: view.view === 'aging' && { stale: view.stale, exceeded: view.exceeded },
  }).toEqual({
    all: ['at the bounds', 'new', 'old', 'old and silent'],
    stale: ['old and silent'],
    beyond: ['old', 'old and silent'],
    view: { stale: 1, exceeded: 2 },
  })
})

test('the number of stale items opens into them', async () => {
  const explained = await opened.engine.explain({ figure: 'stale', stream: 'support' })
  expect({ value: explained.figure.value, counted: explained.counted }).toEqual({
    value: 1,
    counted: { n: 1, address: '/items?measured=work&stream=support&behind=load&only=stale' },
  })
})

test('what makes no sense is refused, with what to do', async () => {
  const { engine } = opened
  await expect(engine.items({ behind: 'velocity', only: 'stale' })).rejects.toThrow(
    '`only` stale is about items in progress: it goes with `behind` load.',
  )
  await expect(engine.items({ behind: 'load', only: 'beyondExpectation' })).rejects.toThrow(
    'No item is beyond the expectation where none is set: name a stream that has one under `measuring: { expectation: … }`.',
  )
  await expect(engine.items({ behind: 'load', only: 'late' })).rejects.toThrow('late')
})
