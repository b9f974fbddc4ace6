/** Each figure of the page of journeys tells the number that the page shows, and the journeys that it is made of. */
import { describe, expect, test } from 'vitest'
import { askJourneys, journey, minute } from '../../journeys/asks.contract.ts'
import { funnelAnswer } from '../../journeys/funnel-answer.ts'
import { journeysAnswer } from '../../journeys/overview.ts'
import { timesAnswer } from '../../journeys/times-answer.ts'
import { RequestError } from '../../request.ts'
import { JOURNEY_FIGURES, type ToldJourneyFigure } from '../journey-figures.ts'

const day = 24 * 60
const failed = { signal: 'defect' } as const
const SHOP = [
  ...journey(
    'a',
    [
      [0, 'seen'],
      [10, 'ordered'],
      [20, 'paid'],
      [40, 'got'],
    ],
    { slice: 'young' },
  ),
  ...journey(
    'b',
    [
      [5, 'seen'],
      [15, 'ordered'],
      [17, 'failed', failed],
      [16 + 20, 'left'],
    ],
    { slice: 'firms' },
  ),
  ...journey(
    'c',
    [
      [30, 'seen'],
      [35, 'ordered'],
    ],
    { slice: 'firms' },
  ),
  ...journey('d', [
    [8 * day, 'seen'],
    [8 * day + 9, 'ordered'],
    [8 * day + 12, 'paid'],
    [8 * day + 90, 'got'],
  ]),
  ...journey(
    'e',
    [
      [9 * day, 'seen'],
      [9 * day + 1, 'paid'],
    ],
    { slice: 'private' },
  ),
]
const asked = () => askJourneys(SHOP, {}, minute(9 * day + 30))

const tell = async (id: string, about: string | null): Promise<ToldJourneyFigure> => {
  const figure = JOURNEY_FIGURES[id]
  if (!figure) throw new Error(`There is no figure ${id}.`)
  return figure.tell(await asked(), about)
}

const valuesOf = async (figures: readonly (readonly [id: string, about: string | null])[]) =>
  Promise.all(figures.map(async ([id, about]) => (await tell(id, about)).value))

describe('figures of journeys', () => {
  test('conversion and its parts', async () => {
    const { conversion } = journeysAnswer(await asked())
    expect(
      await valuesOf([
        ['conversion', null],
        ['conversion.censored', null],
        ['conversion.started', null],
        ['conversion.reached', null],
        ['conversion.left', null],
        ['conversion.open', null],
      ]),
    ).toEqual([
      conversion.conversion,
      conversion.censored,
      conversion.started,
      conversion.reached,
      conversion.left,
      conversion.open,
    ])
    expect([conversion.started, conversion.reached, conversion.left, conversion.open]).toEqual([5, 2, 2, 1])
    expect(await tell('conversion', 'paid')).toMatchObject({ value: 0.6, n: 5 })
  })

  test('each step of the funnel, also of one that was asked for', async () => {
    const ask = await asked()
    const all = [
      ...funnelAnswer(ask, {}).funnel.steps,
      ...funnelAnswer(ask, { steps: 'seen,paid', order: 'any', within: '30 min' }).funnel.steps,
    ]
    expect(all.map(({ about }) => about)).toEqual([
      'look',
      'buy',
      'get',
      'got',
      'step 1 of seen,paid in any order within 30 min',
      'step 2 of seen,paid in any order within 30 min',
    ])
    for (const step of all) {
      const { about, onward } = step
      expect([
        about,
        ...(await valuesOf([
          ['funnel.reached', about],
          ['funnel.ofFirst', about],
          ['funnel.ofPrevious', about],
          ['funnel.wentOn', about],
          ['funnel.finished', about],
          ['funnel.left', about],
          ['funnel.open', about],
          ['funnel.time.p50', about],
          ['funnel.time.p85', about],
          ['funnel.fromFirst.p50', about],
        ])),
      ]).toEqual([
        about,
        step.reached,
        step.ofFirst,
        step.ofPrevious,
        onward?.wentOn ?? null,
        onward?.finished ?? null,
        onward?.left ?? null,
        onward?.open ?? null,
        step.fromPrevious?.p50 ?? null,
        step.fromPrevious?.p85 ?? null,
        step.fromFirst?.p50 ?? null,
      ])
    }
    const { counted, leftOut } = await tell('funnel.ofPrevious', 'get')
    expect([counted.journeys.length, leftOut.map(({ id, journeys }) => [id, journeys.length])]).toEqual([
      2,
      [['without', 3]],
    ])
  })

  test('time to the finish, and cohorts', async () => {
    const { timeToReach, cohorts } = journeysAnswer(await asked())
    expect((await tell('timeToReach.median', null)).value).toBe(timeToReach.median)
    for (const { about, reached, left } of timeToReach.readings) {
      expect(
        await valuesOf([
          ['timeToReach.reached', about],
          ['timeToReach.left', about],
        ]),
      ).toEqual([reached, left])
    }
    expect(cohorts.rows.map(({ about, started }) => [about, started])).toEqual([
      ['2026-01-05', 3],
      ['2026-01-12', 2],
    ])
    for (const row of cohorts.rows) {
      expect((await tell('cohort.started', row.about)).value).toBe(row.started)
      for (const { about, share } of row.cells) expect((await tell('cohort.share', about)).value).toBe(share)
    }
    expect(cohorts.rows[1]?.cells.map(({ share, complete }) => [share, complete]).at(-1)).toEqual([
      0.5,
      false,
    ])
  })

  test('completions, times, journeys in flight, efficiency, waits, signals', async () => {
    const ask = await asked()
    const answer = journeysAnswer(ask)
    const { times } = timesAnswer(ask, { fromEvent: 'seen', toEvent: 'paid' })
    const { completions, inFlight, efficiency, waits, signals, flowTime } = answer
    const stages = 'stages' in efficiency ? efficiency.stages : []
    const expected: [id: string, about: string | null, value: number | null | undefined][] = [
      ...completions.points.map(({ id, events }) => ['completions', id, events] as [string, string, number]),
      ['timeBetween.p50', times.about, times.spread.p50],
      ['timeBetween.p85', times.about, times.spread.p85],
      ['timeBetween.p95', times.about, times.spread.p95],
      ['timeBetween.notYet', times.about, times.notYet],
      ['timeBetween.never', times.about, times.never],
      ['timeBetween.p85', flowTime.about, flowTime.spread.p85],
      ['timeBetween.p85', null, flowTime.spread.p85],
      ['inFlight', null, inFlight.now],
      ['inFlight.average', null, inFlight.average],
      ...stages.map((one) => ['journeyEfficiency', one.stage, one.efficiency] as [string, string, number]),
      ...waits.flatMap((one): [string, string, number | null][] => [
        ['wait.p50', one.about, one.spread.p50],
        ['wait.p85', one.about, one.spread.p85],
        ['wait.waiting', one.about, one.waitingSeconds],
        ['wait.share', one.about, one.share],
      ]),
      ...signals.kinds.flatMap((one): [string, string, number | null][] => [
        ['signals.events', one.signal, one.events],
        ['signals.share', one.signal, one.share],
      ]),
    ]
    expect(await valuesOf(expected.map(([id, about]) => [id, about] as const))).toEqual(
      expected.map(([, , value]) => value),
    )
    expect(waits.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(stages.length).toBeGreaterThan(1)
  })

  test('by slice as by the filter of the slice', async () => {
    const ask = await asked()
    const { conversion, signals } = journeysAnswer(ask)
    for (const one of conversion.slices) {
      const alone = journeysAnswer(await ask.askAgain({ slice: one.slice }))
      expect([one.slice, one.started, one.conversion]).toEqual([
        one.slice,
        alone.conversion.started,
        alone.conversion.conversion,
      ])
      expect(signals.slices.find(({ slice }) => slice === one.slice)?.shares).toEqual(
        alone.signals.kinds.map(({ share }) => share),
      )
    }
    const young = journeysAnswer(await ask.askAgain({ slice: 'young' }))
    expect(young.conversion.slices.map(({ slice }) => slice)).toEqual(['young'])
  })

  test('what a figure can’t be about is told', async () => {
    for (const [id, about] of [
      ['funnel.reached', 'nowhere'],
      ['funnel.reached', 'step 9'],
      ['funnel.reached', null],
      ['timeBetween.p50', 'seen'],
      ['cohort.share', '2026-01-06 by 60 s'],
      ['wait.p50', 'got..seen'],
      ['signals.share', 'noise'],
      ['journeyEfficiency', 'return'],
    ] as const) {
      await expect(tell(id, about), `${id} about ${about}`).rejects.toThrow(RequestError)
    }
  })
})
