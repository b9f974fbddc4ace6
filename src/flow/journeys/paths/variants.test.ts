import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askOfWays } from './path-ask.contract.ts'
import { stepsOf } from './steps.ts'
import { sequenceOf, variantId, variantsOf } from './variants.ts'
import { variantsAnswer } from './variants-answer.ts'

const WAYS = [
  { way: 'discover compare purchase', slice: 'shopper' },
  { way: 'discover discover compare compare purchase', slice: 'shopper', every: 2 },
  { way: 'discover purchase', slice: 'buyer', after: 5 },
  { way: 'discover - compare purchase', slice: 'fleet-buyer', after: 6 },
  { way: '- -', after: 7 },
]

test('variants are sequences of stages; staying is no step, n and flow time beside each', async () => {
  const { variants, n, distinct, other, slices, names, choice } = variantsAnswer(await askOfWays(WAYS), {})
  expect({ n, distinct, other, slices, names, choice }).toEqual({
    n: 5,
    distinct: 3,
    other: { variants: 0, n: 0, share: 0 },
    slices: [
      { slice: 'shopper', name: 'Shopper', n: 2 },
      { slice: 'buyer', name: 'Buyer', n: 2 },
      { slice: 'fleet-buyer', name: 'Fleet buyer', n: 1 },
    ],
    names: { discover: 'Discover', compare: 'Compare', purchase: 'Purchase' },
    choice: 'stages',
  })
  expect(variants).toEqual([
    {
      id: variantId(['discover', 'compare', 'purchase']),
      steps: ['discover', 'compare', 'purchase'],
      n: 3,
      share: 0.6,
      cumulative: 0.6,
      // 2 h, 3 h and 8 h: nearest rank.
      p50: 3 * 3600,
      p85: 8 * 3600,
      p95: 8 * 3600,
      finished: 0,
      first: '2026-01-05T00:00:00+00:00',
      last: '2026-01-05T06:00:00+00:00',
      slices: [
        { slice: 'shopper', n: 2, share: 1 },
        { slice: 'buyer', n: 1, share: 0.5 },
        { slice: 'fleet-buyer', n: 1, share: 1 },
      ],
    },
    expect.objectContaining({ steps: [], n: 1, cumulative: 0.8 }),
    expect.objectContaining({ steps: ['discover', 'purchase'], n: 1, p50: 3600, cumulative: 1 }),
  ])
})

test('repeats can be kept, and steps can be activities: completed ones, or all events', async () => {
  const of = async (way: string, request: object): Promise<string[]> =>
    variantsAnswer(await askOfWays([way]), request).variants[0]?.steps ?? []
  expect(await of('discover discover compare', { repeats: 'kept' })).toEqual([
    'discover',
    'discover',
    'compare',
  ])
  const way = 'discover/>look discover/look discover/look compare/>weigh'
  // Nobody ever completes weighing: it counts when it begins.
  expect(await of(way, { steps: 'activities' })).toEqual(['look', 'look', 'weigh'])
  expect(await of(way, { steps: 'activities', repeats: 'joined' })).toEqual(['look', 'weigh'])
  expect(await of(way, { steps: 'events' })).toEqual(['look', 'look', 'look', 'weigh'])
  expect(await of('-/look -/buy', {})).toEqual(['look', 'buy'])
})

test('the rarer paths are told together', async () => {
  const answer = variantsAnswer(await askOfWays(WAYS), { top: '1' })
  expect([answer.variants.length, answer.distinct, answer.other]).toEqual([
    1,
    3,
    { variants: 2, n: 2, share: 0.4 },
  ])
})

test('what can’t be asked is said', async () => {
  const ask = await askOfWays(WAYS)
  expect(() => variantsAnswer(ask, { steps: 'stage' })).toThrow(
    'There is no kind of step `stage`. Did you mean `stages`? Known: stages, activities, events, proof-points.',
  )
  expect(() => variantsAnswer(ask, { top: '0' })).toThrow(
    '`0` is no number of paths: `top` is a whole number from 1 to 10000.',
  )
})

test('nothing of what is later than the window, no journey that began outside of it', async () => {
  const ask = await askOfWays([...WAYS, { way: 'discover compare', after: 24 * 40 }], {
    to: '2026-01-05T02:00:00Z',
  })
  expect(variantsAnswer(ask, {}).variants.map(({ steps, n }) => [steps.join(' '), n])).toEqual([
    ['discover', 1],
    ['discover compare purchase', 1],
  ])
})

const way = fc
  .array(fc.constantFrom('discover', 'compare', 'purchase', '-'), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '))

test('property: the same groups, and the same order, as sequences counted as text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(way, { maxLength: 30 }), async (ways) => {
      const variants = variantsOf(stepsOf(await askOfWays(ways), { steps: 'stages', repeats: 'joined' }))
      const texts = ways.map((one) =>
        one
          .split(' ')
          .filter((stage) => stage !== '-')
          .filter((stage, i, all) => stage !== all[i - 1])
          .join(' '),
      )
      const counted = [...Map.groupBy(texts, (text) => text)]
        .map(([text, all]) => [text, all.length] as const)
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      const found = Array.from(variants.ends, (end, variant) => [
        sequenceOf(variants, variant).join(' '),
        end - (variants.ends[variant - 1] ?? 0),
      ])
      expect(found).toEqual(counted)
    }),
    { numRuns: 60 },
  )
})

test('the id of a path depends on its steps alone', () => {
  expect(variantId(['discover', 'compare'])).toBe(variantId(['discover', 'compare']))
  const ids = [['a', 'b'], ['ab'], ['b', 'a'], ['a', 'b', ''], []].map(variantId)
  expect(new Set(ids).size).toBe(5)
})
