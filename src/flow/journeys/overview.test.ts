import { expect, test } from 'vitest'
import { askJourneys, journey, minute, shopMap } from './asks.contract.ts'
import { journeysAnswer } from './overview.ts'

/** The warnings beside a journey that begins, and then comes to a last event. */
const warningsOf = async (last: string, map = shopMap()): Promise<string[]> => {
  const moments = journey('a', [
    [0, 'seen'],
    [5, last],
  ])
  return journeysAnswer(await askJourneys(moments, {}, minute(10), map)).warnings
}

test('where the finish line was never seen, 0 % is told with it', async () => {
  expect(await warningsOf('paid')).toEqual([
    'No event `got` has ever come in, to which journeys convert: see its coverage.',
  ])
  expect(await warningsOf('got')).toEqual([])
})

test('the same where no finish line is named, and nothing is ever done', async () => {
  const map = shopMap()
  const { proofPoints: _, ...shop } = map.streams.get('shop') ?? {}
  const silent = { ...map, streams: new Map([...map.streams, ['shop', shop]]) } as typeof map
  expect(await warningsOf('paid', silent)).toEqual([
    expect.stringContaining('No event means that a journey is done'),
  ])
  expect(await warningsOf('got', silent)).toEqual([])
})
