import { describe, expect, it } from 'vitest'
import { JOURNEY_FIGURES } from '../figures/journey-figures.ts'
import { DAY, HOUR, START, askOfShop, MAP, type Told } from './logic-ask.contract.ts'
import { northStarAnswer } from './north-star.ts'
import { predictionsOf } from './prediction.ts'

const WEEK = 7 * 24

/** A journey that begins in the week, `delivered` of each ten; a refund in each week takes so many days. */
const weekOf = (week: number, delivered: number, refundDays: number): Told[] => [
  ...Array.from({ length: 10 }, (_, i): Told => {
    const at = week * WEEK + i
    const ends: Told =
      i < delivered
        ? [
            ['order.placed', at + 1],
            ['order.paid', at + 2, 50],
            ['order.delivered', at + 26],
          ]
        : []
    return [['look.began', at], ...ends]
  }),
  [
    ['look.began', week * WEEK],
    ['return.received', week * WEEK + 1],
    ['refund.paid', week * WEEK + 1 + refundDays * 24],
  ],
]

const shop = (weeks: readonly (readonly [delivered: number, refundDays: number])[]) => ({
  journeys: weeks.flatMap(([delivered, refundDays], week) => weekOf(week, delivered, refundDays)),
  until: weeks.length * WEEK + 1,
})

const four = <T>(one: T): T[] => [one, one, one, one]
const RISEN = shop([...four([3, 2] as const), ...four([9, 6] as const)])

describe('the north-star over the last four whole weeks, beside the four before', () => {
  it('a gain beyond chance with a broken guardrail is hollow', async () => {
    const answer = await northStarAnswer(await askOfShop(RISEN))
    expect(answer.window).toMatchObject({
      from: '2026-02-02T00:00:00+00:00',
      to: '2026-03-02T00:00:00+00:00',
    })
    expect(answer.before).toEqual({ from: '2026-01-05T00:00:00+00:00', to: '2026-02-02T00:00:00+00:00' })
    expect(answer.periods).toBe(4)
    // 36 of 44 and 12 of 44; their interval by Newcombe’s method 10, computed apart: 0.3449 to 0.6849.
    expect(answer.northStar).toMatchObject({
      value: 36 / 44,
      words: '81.8 %',
      n: 44,
      open: { n: 0, share: 0 },
    })
    expect(answer.northStar?.change).toMatchObject({
      direction: 'better',
      sure: true,
      before: { words: '27.3 %', n: 44 },
    })
    expect(answer.guardrails.map(({ id, status, since }) => [id, status, since?.from ?? null])).toEqual([
      // Of four refunds the slowest decides: the first window with a slow one begins a month before.
      ['refunds', 'broken', '2026-01-12T00:00:00+00:00'],
      // No dispute has ever come in: whether there was none is not known.
      ['fraud', 'not measured', null],
      ['cost', 'not measured', null],
    ])
    expect(answer.hollow).toEqual({
      is: 'hollow',
      guardrails: ['refunds'],
      words:
        'A hollow gain: Conversion is 81.8 %, 54.5 points more than before (27.3 %); 95 % interval +34.5 to +68.5 points: more than chance. Meanwhile a guardrail is broken. Refunds are quick: 6 days (n = 4); at most 5 days.',
    })
  })

  it('without a broken guardrail a gain is a gain; without a gain there is nothing hollow', async () => {
    const kept = shop([...four([3, 2] as const), ...four([9, 2] as const)])
    expect((await northStarAnswer(await askOfShop(kept))).hollow).toBeNull()
    const fallen = shop([...four([9, 2] as const), ...four([3, 6] as const)])
    expect((await northStarAnswer(await askOfShop(fallen))).hollow).toBeNull()
  })

  it('what may well be chance is no gain; what can’t be told from chance is perhaps hollow', async () => {
    const little = shop([...four([3, 2] as const), ...four([4, 6] as const)])
    const { northStar, hollow } = await northStarAnswer(await askOfShop(little))
    expect([northStar?.change?.direction, northStar?.change?.sure, hollow]).toEqual(['better', false, null])
    const map = MAP.replace(
      'logic: reached(order.delivered) / started, goal',
      'logic: count(order.delivered), goal',
    )
    expect((await northStarAnswer(await askOfShop({ ...little, map }))).hollow?.is).toBe('perhaps hollow')
  })

  it('without its own logic it is conversion to the finish line', async () => {
    const map = MAP.replace('logic: reached(order.delivered) / started, goal', 'goal')
    const { northStar } = await northStarAnswer(await askOfShop({ ...RISEN, map }))
    expect(northStar).toMatchObject({
      logic: 'reached(order.delivered) / started',
      isDefault: true,
      value: 36 / 44,
    })
  })

  it('with less than a whole week all that is known counts, and that is said', async () => {
    const answer = await northStarAnswer(await askOfShop({ ...shop([[3, 1]]), until: 50 }))
    expect(answer.warnings).toEqual(['Less than one whole week is known: the figures are of all that is.'])
    expect(answer.northStar).toMatchObject({ value: 3 / 11, change: null })
    expect(answer.northStar?.open).toEqual({ n: 7, share: 7 / 11 })
  })
})

it('every number is the one that its figure tells', async () => {
  const ask = await askOfShop({ ...RISEN, buyersFrom: 80 })
  const answer = await northStarAnswer(ask)
  const { from, to, by } = answer.window
  const tell = async (id: string, about: string | null, slice?: string) => {
    const again = await ask.askAgain({ from, to, by, ...(slice !== undefined && { slice }) })
    const told = await JOURNEY_FIGURES[id]?.tell(again, about)
    return { value: told?.value, n: told?.n }
  }
  const shown = ({ value, n }: { value: number | null; n: number | null }) => ({ value, n })
  expect(await tell('northStar', null)).toEqual(answer.northStar && shown(answer.northStar))
  for (const metric of answer.metrics) expect(await tell('metric', metric.id)).toEqual(shown(metric))
  for (const { conditions } of answer.guardrails) {
    for (const condition of conditions)
      expect(await tell('guardrail', condition.about)).toEqual(shown(condition))
  }
  expect(answer.cells.map(({ slice, stage }) => [slice.id, stage.id])).toEqual([['buyer', 'purchase']])
  for (const { slice, stage, metric } of answer.cells) {
    expect(await tell('cellMetric', stage.id, slice.id)).toEqual(shown(metric))
  }
})

it('the figure tells the logic, its parts with n, and the journeys counted and left out', async () => {
  const ask = await askOfShop({ ...shop([[3, 1]]), until: 50 })
  const told = await JOURNEY_FIGURES['northStar']?.tell(ask, null)
  expect(
    told && {
      ...told,
      counted: told.counted.journeys.length,
      leftOut: told.leftOut.map(({ id, journeys }) => [id, journeys.length]),
    },
  ).toEqual({
    value: 3 / 11,
    n: 11,
    unit: 'share',
    words: 'Conversion: 27.3 %',
    rules: [
      'Logic: `reached(order.delivered) / started`.',
      '`reached(order.delivered)` is 3: journeys that began and reached “Delivered”.',
      '`started` is 11: journeys that began.',
    ],
    counted: 3,
    leftOut: [
      ['open', 7],
      ['without', 1],
    ],
  })
})

describe('business results beside the flow', () => {
  const weeks = Array.from({ length: 16 }, (_, i) => [2 + (i % 7), 1] as const)
  const results = weeks.map(([delivered], i) => ({
    result: 'cost-to-serve',
    at: START + ((i + 1) * WEEK - 12) * HOUR,
    // A week later it costs the more the fewer were delivered.
    value: 9 - (weeks[i - 1]?.[0] ?? delivered),
    unit: 'EUR',
  }))

  it('associates them by lag, and says what that is worth', async () => {
    const answer = await northStarAnswer(await askOfShop({ ...shop(weeks), results }))
    const [first] = answer.associations
    expect(first?.metric.id).toBe('northStar')
    expect(first?.lags.map(({ lag, n }) => [lag, n])).toEqual([
      [0, 16],
      [1, 15],
      [2, 14],
      [3, 13],
      [4, 12],
    ])
    expect(first?.lags[1]?.rho).toBeCloseTo(-1, 12)
    expect(first?.words).toBe(
      'Where Conversion is higher, `cost-to-serve` tends to be lower 1 week later (ρ = -1.00, n = 15; the strongest of 5 lags, so flattered by chance). An association, not a cause.',
    )
    expect(answer.guardrails.find(({ id }) => id === 'cost')).toMatchObject({ status: 'broken' })
    expect(answer.results.map(({ result, unit, points }) => [result, unit, points.length])).toEqual([
      ['cost-to-serve', 'EUR', 16],
    ])
  })
})

describe('predictions', () => {
  const map = `${MAP}
decisions:
  kept: { kind: merge, on: 2026-01-20, by: Council, about: [shop], why: One promise, prediction: { says: Rises, holds: reached(order.delivered) / started >= 70 %, by: 2026-03-01 } }
  missed: { kind: merge, on: 2026-01-20, by: Council, about: [shopper], why: One promise, prediction: { says: Rises, holds: reached(order.delivered) / started >= 90 %, by: 2026-03-01 } }
  early: { kind: merge, on: 2026-01-20, by: Council, about: [shop], why: One promise, prediction: { says: Rises, holds: reached(order.delivered) / started >= 70 %, by: 2026-12-31 } }
  words: { kind: merge, on: 2026-01-20, by: Council, about: [shop], why: One promise, prediction: { says: Rises } }
  nowhere: { kind: merge, on: 2026-01-20, by: Council, about: [purchase], why: One promise, prediction: { says: Rises, holds: started >= 1 } }
  silent: { kind: merge, on: 2026-01-20, by: Council, about: [shop], why: One promise }
experiments:
  quick: { name: Quicker, stream: shop, hypothesis: It helps, measure: reached(order.delivered) / started, success: reached(order.delivered) / started >= 80 %, from: 2026-02-02, to: 2026-03-01 }
`
  it('hold, do not hold, are too early, or can’t be computed', async () => {
    const asking = {
      map: (await askOfShop({ ...RISEN, map })).map,
      askOf: (stream: string) => askOfShop({ ...RISEN, map }, { stream }),
      now: START + 8 * 7 * DAY + HOUR,
    }
    const all = await predictionsOf(asking)
    expect(all.map(({ id, status, sentence }) => [id, status, sentence])).toEqual([
      ['kept', 'holds', '81.8 % (n = 44); at least 70 % (2026-02-02 to 2026-03-01).'],
      ['missed', 'does not hold', '81.8 % (n = 44); at least 90 % (2026-02-02 to 2026-03-01).'],
      [
        'early',
        'too early',
        'It can be checked on 2026-12-31. So far: 81.8 % (n = 44); at least 70 % (2026-02-02 to 2026-03-01).',
      ],
      ['words', 'in words only', 'It is said in words only: with `holds` it would be computed.'],
      [
        'nowhere',
        'can’t be computed',
        'The decision is about no stream: name the one by which it is judged under `about`.',
      ],
      ['quick', 'holds', '81.8 % (n = 44); at least 80 % (2026-02-02 to 2026-03-01).'],
    ])
    expect(all.at(-1)?.measure).toEqual({
      logic: 'reached(order.delivered) / started',
      words: '81.8 %',
      n: 44,
      before: '27.3 %',
    })
  })
})
