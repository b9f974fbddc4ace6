import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RequestError } from '../request.ts'
import { askJourneys, journey, minute, shopMap, type Told } from './asks.contract.ts'
import { timesBetween } from './between.ts'
import { completionsIn, journeyPeriods, periodAt } from './completions.ts'
import { conversionOf } from './conversion.ts'
import { inFlightOf } from './in-flight.ts'
import { completionsOf, finishOf } from './points.ts'
import { signalsOf } from './signals.ts'
import { fateOf, studyOf } from './study.ts'
import { efficiencies, passages } from './waits.ts'

const ids = (journeys: Int32Array, item: readonly string[]): string[] =>
  Array.from(journeys, (one) => item[one] ?? '')

describe('time between two points', () => {
  const SHOP = [
    ...journey('twice', [
      [0, 'seen'],
      [10, 'paid'],
      [15, 'got'],
      [20, 'paid'],
      [90, 'got'],
    ]),
    ...journey('before', [
      [1, 'got'],
      [5, 'paid'],
      [8, 'got'],
    ]),
    ...journey('open', [[30, 'paid']]),
    ...journey('over', [
      [31, 'paid'],
      [32, 'left'],
    ]),
    ...journey('tie', [
      [40, 'paid'],
      [40, 'got'],
    ]),
  ]

  test('from the first a to the next b after it', async () => {
    const ask = await askJourneys(SHOP, {}, minute(60))
    const { journeys, seconds, without } = timesBetween(ask, 'paid', 'got')
    expect([ids(journeys, ask.log.item), [...seconds]]).toEqual([
      ['twice', 'before', 'tie'],
      [300, 180, 0],
    ])
    expect(ids(without, ask.log.item)).toEqual(['open', 'over'])
  })

  test('counts by when it ended; who came to a before the window and to no b does not wait in it', async () => {
    const ask = await askJourneys(
      SHOP,
      { from: '2026-01-05T00:12:00Z', to: '2026-01-05T00:31:00Z' },
      minute(60),
    )
    const { journeys, without, ended } = timesBetween(ask, 'paid', 'got')
    expect([ids(journeys, ask.log.item), ids(without, ask.log.item)]).toEqual([['twice'], ['open']])
    expect([...ended]).toEqual([minute(15)])
  })

  test('nothing after what is known', async () => {
    const ask = await askJourneys(SHOP, {}, minute(12))
    const { journeys, without } = timesBetween(ask, 'paid', 'got')
    expect([ids(journeys, ask.log.item), ids(without, ask.log.item)]).toEqual([['before'], ['twice']])
  })

  test('from an event to the next of its kind; to a stage; to what there is not', async () => {
    const ask = await askJourneys(SHOP, {}, minute(60))
    expect([...timesBetween(ask, 'paid', 'paid').seconds]).toEqual([600])
    expect([...timesBetween(ask, 'beginning', 'get').seconds]).toEqual([900, 420, 0])
    expect(() => timesBetween(ask, 'paid', 'gone')).toThrow(RequestError)
  })
})

test('conversion: 4 of 10 reached the finish, 5 left, 1 may still reach it', async () => {
  const goes = (item: string): Told[] => [
    [0, 'seen'],
    [Number(item), 'got'],
  ]
  const ask = await askJourneys(
    [
      ...['1', '2', '3', '70'].flatMap((item) => journey(item, goes(item))),
      ...['a', 'b', 'c', 'd'].flatMap((item) => journey(item, [[0, 'seen']])),
      ...journey('canceled', [
        [60, 'seen'],
        [61, 'left'],
      ]),
      ...journey('young', [[60, 'seen']]),
    ],
    {},
    minute(80),
  )
  const study = studyOf(ask)
  const { started, reached, left, open, conversion, censored } = conversionOf(
    study,
    study.cohort,
    finishOf(ask),
  )
  expect({
    numbers: [started, reached, left, open].map(({ length }) => length),
    conversion,
    censored,
  }).toEqual({ numbers: [10, 4, 5, 1], conversion: 0.4, censored: 0.1 })
})

test('completions: each event counts, in its period; what is not whole is partial', async () => {
  const day = 24 * 60
  const ask = await askJourneys(
    [
      ...journey('two refunds', [
        [0, 'seen'],
        [5, 'got'],
        [day, 'refunded'],
        [3 * day, 'refunded'],
      ]),
      ...journey('one', [
        [day + 1, 'seen'],
        [day + 9, 'got'],
        [3 * day + 5, 'refunded'],
      ]),
    ],
    { by: 'day' },
    minute(3 * day + 60),
  )
  const study = studyOf(ask)
  const periods = journeyPeriods(study)
  expect(periods.periods.map(({ partial }) => partial)).toEqual([false, false, false, true])
  expect(
    completionsOf(ask).map((point) => {
      const { events, journeys, byPeriod } = completionsIn(study, point, periods)
      return [point.id, events, journeys.length, byPeriod]
    }),
  ).toEqual([
    ['got', 2, 2, [1, 1, 0, 0]],
    ['refunded', 3, 2, [0, 1, 0, 2]],
  ])
})

test('without proof points, a journey is completed when it comes to be done', async () => {
  const ask = await askJourneys(
    journey('one', [
      [0, 'seen'],
      [5, 'got'],
      [6, 'note'],
      [9, 'asked'],
      [20, 'refunded'],
    ]),
    {},
    minute(60),
    shopMapWithoutProofs(),
  )
  const study = studyOf(ask)
  const [done] = completionsOf(ask)
  expect(done && completionsIn(study, done, journeyPeriods(study)).events).toBe(2)
})

/** The same shop, of which the map says no proof points. */
function shopMapWithoutProofs() {
  const map = shopMap()
  const shop = map.streams.get('shop')
  if (!shop) throw new Error('The shop has closed.')
  return { ...map, streams: new Map([['shop', { ...shop, proofPoints: undefined }]]) }
}

describe('efficiency and waits', () => {
  test('summed first, then divided; what has not ended is left out', async () => {
    const ask = await askJourneys(
      [
        ...journey('a', [
          [0, 'seen'],
          [60, 'ordered'],
          [60, 'paid'],
          [120, 'got'],
        ]),
        ...journey('b', [
          [0, 'seen', { state: 'active', stage: 'buy' }],
          [60, 'paid'],
          [600, 'got'],
        ]),
        ...journey('c', [
          [0, 'seen'],
          [30, 'paid'],
        ]),
      ],
      {},
      minute(700),
    )
    const all = efficiencies(studyOf(ask)).map(({ stage, active, waiting, efficiency }) => [
      stage,
      active / 60,
      waiting / 60,
      efficiency,
    ])
    expect(all).toEqual([
      [null, 150, 600, 0.2],
      ['look', 90, 0, 1],
      ['buy', 60, 600, 60 / 660],
    ])
  })

  test('from a proof point directly to the next, most waiting first; other events lie on the way', async () => {
    const ask = await askJourneys(
      [
        ...journey('a', [
          [0, 'seen'],
          [5, 'note'],
          [20, 'ordered'],
          [21, 'paid'],
          [51, 'got'],
        ]),
        ...journey('b', [
          [0, 'seen'],
          [40, 'paid'],
          [45, 'tried again', { state: 'active' }],
          [50, 'got'],
        ]),
      ],
      {},
      minute(60),
    )
    expect(
      passages(studyOf(ask)).map(({ from, to, seconds, total, waiting, active }) => [
        `${from.id} to ${to.name}`,
        [...seconds].map((one) => one / 60),
        total / 60,
        waiting / 60,
        active / 60,
      ]),
    ).toEqual([
      ['paid to Got it', [30, 10], 40, 35, 5],
      ['seen to Paid', [40], 40, 0, 40],
      ['seen to Ordered', [20], 20, 0, 20],
      ['ordered to Paid', [1], 1, 0, 1],
    ])
  })

  test('without a proof point in the log, from stage to stage', async () => {
    const bare = { proofs: [] }
    const ask = await askJourneys(
      journey('a', [
        [0, 'seen', bare],
        [5, 'note'],
        [20, 'paid', bare],
        [30, 'got', bare],
      ]),
      {},
      minute(60),
      shopMapWithoutProofs(),
    )
    expect(passages(studyOf(ask)).map(({ from, to, total }) => [from.name, to.name, total / 60])).toEqual([
      ['Buy', 'Get', 10],
      ['Look', 'Buy', 20],
    ])
  })
})

test('signals: by period and kind, each journey once; dropping off is one', async () => {
  const day = 24 * 60
  const failed = { signal: 'defect' } as const
  const ask = await askJourneys(
    [
      ...journey('twice', [
        [0, 'seen'],
        [5, 'failed', failed],
        [6, 'failed', failed],
        [day, 'failed', failed],
        [day, 'got'],
      ]),
      ...journey('fraud', [
        [0, 'seen'],
        [1, 'checked', { signal: 'risk' }],
        [2, 'left'],
      ]),
      ...journey('silent', [[day - 30, 'seen']]),
      ...journey('fine', [
        [day, 'seen'],
        [day + 5, 'got'],
      ]),
    ],
    { by: 'day' },
    minute(day + 600),
  )
  const study = studyOf(ask)
  const { under, kinds } = signalsOf(study, ask.chosen, journeyPeriods(study))
  expect([
    under.length,
    ...kinds.map(({ signal, events, journeys, byPeriod }) => [
      signal,
      events,
      ids(journeys, ask.log.item),
      byPeriod.map((one) => [one.events, one.journeys]),
    ]),
  ]).toEqual([
    4,
    [
      'defect',
      3,
      ['twice'],
      [
        [2, 1],
        [1, 1],
      ],
    ],
    [
      'risk',
      1,
      ['fraud'],
      [
        [1, 1],
        [0, 0],
      ],
    ],
    [
      'debt',
      0,
      [],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'dropOff',
      2,
      ['fraud', 'silent'],
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ])
})

const anyJourney = fc.array(
  fc.tuple(fc.nat(30), fc.constantFrom('seen', 'ordered', 'paid', 'got', 'asked', 'left', 'note')),
  { minLength: 1, maxLength: 8 },
)
const anyJourneys = fc.array(fc.tuple(fc.nat(300), anyJourney), { minLength: 1, maxLength: 8 }).map((drawn) =>
  drawn.flatMap(([start, moments], i) => {
    let at = start
    return journey(
      `j${i}`,
      moments.map(([after, word]): Told => [(at += after), word]),
    )
  }),
)

describe('random journeys', () => {
  test('the time in flight of each sums to the area under those in flight', async () => {
    await fc.assert(
      fc.asyncProperty(anyJourneys, fc.integer({ min: 1, max: 500 }), async (moments, now) => {
        const ask = await askJourneys(
          moments,
          { from: '2026-01-05T01:00:00Z', to: '2026-01-06' },
          minute(600),
        )
        // Counted at the middle of each minute: nothing changes within one.
        const instants = Array.from({ length: now }, (_, i) => minute(60 + i + 0.5))
        const until = minute(60 + now)
        const { series, dwell, average, now: flying } = inFlightOf(studyOf({ ...ask, until, instants }))
        const area = series.reduce((sum, { inFlight }) => sum + inFlight, 0)
        expect(dwell / 60_000_000).toBeCloseTo(area, 9)
        expect((average ?? NaN) * now).toBeCloseTo(area, 9)
        expect(flying.length).toBeLessThanOrEqual(ask.chosen.length)
      }),
    )
  })

  test('each journey of the cohort has one fate, and finishing is not lost by knowing more', async () => {
    await fc.assert(
      fc.asyncProperty(anyJourneys, async (moments) => {
        const early = studyOf(await askJourneys(moments, {}, minute(320)))
        const late = studyOf(await askJourneys(moments, {}, minute(700)))
        for (const one of early.cohort) {
          if (fateOf(early, one) === 'finished') expect(fateOf(late, one)).toBe('finished')
        }
        const { started, reached, left, open } = conversionOf(late, late.cohort, late.finish)
        expect(reached.length + left.length + open.length).toBe(started.length)
        expect(reached.every((one) => fateOf(late, one) === 'finished')).toBe(true)
      }),
    )
  })

  test('a period holds what lies between its edges', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50), { minLength: 2 }),
        fc.integer({ min: -5, max: 60 }),
        (drawn, at) => {
          const edges = drawn.toSorted((a, b) => a - b)
          expect(periodAt(edges, at)).toBe(
            edges.slice(1).findIndex((end, i) => at >= (edges[i] ?? 0) && at < end),
          )
        },
      ),
    )
  })
})
