import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RequestError } from '../request.ts'
import { askJourneys, journey, minute, shopMap, type Told } from './asks.contract.ts'
import { funnel, type Funnel } from './funnel.ts'
import { routeOf, type FunnelWords } from './funnel-request.ts'
import type { Moment } from './moment.ts'

const funnelOn = async (
  moments: readonly Moment[],
  words: FunnelWords,
  now: number,
  map = shopMap(),
): Promise<Funnel> => {
  const ask = await askJourneys(moments, {}, minute(now), map)
  const { points, ...route } = routeOf(ask, words)
  return funnel(ask, points, route)
}

/** What the steps hold, in numbers. */
const inNumbers = ({ steps }: Funnel) =>
  steps.map(({ point, reached, onward }) => [
    point.id,
    reached.length,
    ...(onward === null
      ? []
      : [onward.wentOn.length, onward.finished.length, onward.left.length, onward.open.length]),
  ])

describe('the funnel of the stages', () => {
  const SHOP = [
    ...journey(
      'through',
      [
        [0, 'seen'],
        [10, 'ordered'],
        [20, 'paid'],
        [40, 'got'],
      ],
      { slice: 'young' },
    ),
    ...journey(
      'skips',
      [
        [0, 'seen'],
        [30, 'got'],
      ],
      { slice: 'private' },
    ),
    ...journey(
      'canceled',
      [
        [5, 'seen'],
        [15, 'ordered'],
        [16, 'left'],
      ],
      { slice: 'firms' },
    ),
    ...journey(
      'silent',
      [
        [5, 'seen'],
        [15, 'ordered'],
      ],
      { slice: 'firms' },
    ),
    ...journey('young', [[70, 'seen']]),
    ...journey('returns', [
      [6, 'seen'],
      [8, 'ordered'],
      [9, 'paid'],
      [12, 'got'],
      [50, 'asked'],
      [95, 'refunded'],
    ]),
    ...journey('without trigger', [
      [20, 'ordered'],
      [30, 'paid'],
    ]),
    ...journey('too late', [[200, 'seen']]),
  ]

  test('a stage is reached by being beyond it; who did not go on finished, left, or is open', async () => {
    expect(inNumbers(await funnelOn(SHOP, {}, 100))).toEqual([
      ['look', 6, 5, 0, 0, 1],
      ['buy', 5, 3, 0, 2, 0],
      ['get', 3, 3, 0, 0, 0],
      ['got', 3],
    ])
  })

  test('as of an earlier time the same journeys are open, and what came later is not known', async () => {
    expect(inNumbers(await funnelOn(SHOP, {}, 18))).toEqual([
      ['look', 5, 4, 0, 0, 1],
      ['buy', 4, 1, 0, 1, 2],
      ['get', 1, 1, 0, 0, 0],
      ['got', 1],
    ])
  })

  test('a stage may have an abandonment window of its own; without any it is 30 days', async () => {
    const long = shopMap('{ journeys: { abandonment: { after: 1 h, stages: { buy: 2 h } } } }')
    expect(inNumbers(await funnelOn(SHOP, {}, 100, long))[1]).toEqual(['buy', 5, 3, 0, 1, 1])
    expect(inNumbers(await funnelOn(SHOP, {}, 100, shopMap('{}')))[1]).toEqual(['buy', 5, 3, 0, 1, 1])
    const later = [...SHOP, ...journey('of another month', [[50_000, 'ordered']])]
    expect(inNumbers(await funnelOn(later, {}, 50_001, shopMap('{}')))[1]).toEqual(['buy', 5, 3, 0, 2, 0])
  })

  test('shares, times and slices, those within others with them', async () => {
    const { started, steps, slices } = await funnelOn(SHOP, {}, 100)
    expect(started).toHaveLength(6)
    expect(steps.map(({ ofFirst, ofPrevious }) => [ofFirst, ofPrevious])).toEqual([
      [1, null],
      [5 / 6, 5 / 6],
      [0.5, 0.6],
      [0.5, 1],
    ])
    // From look to buy: 10, 30 (skipped with its delivery), 10, 10 and 2 minutes.
    expect(steps[1]?.fromPrevious).toEqual({ n: 5, p50: 600, p85: 1800, p95: 1800 })
    expect(steps[3]?.fromFirst).toEqual({ n: 3, p50: 1800, p85: 2400, p95: 2400 })
    expect(slices).toEqual([
      { slice: 'private', name: 'Private', started: 2, reached: [2, 2, 2, 2] },
      { slice: 'young', name: 'Young', started: 1, reached: [1, 1, 1, 1] },
      { slice: 'firms', name: 'Firms', started: 2, reached: [2, 2, 0, 0] },
    ])
  })
})

describe('a funnel of chosen steps', () => {
  const reached = async (
    moments: readonly Told[],
    words: FunnelWords,
  ): Promise<(number | null | undefined)[]> => {
    const { steps } = await funnelOn(journey('one', [[0, 'seen'], ...moments]), words, 10_000)
    return steps.map(({ reached, fromFirst }) => (reached.length === 0 ? null : (fromFirst?.p50 ?? 0) / 60))
  }
  const ABC = 'a,b,c'

  test('ordered: each step after the one before, others in between', async () => {
    expect(
      await reached(
        [
          [1, 'a'],
          [2, 'x'],
          [3, 'b'],
          [4, 'a'],
          [9, 'c'],
        ],
        { steps: ABC },
      ),
    ).toEqual([0, 2, 8])
    expect(
      await reached(
        [
          [1, 'b'],
          [2, 'a'],
          [3, 'c'],
        ],
        { steps: 'a,c' },
      ),
    ).toEqual([0, 1])
    expect(
      await reached(
        [
          [1, 'b'],
          [2, 'a'],
          [9, 'c'],
        ],
        { steps: ABC },
      ),
    ).toEqual([0, null, null])
  })

  test('in any order: a step counts with all before it', async () => {
    const any = { steps: ABC, order: 'any' }
    expect(
      await reached(
        [
          [1, 'c'],
          [2, 'b'],
          [7, 'a'],
        ],
        any,
      ),
    ).toEqual([0, 0, 0])
    expect(
      await reached(
        [
          [1, 'a'],
          [5, 'c'],
          [9, 'b'],
        ],
        any,
      ),
    ).toEqual([0, 8, 8])
    expect(
      await reached(
        [
          [1, 'a'],
          [2, 'c'],
          [3, 'x'],
        ],
        { ...any, steps: 'a,x,c' },
      ),
    ).toEqual([0, 2, 2])
    expect(
      await reached(
        [
          [1, 'a'],
          [2, 'c'],
          [3, 'x'],
          [4, 'b'],
        ],
        { ...any, steps: 'c,b' },
      ),
    ).toEqual([0, 2])
  })

  test('within a time: the earliest attempt that comes furthest', async () => {
    const within = { steps: ABC, within: '5 min' }
    // The first a is too old for b; the second is not.
    expect(
      await reached(
        [
          [1, 'a'],
          [10, 'a'],
          [12, 'b'],
          [14, 'c'],
        ],
        within,
      ),
    ).toEqual([0, 2, 4])
    expect(
      await reached(
        [
          [1, 'a'],
          [3, 'b'],
          [20, 'a'],
          [21, 'b'],
          [22, 'c'],
        ],
        within,
      ),
    ).toEqual([0, 1, 2])
    expect(
      await reached(
        [
          [1, 'a'],
          [3, 'b'],
          [20, 'a'],
          [25, 'b'],
          [26, 'c'],
        ],
        within,
      ),
    ).toEqual([0, 2, null])
    const anyOrder = { ...within, order: 'any' }
    expect(
      await reached(
        [
          [1, 'b'],
          [5, 'a'],
          [20, 'c'],
          [21, 'b'],
          [22, 'a'],
        ],
        anyOrder,
      ),
    ).toEqual([0, 0, 0])
    expect(
      await reached(
        [
          [1, 'c'],
          [5, 'a'],
          [9, 'b'],
          [11, 'x'],
        ],
        anyOrder,
      ),
    ).toEqual([0, 4, null])
  })

  test('what is no step, no order, no time is told with what there is', async () => {
    const ask = await askJourneys(
      journey('one', [
        [0, 'seen'],
        [1, 'basket'],
      ]),
      {},
      minute(5),
    )
    const said = (words: FunnelWords): string => {
      try {
        routeOf(ask, words)
      } catch (error) {
        if (error instanceof RequestError) return error.message
      }
      return ''
    }
    expect(said({ steps: 'seen,basked' })).toBe(
      'There is no step `basked`. Did you mean `basket`? Known: seen, ordered, paid, got, refunded, look, buy, get, return, beginning, done, basket.',
    )
    expect(said({ order: 'reverse' })).toBe('There is no order `reverse`. Known: ordered, any.')
    expect(said({ within: 'soon' })).toBe(
      '`soon` is no time for `within`: a number with a unit is expected, such as `30 min`, `24 h` or `14 d`.',
    )
    expect(said({ steps: ' , ' })).toBe('A funnel has 1 to 20 steps, with commas between them: 0 are named.')
  })
})

/** The furthest attempt of the words of a journey by trying every beginning: the definition, without cleverness. */
const byDefinition = (
  moments: readonly Told[],
  steps: readonly string[],
  within: number,
): readonly number[] => {
  let best: readonly number[] = []
  for (const [start, [began]] of moments.entries()) {
    const times: number[] = []
    let next = start
    for (const step of steps) {
      const found = moments.findIndex(([at, word], i) => i >= next && word === step && at - began <= within)
      if (found === -1 || (times.length === 0 && found !== start)) break
      times.push(moments[found]?.[0] ?? NaN)
      next = found + 1
    }
    if (times.length > best.length) best = times
  }
  return best
}

const anyMoments = fc
  .array(fc.tuple(fc.nat(4), fc.constantFrom('a', 'b', 'c', 'x')), { minLength: 1, maxLength: 25 })
  .map((drawn) => {
    let at = 0
    return drawn.map(([after, word]): Told => [(at += after), word])
  })

test('random journeys: as far, and as fast, as by the definition', async () => {
  await fc.assert(
    fc.asyncProperty(anyMoments, fc.constantFrom(3, 8, 20), async (moments, within) => {
      const map = shopMap('{}', '')
      const ask = await askJourneys(
        journey('one', [[0, 'seen'], ...moments.map(([at, word]): Told => [at + 1, word])]),
        {},
        minute(10_000),
        map,
      )
      const steps = ['a', 'b', 'c'].filter((word) => ask.log.activities.includes(word))
      if (steps.length === 0) return
      const { points, ...route } = routeOf(ask, { steps: steps.join(','), within: `${within} min` })
      const found = funnel(ask, points, route).steps.filter(({ reached }) => reached.length > 0)
      const expected = byDefinition(moments, steps, within)
      expect(found.map(({ fromFirst }) => (fromFirst?.p50 ?? 0) / 60)).toEqual(
        expected.map((at) => at - (expected[0] ?? 0)),
      )
    }),
  )
})
