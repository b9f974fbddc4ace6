import { describe, expect, test } from 'vitest'
import { minute } from '../flow/journeys/asks.contract.ts'
import { objectivesNow } from '../flow/service/objective-answer.ts'
import { askService, span, visit } from '../flow/service/service-asks.contract.ts'
import { serviceAttention } from './service-levels.ts'

const DAY = 1440
const LEVEL = 'buys: { name: Buying works, about: availability, stage: buy, objective: 99 }'

/** Ten attempts a day for ten days; on each, so many of the last ones are refused. */
const attempts = (refusedOn: (day: number) => number) =>
  Array.from({ length: 100 }, (_, i) => {
    const [day, nth] = [Math.floor(i / 10), i % 10]
    const isRefused = nth >= 10 - refusedOn(day)
    return visit(`j${i}`, [
      [day * DAY + nth * 100, 'ordered'],
      [day * DAY + nth * 100 + 5, isRefused ? 'refused' : 'paid'],
    ])
  }).flat()

const attentionAt = async (moments: ReturnType<typeof attempts>, now: number, world = {}) =>
  serviceAttention(await objectivesNow(await askService(moments, now, { levels: [LEVEL], ...world })))

describe('availability that needs attention', () => {
  test('a budget that burns too fast is told with its figure', async () => {
    const { findings, unjudged } = await attentionAt(
      attempts((day) => (day === 9 ? 6 : 0)),
      9 * DAY + 910,
    )
    expect(findings).toEqual([
      {
        identity: 'service/shop/buys/2026-01-14',
        subject: 'service/shop/buys',
        scope: 'service/shop/buys',
        cause: 'service',
        title: 'Shop: Buying works',
        sentence:
          'In the last 6 hours 4 of 4 failed: the error budget burns 100 times as fast as it may. Available: 94 % (94 of 100) of the promised 99 %; 500 % overspent.',
        streams: ['shop'],
        figure: expect.stringMatching(/^burn\.6h\?about=buys&measured=journeys&stream=shop&/),
        item: null,
        source: null,
        simulated: false,
        since: minute(9 * DAY + 910),
      },
    ])
    expect(unjudged).toEqual(new Set())
  })

  test('one that is used up is told, however long ago', async () => {
    const { findings } = await attentionAt(
      attempts((day) => (day === 2 ? 5 : 0)),
      10 * DAY,
    )
    expect(findings.map(({ sentence, figure }) => [sentence, figure?.split('?')[0]])).toEqual([
      [
        'The error budget is used up: 400 % overspent. Available: 95 % (95 of 100) of the promised 99 %.',
        'budget.left',
      ],
    ])
  })

  test('nothing is told of one that is kept; what was not tried can’t be judged', async () => {
    expect(
      await attentionAt(
        attempts(() => 0),
        10 * DAY,
      ),
    ).toEqual({ findings: [], unjudged: new Set() })
    expect(await attentionAt(visit('a', [[0, 'seen']]), DAY)).toEqual({
      findings: [],
      unjudged: new Set(['service/shop/buys']),
    })
  })

  test('a probe is judged though no events come any more', async () => {
    const levels = [
      'up: { name: Up, about: availability, objective: 99, probe: { url: "https://shop.example/" } }',
    ]
    const probed = { up: [span(minute(70 * DAY - 30), minute(70 * DAY - 5), 26, 26)] }
    const moments = attempts(() => 0)
    const { findings } = await attentionAt(moments, 70 * DAY, { levels, probed })
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      'In the last hour 26 of 26 failed: the error budget burns 100 times as fast as it may. Available: 0 % (0 of 26) of the promised 99 %; 9,900 % overspent.',
    ])
  })
})
