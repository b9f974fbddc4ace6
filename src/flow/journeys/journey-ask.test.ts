import { expect, test } from 'vitest'
import { askJourneys, journey, minute } from './asks.contract.ts'
import { journeyFrameOf } from './journey-ask.ts'

const MOMENTS = [
  ...journey('of the young', [[0, 'seen']], { slice: 'young' }),
  ...journey('of nobody known', [[1, 'seen']]),
]

/** The items of the journeys that a slice selects. */
const itemsOf = async (slice: string): Promise<(string | undefined)[]> => {
  const { log, chosen } = await askJourneys(MOMENTS, { slice }, minute(60))
  return Array.from(chosen, (one) => log.item[one])
}

test('a slice selects its journeys and those of slices within it', async () => {
  expect(await itemsOf('young')).toEqual(['of the young'])
  expect(await itemsOf('private')).toEqual(['of the young'])
})

test('a slice without any journey selects none, not those that have no slice', async () => {
  expect(await itemsOf('firms')).toEqual([])
})

test('where the source tells nothing of a slice, that is said, not that it is silent', async () => {
  const ask = await askJourneys([], { slice: 'firms' }, minute(60))
  expect(journeyFrameOf(ask).data).toEqual({
    kind: 'no data',
    why: 'Nothing of the slice `firms` has come from Web yet.',
  })
})
