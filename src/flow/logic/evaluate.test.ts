import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile } from '../percentile.ts'
import { evaluate, judge } from './evaluate.ts'
import { askOfShop, DAY, START, type Told } from './logic-ask.contract.ts'
import { metricInWords } from './metrics.ts'
import { needsOf, worldOf } from './world.ts'

/** Ten journeys: four delivered, five left, one a day old at the end (10 days). */
const journeys: Told[] = [
  [
    ['look.began', 0],
    ['order.placed', 1],
    ['order.paid', 2, 100],
    ['order.delivered', 26],
  ],
  [
    ['look.began', 1],
    ['order.placed', 2],
    ['payment.failed', 3],
    ['order.paid', 4, 50.5],
    ['order.delivered', 52],
  ],
  [
    ['look.began', 2],
    ['order.placed', 3],
    ['order.paid', 4, 49.5],
    ['order.delivered', 76],
    ['return.received', 80],
    ['refund.paid', 128],
  ],
  [
    ['look.began', 3],
    ['order.placed', 4],
    ['order.paid', 5, 200],
    ['order.delivered', 100],
    ['charge.disputed', 110, 2],
  ],
  [['look.began', 4]],
  [['look.began', 5]],
  [['look.began', 6]],
  [
    ['look.began', 7],
    ['order.placed', 9],
  ],
  [
    ['look.began', 8],
    ['order.placed', 10],
    ['payment.failed', 11],
  ],
  [
    ['look.began', 216],
    ['order.placed', 217],
  ],
]
const AT = { journeys, until: 240 }

const worldIn = async (logic: string, world = AT, request = {}) =>
  worldOf(await askOfShop(world, request), needsOf([logic]))

const valueOf = async (logic: string, world: Parameters<typeof askOfShop>[0] = AT, request = {}) => {
  const found = evaluate(logic, await worldIn(logic, world as typeof AT, request))
  return { value: found.value, n: found.n, why: found.why }
}

describe('quantities of journeys', () => {
  it.each([
    ['started', 10, 10],
    ['finished', 4, 4],
    ['abandoned', 5, 5],
    ['inFlight', 1, 1],
    ['reached(order.delivered)', 4, 4],
    ['count(order.placed)', 7, 7],
    ['count(payment.failed)', 2, 2],
    ['sum(order.paid, amount)', 400, 4],
    ['p50(time(order.placed, order.delivered))', 50 * 3600, 4],
    ['p85(time(order.placed, order.delivered))', 96 * 3600, 4],
    ['mean(time(order.placed, order.delivered))', (25 + 50 + 73 + 96) * 900, 4],
    ['max(time(order.placed, order.delivered))', 96 * 3600, 4],
    ['within(time(order.placed, order.delivered), 2 d)', 0.25, 4],
    ['p50(timeIn(discover))', 3600, 7],
    ['availability(purchase)', 4 / 6, 6],
    ['reached(order.delivered) / started', 0.4, 10],
    ['sum(charge.disputed, amount) / sum(order.paid, amount)', 0.005, 4],
    ['(finished + abandoned) / 2', 4.5, 4],
    ['-started + 12', 2, 10],
  ])('%s', async (logic, value, n) => {
    expect(await valueOf(logic)).toEqual({ value, n, why: null })
  })

  it('counts what began, happened or ended in the window, as far as was known at its end', async () => {
    const firstTwoDays = { from: '2026-01-05', to: '2026-01-07' }
    expect(await valueOf('started', AT, firstTwoDays)).toMatchObject({ value: 9 })
    expect(await valueOf('reached(order.delivered) / started', AT, firstTwoDays)).toMatchObject({
      value: 1 / 9,
    })
    const fifthDay = { from: '2026-01-09', to: '2026-01-10' }
    expect(await valueOf('started', AT, fifthDay)).toMatchObject({ value: 0 })
    expect(await valueOf('finished', AT, fifthDay)).toMatchObject({ value: 1 })
    expect(await valueOf('max(time(order.placed, order.delivered))', AT, fifthDay)).toMatchObject({
      value: 96 * 3600,
    })
  })

  it('of a share of journeys, tells those that are still open and the parts with their journeys', async () => {
    const logic = 'reached(order.delivered) / started'
    const found = evaluate(logic, await worldIn(logic))
    expect([...(found.open ?? [])]).toEqual([9])
    expect(found.proportion).toEqual({ hits: 4, of: 10 })
    expect(
      found.parts.map(({ logic: part, words, n, what, journeys: of }) => [part, words, n, what, of?.length]),
    ).toEqual([
      ['reached(order.delivered)', '4', 4, 'journeys that began and reached “Delivered”', 4],
      ['started', '10', 10, 'journeys that began', 10],
    ])
    expect(metricInWords(found)).toBe('40 %')
  })
})

describe('what can’t be computed is no number but a reason', () => {
  it.each([
    [
      'count(order.placed) / count(refund.paid)',
      { from: '2026-01-05', to: '2026-01-06' },
      'There is nothing to divide by: `count(refund.paid)` is 0.',
    ],
    [
      'p85(time(return.received, refund.paid))',
      { from: '2026-01-05', to: '2026-01-06' },
      'None of them ended in this time.',
    ],
    [
      'result(happiness)',
      {},
      'No value of the result `happiness` has been brought in: `millrace results import FILE.csv --name happiness`.',
    ],
    ['velocity', {}, 'No source of the stream `shop` measures delivery work.'],
    [
      'availability(return)',
      {},
      'No business event of the map is an attempt at `return`: say `attempt: success` or `failure`.',
    ],
    ['sum(order.placed, amount)', {}, 'No event `order.placed` here carries a number in `amount`.'],
    ['count(order.placed', {}, 'The logic can’t be read: This parenthesis is not closed.'],
  ])('%s', async (logic, request, why) => {
    expect(await valueOf(logic, AT, request)).toMatchObject({ value: null, why })
  })

  it('of an event that never came in nothing is known: that is not a zero', async () => {
    const only = {
      journeys: [
        [
          ['look.began', 0],
          ['order.placed', 1],
        ] as Told,
      ],
      until: 240,
    }
    const why = 'No event `charge.disputed` has ever come in: see its coverage.'
    for (const logic of [
      'count(charge.disputed)',
      'reached(charge.disputed) / started',
      'sum(charge.disputed, amount)',
    ]) {
      expect(await valueOf(logic, only)).toMatchObject({ value: null, why })
    }
    expect(await valueOf('p50(time(order.placed, charge.disputed))', only)).toMatchObject({
      value: null,
      why,
    })
  })

  it('a sum of events that did not occur is a true zero', async () => {
    expect(
      await valueOf('sum(charge.disputed, amount)', AT, { from: '2026-01-05', to: '2026-01-06' }),
    ).toEqual({ value: 0, n: 0, why: null })
  })
})

describe('conditions', () => {
  const costs = [
    { result: 'cost-to-serve', at: START + DAY, value: 3.2, unit: 'EUR' },
    { result: 'cost-to-serve', at: START + 8 * DAY, value: 3.9, unit: 'EUR' },
  ]
  const judged = async (logic: string, request = {}, results = costs) =>
    judge(logic, await worldOf(await askOfShop({ ...AT, results }, request), needsOf([logic])))

  it('compares with the latest value at the end of the window', async () => {
    expect((await judged('result(cost-to-serve) <= 3.50 EUR')).holds).toBe(false)
    expect(
      (await judged('result(cost-to-serve) <= 3.50 EUR', { from: '2026-01-05', to: '2026-01-12' })).holds,
    ).toBe(true)
  })

  it('amounts of another currency do not fit', async () => {
    expect(await judged('result(cost-to-serve) <= 3.50 USD')).toMatchObject({
      holds: null,
      why: 'It can’t be compared: an amount in EUR does not go with an amount in USD.',
    })
  })

  it('all of them must hold; one that does not breaks it, whatever is known of the others', async () => {
    expect((await judged('started >= 10 and finished >= 4')).holds).toBe(true)
    expect((await judged('velocity >= 1 and finished >= 5')).holds).toBe(false)
    expect(await judged('velocity >= 1 and finished >= 4')).toMatchObject({
      holds: null,
      why: 'No source of the stream `shop` measures delivery work.',
    })
  })

  it('on the bound it holds as the comparison says', async () => {
    for (const [logic, holds] of [
      ['started <= 10', true],
      ['started < 10', false],
      ['started >= 10', true],
      ['started > 10', false],
      ['started = 10', true],
      ['reached(order.delivered) / started >= 40 %', true],
    ] as const) {
      expect([logic, (await judged(logic)).holds]).toEqual([logic, holds])
    }
  })
})

it('percentiles and shares of random journeys are those of their plain definitions', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 }),
      async (hours) => {
        const world = {
          journeys: hours.map((h): Told => [
            ['look.began', 0],
            ['order.placed', 1],
            ['order.delivered', 1 + h],
          ]),
          until: 240,
        }
        const sorted = hours.map((h) => h * 3600).sort((a, b) => a - b)
        const time = 'time(order.placed, order.delivered)'
        expect((await valueOf(`p85(${time})`, world)).value).toBe(percentile(sorted, 85))
        expect((await valueOf(`within(${time}, 3 d)`, world)).value).toBe(
          hours.filter((h) => h <= 72).length / hours.length,
        )
        // What began has got there, was left, or is still open: nothing is lost.
        const parts = await Promise.all(['finished', 'abandoned'].map((one) => valueOf(one, world)))
        expect(parts[0]?.value).toBe(hours.length)
        expect(parts[1]?.value).toBe(0)
      },
    ),
    { numRuns: 25 },
  )
})
