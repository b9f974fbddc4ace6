import { describe, expect, test } from 'vitest'
import { askJourneys, journey, minute } from './asks.contract.ts'
import { cohortsOf } from './cohorts.ts'
import { studyOf } from './study.ts'
import { agesFor, atRiskAfter, incidenceAt, timeToReach } from './time-to-reach.ts'

const day = 24 * 60
const HOUR = 3600

describe('time to the finish', () => {
  const SHOP = [
    ...journey('in two hours', [
      [0, 'seen'],
      [120, 'got'],
    ]),
    ...journey('in five', [
      [0, 'seen'],
      [300, 'note', { state: 'active' }],
      [300, 'got'],
    ]),
    // Abandoned an hour after its last event, which is when that is known.
    ...journey('silent', [
      [0, 'seen'],
      [60, 'ordered'],
    ]),
    ...journey('canceled', [
      [10, 'seen'],
      [40, 'left'],
    ]),
    ...journey('open', [
      [8 * day, 'seen'],
      [8 * day + 20, 'paid'],
    ]),
  ]

  test('reached, left at the end of the abandonment window or where it was canceled, censored while open', async () => {
    const study = studyOf(await askJourneys(SHOP, {}, minute(8 * day + 30)))
    const found = timeToReach(study, study.cohort, study.finish)
    const { times, causes } = found.observed
    expect(
      Array.from(found.journeys, (one, i) => [study.ask.log.item[one], (times[i] ?? 0) / 60, causes[i]]),
    ).toEqual([
      ['in five', 300, 1],
      ['in two hours', 120, 1],
      ['silent', 120, 2],
      ['canceled', 30, 2],
      ['open', 30, 0],
    ])
    // At 30 minutes 5 are at risk, of which one leaves; at 2 hours 3, of which one arrives and one leaves.
    expect([0.4, 2, 5].map((hours) => incidenceAt(found, hours * HOUR))).toEqual([
      [0, 0],
      [0.8 / 3, 0.2 + 0.8 / 3],
      [expect.closeTo(1.6 / 3, 12), 0.2 + 0.8 / 3],
    ])
    expect(found.median).toBe(5 * HOUR)
    expect(atRiskAfter(found, 2 * HOUR)).toBe(1)
  })

  test('cohorts: by the age of each journey; unfinished while not all are so old', async () => {
    const study = studyOf(await askJourneys(SHOP, {}, minute(8 * day + 30)))
    const cohorts = cohortsOf(study, timeToReach(study, study.cohort, study.finish), [600, 3 * HOUR])
    expect(
      cohorts.map(({ started, partial, ages }) => [
        started.length,
        partial,
        ...ages.map(({ reached, share, complete }) => [reached.length, share, complete]),
      ]),
    ).toEqual([
      [4, false, [0, 0, true], [1, 0.25, true]],
      [1, true, [0, 0, false], [0, null, false]],
    ])
  })

  test('ages tell the times apart', () => {
    const hours = (...all: number[]): Float64Array => Float64Array.from(all, (one) => one * HOUR)
    expect(agesFor(hours(30, 50, 60, 100)).map((age) => age / HOUR)).toEqual([24, 48, 72, 120, 168])
    expect(agesFor(hours(0.01, 1000))).toHaveLength(8)
    expect(agesFor(hours())).toEqual([])
    expect(agesFor(hours(1e6)).length).toBeGreaterThan(0)
  })
})
