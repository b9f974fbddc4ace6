import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aalenJohansen,
  intervalOf,
  kaplanMeier,
  pointAt,
  timeReached,
  type Observations,
} from './survival.ts'

/** @param observations Time, and what ended it. */
const observed = (observations: readonly (readonly [number, number])[]): Observations => ({
  times: Float64Array.from(observations, ([time]) => time),
  causes: Uint8Array.from(observations, ([, cause]) => cause),
})

/** Weeks in remission under 6-MP [Freireich et al. 1963], 21 patients. */
const REMISSION = observed([
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((weeks) => [weeks, 1] as const),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((weeks) => [weeks, 0] as const),
])

describe('Kaplan–Meier', () => {
  test('6-MP: the published estimate, with the interval of scipy 1.17', () => {
    // scipy.stats.ecdf(CensoredData.right_censored(…)).sf, confidence_interval(method='log-log');
    // the standard errors are those printed in Kleinbaum & Klein, Survival Analysis.
    const found = kaplanMeier(REMISSION).map((point) => {
      const { low, high } = intervalOf(point) ?? { low: NaN, high: NaN }
      const round = (value: number): number => Number(value.toFixed(6))
      return [point.time, point.atRisk, point.events, round(point.survival), round(low), round(high)]
    })
    expect(found).toEqual([
      [6, 21, 3, 0.857143, 0.619718, 0.951552],
      [7, 17, 1, 0.806723, 0.563147, 0.922809],
      [10, 15, 1, 0.752941, 0.5032, 0.889362],
      [13, 12, 1, 0.690196, 0.43161, 0.849066],
      [16, 11, 1, 0.627451, 0.367511, 0.804912],
      [22, 7, 1, 0.537815, 0.267779, 0.746791],
      [23, 6, 1, 0.448179, 0.188052, 0.680143],
    ])
    expect(kaplanMeier(REMISSION).map(({ error }) => Number(error.toFixed(3)))).toEqual([
      0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135,
    ])
  })

  test('the median is the first time by which half is reached; null where it is not', () => {
    expect(timeReached(kaplanMeier(REMISSION), 0.5)).toBe(23)
    expect(timeReached(kaplanMeier(REMISSION), 0.6)).toBeNull()
    expect(
      timeReached(
        kaplanMeier(
          observed([
            [2, 1],
            [5, 1],
          ]),
        ),
        0.5,
      ),
    ).toBe(2)
  })

  test('nobody, and nobody with an event', () => {
    expect(kaplanMeier(observed([]))).toEqual([])
    expect(kaplanMeier(observed([[3, 0]]))).toEqual([])
    expect(aalenJohansen(observed([]), 2)).toEqual([])
  })

  test('all gone: a survival of 0 has no interval', () => {
    const [only] = kaplanMeier(observed([[3, 1]]))
    expect(only).toEqual({ time: 3, atRisk: 1, events: 1, survival: 0, error: 0 })
    expect(only && intervalOf(only)).toBeNull()
  })
})

const anyObservations = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map(observed)

describe('Aalen–Johansen', () => {
  test('two causes and censoring', () => {
    // Independent implementation in Python, from the definition: F_k += S(u−) · d_k ÷ n; S *= 1 − d ÷ n.
    const found = aalenJohansen(
      observed([
        [1, 1],
        [2, 2],
        [2, 0],
        [3, 1],
        [4, 2],
        [5, 1],
        [5, 1],
        [6, 0],
        [7, 2],
        [8, 1],
        [9, 0],
        [10, 0],
      ]),
      2,
    )
    const round = (value: number): number => Number(value.toFixed(6))
    expect(found.map(({ time, atRisk, incidence }) => [time, atRisk, ...incidence.map(round)])).toEqual([
      [1, 12, 0.083333, 0],
      [2, 11, 0.083333, 0.083333],
      [3, 9, 0.175926, 0.083333],
      [4, 8, 0.175926, 0.175926],
      [5, 7, 0.361111, 0.175926],
      [7, 4, 0.361111, 0.291667],
      [8, 3, 0.476852, 0.291667],
    ])
  })

  test('with the survival of all causes together it is 1', () => {
    fc.assert(
      fc.property(anyObservations, ({ times, causes }) => {
        const whole = kaplanMeier({ times, causes: causes.map((cause) => (cause > 0 ? 1 : 0)) })
        for (const { time, incidence } of aalenJohansen({ times, causes }, 2)) {
          const rest = pointAt(whole, time)?.survival ?? 1
          expect(incidence.reduce((sum, one) => sum + one, rest)).toBeCloseTo(1, 12)
        }
      }),
    )
  })

  test('where nothing is censored it is the share of those to whom it has happened', () => {
    const ended = anyObservations.map(({ times, causes }) => ({
      times,
      causes: causes.map((cause) => (cause === 0 ? 1 : cause)),
    }))
    fc.assert(
      fc.property(ended, ({ times, causes }) => {
        for (const { time, incidence } of aalenJohansen({ times, causes }, 2)) {
          for (const cause of [1, 2]) {
            const happened = times.filter((one, i) => one <= time && causes[i] === cause).length
            expect(incidence[cause - 1]).toBeCloseTo(happened / times.length, 12)
          }
        }
      }),
    )
  })

  test('never below Kaplan–Meier’s complement taken the other way: leaving cannot make more reach it', () => {
    fc.assert(
      fc.property(anyObservations, (observations) => {
        const alone = kaplanMeier(observations)
        for (const { time, incidence } of aalenJohansen(observations, 2)) {
          expect(incidence[0]).toBeLessThanOrEqual(1 - (pointAt(alone, time)?.survival ?? 1) + 1e-12)
        }
      }),
    )
  })
})
