/** The examples of the definitions, word for word. */
import { expect, test } from 'vitest'
import { askJourneys, journey, minute, shopMap, type Told } from './asks.contract.ts'
import { timesBetween } from './between.ts'
import { cohortsOf } from './cohorts.ts'
import { completionsIn, journeyPeriods } from './completions.ts'
import { routeOf } from './funnel-request.ts'
import { funnel } from './funnel.ts'
import { inFlightOf } from './in-flight.ts'
import { pointsOf } from './points.ts'
import { signalsOf } from './signals.ts'
import { studyOf } from './study.ts'
import { timeToReach } from './time-to-reach.ts'
import { efficiencies, passages } from './waits.ts'

const day = 24 * 60
const times = (n: number, moments: (nth: number) => readonly Told[], name = 'j') =>
  Array.from({ length: n }, (_, i) => journey(`${name}${i}`, moments(i))).flat()

test('funnel: a, b, a, c within 5 minutes of the second a', async () => {
  const ask = await askJourneys(
    journey('one', [
      [0, 'seen'],
      [1, 'a'],
      [2, 'b'],
      [60, 'a'],
      [64, 'c'],
    ]),
    {},
    minute(100),
  )
  const { points, ...route } = routeOf(ask, { steps: 'a,c', within: '5 min' })
  expect(funnel(ask, points, route).steps[1]?.fromFirst).toMatchObject({ n: 1, p50: 240 })
})

test('cohorts: 5 of 20 that began in a week within a day of their own beginning', async () => {
  const moments = times(20, (i) => [
    [i * 60, 'seen'],
    ...(i < 5 ? [[i * 60 + day, 'got'] as const] : i < 9 ? [[i * 60 + day + 1, 'got'] as const] : []),
  ])
  const study = studyOf(await askJourneys(moments, {}, minute(6 * day)))
  const [cohort] = cohortsOf(study, timeToReach(study, study.cohort, study.finish), [86_400])
  expect([cohort?.started.length, cohort?.ages[0]?.share]).toEqual([20, 0.25])
})

test('completions: 30 orders, and 2 refunds of one of them', async () => {
  const moments = times(30, (i) => [
    [i, 'seen'],
    [i + 1, 'ordered'],
    ...(i === 0
      ? ([
          [100, 'refunded'],
          [200, 'refunded'],
        ] as const)
      : []),
  ])
  const ask = await askJourneys(moments, {}, minute(3 * day))
  const study = studyOf(ask)
  const found = pointsOf(ask, ['ordered', 'refunded']).map((point) =>
    completionsIn(study, point, journeyPeriods(study)),
  )
  expect(found.map(({ events, journeys }) => [events, journeys.length])).toEqual([
    [30, 30],
    [2, 1],
  ])
})

test('time between: paid at 9:00, confirmed at 9:20, paid at 10:00, confirmed at 10:05', async () => {
  const moments = journey('one', [
    [540, 'paid'],
    [560, 'got'],
    [600, 'paid'],
    [605, 'got'],
  ])
  const { seconds } = timesBetween(await askJourneys(moments, {}, minute(700)), 'paid', 'got')
  expect([...seconds]).toEqual([20 * 60])
})

test('in flight: on days 1 to 3, and from day 2 on', async () => {
  const ask = await askJourneys(
    [
      ...journey('a', [
        [0, 'seen'],
        [3 * day, 'got'],
      ]),
      ...journey('b', [[day, 'seen']]),
    ],
    { by: 'day' },
    minute(4 * day),
    shopMap('{ journeys: { abandonment: 30 d } }'),
  )
  const noon = [0.5, 1.5, 2.5, 3.5].map((days) => minute(days * day))
  const { series } = inFlightOf(studyOf({ ...ask, instants: noon }))
  expect(series.map(({ inFlight }) => inFlight)).toEqual([1, 2, 2, 1])
})

test('efficiency: 1 h and 1 h, 1 h and 9 h', async () => {
  const moments = [
    ...journey('a', [
      [0, 'seen'],
      [60, 'paid'],
      [120, 'got'],
    ]),
    ...journey('b', [
      [0, 'seen'],
      [60, 'paid'],
      [600, 'got'],
    ]),
  ]
  const [all] = efficiencies(studyOf(await askJourneys(moments, {}, minute(700))))
  expect(all?.efficiency).toBe(2 / 12)
})

test('waits: paid at 9:00 and waiting, confirmed at 9:20', async () => {
  const moments = journey('a', [
    [530, 'seen'],
    [540, 'paid'],
    [560, 'got'],
  ])
  const [wait] = passages(studyOf(await askJourneys(moments, {}, minute(700))))
  expect([wait?.from.id, wait?.to.id, wait?.waiting]).toEqual(['paid', 'got', 20 * 60])
})

test('signals: of 50 journeys 2 had a failed charge, one of them twice', async () => {
  const failed = { signal: 'defect' } as const
  const moments = times(50, (i) => [
    [i, 'seen'],
    ...(i < 2 ? [[i + 1, 'failed', failed] as const] : []),
    ...(i < 1 ? [[i + 5, 'failed', failed] as const] : []),
  ])
  const ask = await askJourneys(moments, {}, minute(60))
  const study = studyOf(ask)
  const { under, kinds } = signalsOf(study, ask.chosen, journeyPeriods(study))
  expect([under.length, kinds[0]?.events, kinds[0]?.journeys.length]).toEqual([50, 3, 2])
})
