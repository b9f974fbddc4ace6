/** Numbers marked “scipy” are those of scipy 1.17.1. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fisherExact,
  newcombeInterval,
  riskDifference,
  twoProportions,
  wilsonInterval,
} from './proportions.ts'

describe('Wilson’s interval', () => {
  // scipy: binomtest(hits, n).proportion_ci(confidence_level=0.95, method='wilson')
  test.each([
    [999, 1000, 0.9943574414020421, 0.9998234536293739],
    [9990, 10000, 0.9981600556125619, 0.9994567140135028],
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371109, 1],
    [7, 10, 0.39677814746114526, 0.892208732593699],
    [1, 1, 0.20654931437723745, 1],
  ])('%i of %i', (hits, n, low, high) => {
    expect(wilsonInterval({ hits, n }, 0.95)).toEqual({
      low: expect.closeTo(low, 12),
      high: expect.closeTo(high, 12),
    })
  })

  test('it holds the share, lies within 0 and 1, and is the mirror of that of the failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const hits = Math.floor(n * part)
        const { low, high } = wilsonInterval({ hits, n }, 0.95)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(hits / n)
        expect(high).toBeGreaterThanOrEqual(hits / n)
        expect(high).toBeLessThanOrEqual(1)
        expect(1 - wilsonInterval({ hits: n - hits, n }, 0.95).high).toBeCloseTo(low, 9)
      }),
    )
  })
})

describe('Fisher’s exact test', () => {
  // scipy: fisher_exact([[a, n - a], [b, m - b]]).pvalue
  test.each([
    [3, 10, 9, 11, 0.02997312285237981],
    [1, 10, 11, 14, 0.0027594561852200836],
    [14, 16, 1313, 1333, 0.026541171403991353],
    [7, 10, 3, 10, 0.1788954079975752],
    [90, 100, 95, 100, 0.2827638303777807],
    [0, 10, 10, 10, 1.082508822446903e-5],
    [5, 5, 5, 5, 1],
    [9, 10, 300, 300, 0.03225806451612903],
    [450, 500, 9000, 9100, 1.0728106651402377e-27],
    [1, 6, 900, 1000, 6.247656278627477e-5],
  ])('%i of %i against %i of %i', (a, n, b, m, p) => {
    expect(fisherExact({ hits: a, n }, { hits: b, n: m }) / p).toBeCloseTo(1, 8)
  })
})

describe('two proportions', () => {
  test('scipy: the pooled z, and the exact test of Fisher where little is expected', () => {
    expect(twoProportions({ hits: 0, n: 9 }, { hits: 5, n: 11 }).method).toBe('Fisher exact')
    expect(twoProportions({ hits: 56, n: 70 }, { hits: 48, n: 80 })).toEqual({
      p: expect.closeTo(0.00804508136819656, 10),
      method: 'two proportions',
    })
    expect(twoProportions({ hits: 0, n: 70 }, { hits: 0, n: 80 }).p).toBe(1)
  })

  test('the interval of Newcombe (1998), table II: 56/70 against 48/80, 9/10 against 3/10, 10/10 against 0/20', () => {
    const [a, b] = [
      { hits: 56, n: 70 },
      { hits: 48, n: 80 },
    ]
    expect(riskDifference(a, b)).toBeCloseTo(0.2, 12)
    const told = [
      newcombeInterval(a, b, 0.95),
      newcombeInterval({ hits: 9, n: 10 }, { hits: 3, n: 10 }, 0.95),
      newcombeInterval({ hits: 10, n: 10 }, { hits: 0, n: 20 }, 0.95),
    ].map(({ low, high }) => [low.toFixed(4), high.toFixed(4)])
    expect(told).toEqual([
      ['0.0524', '0.3339'],
      ['0.1705', '0.8090'],
      ['0.6791', '1.0000'],
    ])
  })
})
