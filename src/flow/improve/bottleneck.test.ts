import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activePeriod, bottleneck, growthOfLoad, shareOfWait } from './bottleneck.ts'

const DAY = 86_400_000_000
const wait = (stage: string, time: number, reason: string | null = null) => ({
  stage,
  reason,
  items: 1,
  time,
})
const weekly = (n: number) => Array.from({ length: n }, (_, i) => i * 7 * DAY)

describe('share of wait', () => {
  test('sums the reasons of a stage', () => {
    expect(shareOfWait([wait('build', DAY), wait('review', 2 * DAY), wait('review', DAY, 'paused')])).toEqual(
      {
        method: 'share of wait',
        stage: 'review',
        stages: [
          { stage: 'review', value: 0.75 },
          { stage: 'build', value: 0.25 },
        ],
        unit: 'share of all waiting',
        words: '75 % of all waiting happened in “review”: 3 days, summed over its items.',
      },
    )
  })
  test('nothing waited; two that wait as long', () => {
    expect(shareOfWait([])).toMatchObject({ stage: null, words: 'Nothing waited.' })
    expect(shareOfWait([wait('a', DAY), wait('b', DAY)])).toMatchObject({ stage: null })
  })
  test('shares sum to 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 1e9 })), {
          minLength: 1,
        }),
        (all) => {
          const { stages } = shareOfWait(all.map(([stage, time]) => wait(stage, time)))
          expect(stages.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9)
        },
      ),
    )
  })
})

describe('growth of load', () => {
  test('the slope is what arrives less what leaves, per week', () => {
    const found = growthOfLoad(weekly(6), [
      { key: 'build', values: [4, 4, 4, 4, 4, 4] },
      { key: 'review', values: [1, 3, 5, 7, 9, 11] },
      { key: 'ship', values: [5, 4, 3, 2, 1, 0] },
    ])
    expect(found).toEqual({
      method: 'growth of load',
      stage: 'review',
      stages: [
        { stage: 'review', value: expect.closeTo(2, 9) },
        { stage: 'build', value: expect.closeTo(0, 9) },
        { stage: 'ship', value: expect.closeTo(-1, 9) },
      ],
      unit: 'items per week',
      words: 'The load of “review” grew fastest, by 2.0 items per week: 10.0 in 5 weeks.',
    })
  })
  test('scatter is no growth', () => {
    expect(growthOfLoad(weekly(6), [{ key: 'build', values: [3, 9, 2, 8, 3, 9] }])).toMatchObject({
      stage: null,
      words: 'No stage’s load grew by more than chance explains.',
    })
  })
  test('too little to tell', () => {
    expect(growthOfLoad(weekly(3), [{ key: 'build', values: [1, 2, 3] }])).toMatchObject({
      stage: null,
      words: 'Too little to tell: the load is known at 3 starts of periods, 4 are needed.',
    })
  })
})

describe('agreement', () => {
  const methods = (a: string | null, b: string | null, c: string | null) =>
    bottleneck([
      shareOfWait(a === null ? [wait('x', 1), wait('y', 1)] : [wait(a, 1)]),
      growthOfLoad(
        weekly(4),
        b === null ? [{ key: 'x', values: [1, 1, 1, 1] }] : [{ key: b, values: [1, 2, 3, 4] }],
      ),
      activePeriod(c === null ? [] : [{ stage: c, value: 1, sole: 1 }]),
    ])
  test.each([
    ['review', 'review', 'review', 'all', 'All three methods point to “review”.'],
    [
      'review',
      'build',
      'review',
      'two',
      'Two of three methods point to “review”; growth of load points to “build”.',
    ],
    [
      'review',
      null,
      'review',
      'two',
      'Two of three methods point to “review”; growth of load points to none.',
    ],
    [
      'review',
      'build',
      'ship',
      'none',
      'The methods disagree (share of wait: “review”; growth of load: “build”; active period: “ship”): no single stage holds up the flow.',
    ],
    ['review', null, null, 'none', 'Only one method points to a stage (share of wait: “review”).'],
    [null, null, null, 'none', 'None of the three methods points to a stage.'],
  ])('%s, %s, %s: %s', (a, b, c, agree, sentence) => {
    expect(methods(a, b, c)).toMatchObject({ agree, sentence })
  })
  test('nothing at all', () => {
    expect(bottleneck([shareOfWait([]), growthOfLoad(weekly(4), []), activePeriod([])])).toMatchObject({
      agree: 'no data',
      sentence: 'There is no stage to compare: nothing was in progress.',
    })
  })
})
