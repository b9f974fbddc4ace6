import { expect, test } from 'vitest'
import { isoInstant, parseWhen } from '../calendar.ts'
import { datesPutTogether, instantAfter, originOf, periodsUntil } from './forecast-dates.ts'
import type { Ask } from '../report.ts'

const calendar = { zone: 'Europe/Amsterdam', weekStart: 'monday' } as const
const at = (text: string) => parseWhen(text, calendar.zone) ?? 0
const originAt = (text: string, by: 'day' | 'week' | 'month') =>
  originOf({ until: at(text), request: { by } as Ask['request'], calendar })
const iso = (instant: number) => isoInstant(instant, calendar.zone).slice(0, 16)

test('periods after the origin: first what is left of the one that has begun', () => {
  const thursday = originAt('2026-03-05', 'week')
  expect([0.5, 1, 1.5, 2, 4, 4.5].map((periods) => iso(instantAfter(periods, thursday)))).toEqual([
    '2026-03-07T00:00',
    '2026-03-09T00:00',
    '2026-03-12T12:00',
    '2026-03-16T00:00',
    // The clocks change on the 29th.
    '2026-03-30T00:00',
    '2026-04-02T12:00',
  ])
})

test('whole periods until a date, and the part of one more', () => {
  const thursday = originAt('2026-03-05', 'week')
  expect(periodsUntil(at('2026-03-06'), thursday)).toEqual({ whole: 0, part: 0 })
  expect(periodsUntil(at('2026-03-09'), thursday)).toEqual({ whole: 0, part: 0 })
  expect(periodsUntil(at('2026-03-23'), thursday)).toEqual({ whole: 2, part: 0 })
  // Half of a week that lacks an hour.
  expect(periodsUntil(at('2026-03-26T12:00:00+01:00'), thursday)).toEqual({
    whole: 2,
    part: 84 / 167,
  })
})

test('days are put together to weeks or months where they would be too many', () => {
  const spread = (last: string) =>
    Array.from(datesPutTogether([at('2026-03-03'), at(last)], calendar), (end) => iso(end).slice(0, 10))
  expect(spread('2026-04-20')).toEqual(['2026-03-03', '2026-04-20'])
  expect(spread('2026-07-03')).toEqual(['2026-03-09', '2026-07-06'])
  expect(spread('2029-07-03')).toEqual(['2026-04-01', '2029-08-01'])
})
