/**
 * The statistics against published values, and against an independent implementation: numbers marked “scipy” are those of
 * scipy 1.17.1 (`stats.mannwhitneyu`, `brunnermunzel`, `logrank`, `chi2_contingency`, `ncx2`,
 * `false_discovery_control`).
 */
import fc from 'fast-check'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { chiSquaredTest } from './chi-squared.ts'
import { cliffsDelta, deltaInterval, type Stays } from './cliffs-delta.ts'
import { noncentralChiSquaredCdf } from './distributions.ts'
import { divergenceUpTo, jensenShannon, TO_CHI_SQUARED } from './jensen-shannon.ts'
import { logRank } from './log-rank.ts'
import { mannWhitney } from './mann-whitney.ts'
import {
  forDelta,
  forDivergence,
  forEqualDelta,
  forEqualDivergence,
  forEqualShares,
  forShares,
  stillNeeded,
} from './sample-size.ts'

const of = (...values: readonly number[]): Float64Array => Float64Array.from(values).sort()
const stays = (ended: readonly number[], open: readonly number[] = []): Stays => ({
  ended: of(...ended),
  open: of(...open),
})

const LONG = [1, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8, 9, 9, 10, 12, 12, 13, 15, 18, 20, 21, 22]
const LONGER = [2, 3, 3, 5, 6, 6, 8, 9, 11, 12, 12, 14, 16, 17, 19, 20, 23, 25, 25, 28, 30, 31, 33, 35, 40]

describe('Jensen–Shannon divergence', () => {
  test('golden: [.7, .2, .1] against [.4, .2, .4]', () => {
    expect(jensenShannon([0.7, 0.2, 0.1], [0.4, 0.2, 0.4])).toBeCloseTo(0.09940480874780738, 12)
    expect(jensenShannon([70, 20, 10], [40, 20, 40])).toBeCloseTo(0.09940480874780738, 12)
  })

  test('is 0 for the same, 1 for nothing in common, and the same from both sides', () => {
    expect([jensenShannon([3, 1], [6, 2]), jensenShannon([5, 0], [0, 9])]).toEqual([0, 1])
    const counts = fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }).filter((some) => some.some(Boolean))
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const divergence = jensenShannon(a, b)
        expect(divergence).toBeCloseTo(jensenShannon(b, a), 12)
        expect(divergence).toBeGreaterThanOrEqual(0)
        expect(divergence).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('its upper end is where the noncentral χ² leaves α below what was seen', () => {
    const upTo = divergenceUpTo(0.02, { n: 300, m: 400, categories: 4, level: 0.95 })
    const scale = TO_CHI_SQUARED / (1 / 300 + 1 / 400)
    expect(noncentralChiSquaredCdf(0.02 * scale, 3, upTo * scale)).toBeCloseTo(0.05, 6)
    expect(upTo).toBeGreaterThan(0.02)
    // Thirty of each on one and the same path don’t show that none takes another; a hundred do.
    const ofOnePath = (n: number): number => divergenceUpTo(0, { n, m: n, categories: 1, level: 0.95 })
    expect([ofOnePath(30) > 0.05, ofOnePath(100) > 0.05]).toEqual([true, false])
  })
})

test('groups that are apart by the margin are called equivalent with a probability of α at most', () => {
  const random = xoroshiro128plus(7)
  const uniform = (): number => (random.next() >>> 0) / 4_294_967_296
  const margin = 0.05
  const apart = (off: number): number => jensenShannon([0.5, 0.3, 0.2], [0.5 - off, 0.3, 0.2 + off])
  const off = Array.from({ length: 5000 }, (_, i) => i / 10_000).find((one) => apart(one) >= margin) ?? 0
  const draw = (shares: readonly number[], n: number): number[] => {
    const counts = shares.map(() => 0)
    for (let i = 0; i < n; i++) {
      const at = uniform()
      const k = at < (shares[0] ?? 0) ? 0 : at < (shares[0] ?? 0) + (shares[1] ?? 0) ? 1 : 2
      counts[k] = (counts[k] ?? 0) + 1
    }
    return counts
  }
  const n = 250
  const runs = Array.from({ length: 600 }, () =>
    jensenShannon(draw([0.5, 0.3, 0.2], n), draw([0.5 - off, 0.3, 0.2 + off], n)),
  )
  const called = runs.filter(
    (divergence) => divergenceUpTo(divergence, { n, m: n, categories: 3, level: 0.95 }) < margin,
  )
  // 30 of 600 on average at α; more than three standard errors above it would be a wrong test.
  expect(called.length).toBeLessThanOrEqual(30 + 3 * Math.sqrt(600 * 0.05 * 0.95))
  // And not for never saying so.
  expect(called.length).toBeGreaterThan(5)
})

test('the noncentral χ²: scipy', () => {
  const cases = [
    [3, 2, 5, 0.22038180929909026],
    [10, 4, 12, 0.22302771973555477],
    [150, 5, 160, 0.28688230656137137],
    [2, 1, 0.5, 0.7433025121441785],
  ] as const
  for (const [x, degrees, noncentrality, p] of cases)
    expect(noncentralChiSquaredCdf(x, degrees, noncentrality)).toBeCloseTo(p, 10)
  // Approximated from 300 on.
  expect(noncentralChiSquaredCdf(600, 9, 700)).toBeCloseTo(0.017013737767312673, 4)
  expect(noncentralChiSquaredCdf(13000, 9, 13500)).toBeCloseTo(0.013667139352242081, 5)
})

describe('χ² of variants', () => {
  test('scipy', () => {
    expect(chiSquaredTest([70, 20, 10], [40, 20, 40])).toEqual({
      statistic: expect.closeTo(26.18181818181818, 10),
      degrees: 2,
      p: expect.closeTo(2.063908400548266e-6, 12),
      method: 'χ²',
    })
    expect(chiSquaredTest([9], [4])).toEqual({ statistic: 0, degrees: 0, p: 1, method: 'χ²' })
  })

  test('is permuted where an expected count is below 5, near to the exact test', () => {
    const seen = chiSquaredTest([3, 7], [9, 2])
    // Fisher’s exact p (scipy) is 0.02997; 999 permutations are within three standard errors of it.
    expect(seen).toMatchObject({ method: 'permutation', degrees: 1 })
    expect(Math.abs(seen.p - 0.02997)).toBeLessThan(3 * Math.sqrt((0.03 * 0.97) / 999))
    expect(chiSquaredTest([9, 2], [3, 7])).toEqual(seen)
    expect(chiSquaredTest([3, 9000], [1, 9000]).method).toBe('χ²')
  })
})

describe('Mann–Whitney', () => {
  test('exact for small groups without ties: scipy', () => {
    expect(mannWhitney(of(1.1, 2.2, 3.3, 4.4, 5.5), of(2.5, 3.5, 4.5, 6.5, 7.5, 8.5))).toEqual({
      u: 6,
      p: expect.closeTo(0.12554112554112554, 12),
      method: 'exact',
    })
  })

  test('with ties by the normal approximation: scipy', () => {
    expect(mannWhitney(of(...LONG), of(...LONGER))).toEqual({
      u: 160.5,
      p: expect.closeTo(0.014979240039234976, 10),
      method: 'normal',
    })
  })

  test('of durations that are all the same says nothing', () => {
    expect(mannWhitney(of(3, 3, 3), of(3, 3))).toMatchObject({ p: 1 })
  })
})

describe('log-rank', () => {
  test('scipy, without and with ties', () => {
    const one = logRank(
      stays([1, 3, 4, 10, 12, 18], [8, 16, 20]),
      stays([2, 5, 6, 11, 13, 22, 25], [9, 30, 31]),
    )
    expect([one.z, one.p]).toEqual([
      expect.closeTo(0.8191131315041804, 10),
      expect.closeTo(0.41272187051974973, 10),
    ])
    const tied = logRank(stays([1, 1, 2, 3, 3, 5, 8], [3, 6, 9]), stays([2, 2, 3, 4, 7, 8, 8, 10], [5, 12]))
    expect([tied.z, tied.p]).toEqual([
      expect.closeTo(0.7219927104791077, 10),
      expect.closeTo(0.47029895924377985, 10),
    ])
  })
})

describe('Cliff’s δ', () => {
  test('with the interval of Brunner and Munzel: scipy', () => {
    const found = cliffsDelta(stays(LONG), stays(LONGER))
    expect([found.delta, found.error, found.degrees]).toEqual([
      expect.closeTo(-0.4163636363636364, 12),
      expect.closeTo(0.15141221611645325, 12),
      expect.closeTo(42.3512375165514, 10),
    ])
    expect(deltaInterval(found, 0.9)).toEqual({
      low: expect.closeTo(-0.6709841482415617, 6),
      high: expect.closeTo(-0.16174312448571088, 6),
    })
  })

  test('is what counting all pairs gives, open stays where their order is certain', () => {
    const times = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 })
    const some = fc.tuple(times, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }))
    /** 1 where a surely takes longer, −1 where b does. An open stay takes longer than so far. */
    const order = (a: number, isOpenA: boolean, b: number, isOpenB: boolean): number =>
      isOpenA && isOpenB ? 0 : isOpenA ? (a >= b ? 1 : 0) : isOpenB ? (b >= a ? -1 : 0) : Math.sign(a - b)
    fc.assert(
      fc.property(some, some, ([a, openA], [b, openB]) => {
        const all = (ended: readonly number[], open: readonly number[]) => [
          ...ended.map((time) => [time, false] as const),
          ...open.map((time) => [time, true] as const),
        ]
        const [x, y] = [all(a, openA), all(b, openB)]
        const sum = x.reduce(
          (total, [i, p]) => total + y.reduce((part, [j, q]) => part + order(i, p, j, q), 0),
          0,
        )
        expect(cliffsDelta(stays(a, openA), stays(b, openB)).delta).toBeCloseTo(
          sum / (x.length * y.length),
          12,
        )
        const { u } = mannWhitney(of(...a), of(...b))
        expect(cliffsDelta(stays(a), stays(b)).delta).toBeCloseTo((2 * u) / (a.length * b.length) - 1, 12)
      }),
    )
  })
})

test('Benjamini–Hochberg, golden: two of ten stay below .05; scipy', () => {
  const ps = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
  const adjusted = benjaminiHochberg(ps)
  expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(2)
  const told = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.1057142857142857, 0.216, 0.216, 0.216]
  expect(adjusted).toEqual(told.map((p) => expect.closeTo(p, 12)))
  expect(benjaminiHochberg(ps.toReversed())).toEqual(told.toReversed().map((p) => expect.closeTo(p, 12)))
})

describe('how many more journeys', () => {
  const certainty = { alpha: 0.05, power: 0.8 }

  test('a difference: textbook values', () => {
    // 60 % against 55 %, both groups as large: 2 · (1.96 + 0.8416)² · 0.575 · 0.425 / 0.05² = 1,534 each (Fleiss).
    expect(Math.round(2 / forShares(0.05, 0.575, certainty))).toBe(1534)
    // δ = 0.147 is P(a > b) = 0.5735: (1.96 + 0.8416)² / (6 · 0.0735²) = 242 each (Noether).
    expect(Math.round(2 / forDelta(0.147, certainty))).toBe(242)
    // The noncentrality of χ² with 2 degrees for 80 % power is 9.634688867970238 (scipy).
    expect(forDivergence(0.05, 3, certainty)).toBeCloseTo((TO_CHI_SQUARED * 0.05) / 9.634688867970238, 8)
  })

  test('equivalence asks for more than a difference of the same size', () => {
    expect(forEqualShares(0.05, 0.5, certainty)).toBeLessThan(forShares(0.05, 0.5, certainty))
    expect(forEqualDelta(0.147, certainty)).toBeLessThan(forDelta(0.147, certainty))
    expect(forEqualDivergence(0.05, 4, certainty)).toBeLessThan(forDivergence(0.05, 4, certainty))
  })

  test('at the present rates', () => {
    expect(stillNeeded({ n: 100, perWeek: 10 }, { n: 100, perWeek: 10 }, 2 / 160, 30)).toEqual({
      a: 60,
      b: 60,
      weeks: expect.closeTo(6, 6),
    })
    expect(stillNeeded({ n: 200, perWeek: 0 }, { n: 200, perWeek: 0 }, 2 / 160, 30)).toEqual({
      a: 0,
      b: 0,
      weeks: 0,
    })
    // One group that does not grow can hold it up for ever.
    expect(stillNeeded({ n: 50, perWeek: 0 }, { n: 50, perWeek: 100 }, 1 / 80, 30)).toBeNull()
    expect(stillNeeded({ n: 5, perWeek: 5 }, { n: 1000, perWeek: 1 }, 1, 30)).toMatchObject({ a: 25 })
  })
})
