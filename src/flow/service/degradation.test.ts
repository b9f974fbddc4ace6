import { describe, expect, test } from 'vitest'
import type { Moment } from '../journeys/moment.ts'
import { degradationAnswer } from './degradation-answer.ts'
import { degradationOf } from './degradation.ts'
import { askService, visit } from './service-asks.contract.ts'

const HOUR = 60

interface Hour {
  /** Minutes in each stage. */
  readonly look: number
  readonly buy: number
  /** Every so many of the journeys is refused, and leaves. */
  readonly refused?: number
}

/** Ten journeys in each hour, one after the other, through look and buy. */
const shop = (hours: readonly Hour[]): Moment[] =>
  hours.flatMap(({ look, buy, refused = Infinity }, hour) =>
    Array.from({ length: 10 }, (_, i) => {
      const seen = hour * HOUR + i
      const ordered = seen + look
      const isRefused = i % refused === refused - 1
      return visit(`j${hour}-${i}`, [
        [seen, 'seen'],
        [ordered, 'ordered'],
        ...(isRefused
          ? ([
              [ordered + buy - 1, 'refused'],
              [ordered + buy, 'canceled'],
            ] as const)
          : ([
              [ordered + buy - 1, 'paid'],
              [ordered + buy, 'got'],
            ] as const)),
      ])
    }).flat(),
  )

const calm = (n: number): Hour[] => Array.from({ length: n }, () => ({ look: 5, buy: 10 }))
const LEVEL = ['slow-look: { name: Buying goes on, about: degradation, stage: look }']

describe('when a stage slows', () => {
  test('the others go on as before: it degrades gracefully', async () => {
    const moments = shop([...calm(20), { look: 30, buy: 10 }, { look: 30, buy: 10 }, ...calm(10)])
    const ask = await askService(moments, 32 * HOUR, { levels: LEVEL })
    const [look, buy] = degradationAnswer(ask)
    expect(look).toEqual({
      stage: { id: 'look', name: 'Look' },
      level: 'slow-look',
      known: true,
      periodSeconds: 3600,
      usualSeconds: 300,
      thresholdSeconds: 450,
      isDeclared: false,
      judgedPeriods: 32,
      slowSeconds: 7200,
      spells: [
        { from: '2026-01-05T20:00:00+00:00', to: '2026-01-05T22:00:00+00:00', medianSeconds: 1800, n: 20 },
      ],
      alongside: [
        {
          stage: { id: 'buy', name: 'Buy' },
          verdict: 'no difference',
          time: {
            slow: { median: 600, n: 20, low: 600, high: 600 },
            otherwise: { median: 600, n: 300, low: 600, high: 600 },
            change: 'no difference',
          },
          conversion: {
            slow: { successes: 20, n: 20, low: expect.closeTo(0.8389, 4), high: 1 },
            otherwise: { successes: 300, n: 300, low: expect.closeTo(0.9874, 4), high: 1 },
            change: 'no difference',
            withinSeconds: 1800,
          },
          availability: {
            slow: { successes: 20, n: 20, low: expect.closeTo(0.8389, 4), high: 1 },
            otherwise: { successes: 300, n: 300, low: expect.closeTo(0.9874, 4), high: 1 },
            change: 'no difference',
          },
          words: 'Buy went on as before (n = 20 stays then)',
        },
      ],
      isGraceful: true,
      sentence:
        'While Look was slow, 2 h in all (above 7.5 min, its usual 5 min): Buy went on as before (n = 20 stays then).',
    })
    expect([buy?.sentence, buy?.isGraceful, buy?.level]).toEqual([
      'Buy was never slow: half of its stays took no longer than 15 min in any of 32 periods.',
      null,
      null,
    ])
  })

  test('another stage is slower and refuses more then: it does not', async () => {
    const bad: Hour = { look: 20, buy: 25, refused: 2 }
    const ask = await askService(shop([...calm(20), bad, bad, ...calm(10)]), 32 * HOUR, { levels: LEVEL })
    const [look] = degradationAnswer(ask)
    expect([look?.isGraceful, look?.sentence]).toEqual([
      false,
      'While Look was slow, 2 h in all (above 7.5 min, its usual 5 min): Buy took 25 min (n = 20) instead of 10 min (n = 300), and led on in 50 % (10 of 20) instead of 100 % (300 of 300), and succeeded in 50 % (10 of 20) instead of 100 % (300 of 300).',
    ])
  })

  test('a single refusal more is chance', async () => {
    const one: Hour = { look: 30, buy: 10, refused: 10 }
    const ask = await askService(shop([...calm(20), one, ...calm(10)]), 32 * HOUR, { levels: LEVEL })
    expect(degradationOf(ask, 'look').alongside.map(({ availability }) => availability)).toEqual([
      { slow: { hits: 9, n: 10 }, otherwise: { hits: 300, n: 300 }, change: 'no difference' },
    ])
  })

  test('what nobody passes is not judged', async () => {
    const ask = await askService(shop(calm(3)), 4 * HOUR, { levels: LEVEL })
    expect(degradationAnswer(ask).map(({ sentence }) => sentence)).toEqual([
      'Too few journeys have passed Look to say what is usual there.',
      'Too few journeys have passed Buy to say what is usual there.',
      'Too few journeys have passed Get to say what is usual there.',
    ])
  })
})
