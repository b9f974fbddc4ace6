import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processLimits, signalInWords } from './xmr.ts'

const signalsOf = (values: number[]) => processLimits(values)?.signals

describe('process limits', () => {
  test('golden: mean 3.833, upper 13.748, lower 0', () => {
    const limits = processLimits([1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8, 2])
    expect(limits).toEqual({
      n: 12,
      mean: expect.closeTo(3.833, 3),
      upper: expect.closeTo(13.748, 3),
      lower: 0,
      signals: [],
    })
  })
  test('fewer than six values have none', () => {
    expect(processLimits([1, 2, 3, 4, 5])).toBeNull()
    expect(processLimits([1, 2, 3, 4, 5, 6])).not.toBeNull()
  })
  test('equal values, whose mean is rounded, give no signal', () => {
    expect(processLimits(Array<number>(10).fill(0.1))).toMatchObject({ signals: [] })
    expect(processLimits(Array<number>(10).fill(0))).toEqual({
      n: 10,
      mean: 0,
      upper: 0,
      lower: 0,
      signals: [],
    })
  })
})

describe('signals', () => {
  test('a point beyond a limit', () => {
    expect(signalsOf([5, 6, 5, 6, 5, 6, 5, 30, 5, 6, 5, 6, 5, 6])).toEqual([
      { rule: 'beyond the limits', from: 7, to: 7, direction: 'up' },
    ])
  })
  test('eight on one side, not seven', () => {
    // Alternating around 10 keeps the limits wide; each half lies on one side of the mean.
    const low = [7, 9, 7, 9, 7, 9, 7]
    const high = [13, 11, 13, 11, 13, 11, 13]
    expect(signalsOf([...low, ...high])).toEqual([])
    expect(signalsOf([...low, 9, ...high, 11])).toEqual([
      { rule: 'eight on one side', from: 0, to: 7, direction: 'down' },
      { rule: 'eight on one side', from: 8, to: 15, direction: 'up' },
    ])
  })
  test('three of four nearer to a limit than to the mean', () => {
    const values = [10, 9, 10, 11, 10, 9, 13, 13, 10, 13, 10, 9, 10, 11, 10, 9]
    expect(signalsOf(values)).toEqual([
      { rule: 'three of four near a limit', from: 6, to: 9, direction: 'up' },
    ])
  })
  test('in words', () => {
    const week = (i: number) => `week ${i + 1}`
    expect([
      signalInWords({ rule: 'beyond the limits', from: 2, to: 2, direction: 'down' }, week),
      signalInWords({ rule: 'eight on one side', from: 2, to: 9, direction: 'up' }, week),
      signalInWords({ rule: 'three of four near a limit', from: 2, to: 5, direction: 'down' }, week),
    ]).toEqual([
      'below the lower limit: week 3',
      '8 in a row above the mean: week 3 to week 10',
      'three of four nearer to the lower limit than to the mean: week 3 to week 6',
    ])
  })
})

describe('whatever the values', () => {
  const series = fc.array(fc.nat(50), { minLength: 6, maxLength: 40 })
  test('another scale and another zero change limits with the values, and signals not at all', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 100 }), fc.nat(1000), (values, scale, offset) => {
        const before = processLimits(values)
        const after = processLimits(values.map((value) => value * scale + offset))
        expect(after?.signals).toEqual(before?.signals)
        expect(after?.mean).toBeCloseTo((before?.mean ?? 0) * scale + offset, 6)
        expect(after?.upper).toBeCloseTo((before?.upper ?? 0) * scale + offset, 6)
      }),
      { numRuns: 300 },
    )
  })
  test('seen backwards, the same points stand out', () => {
    fc.assert(
      fc.property(series, (values) => {
        const last = values.length - 1
        const key = (one: object) => JSON.stringify(one)
        const mirrored = signalsOf(values.toReversed())?.map((one) => ({
          ...one,
          from: last - one.to,
          to: last - one.from,
        }))
        expect(new Set(mirrored?.map(key))).toEqual(new Set(signalsOf(values)?.map(key)))
      }),
      { numRuns: 300 },
    )
  })
})
