import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WEEK_DAYS, WorkingCalendar } from '../model/schema.ts'
import { parseWhen, type Calendar } from './calendar.ts'
import { calendarDays, workingTime } from './working-time.ts'

const HOUR = 3_600_000_000
const BERLIN: Calendar = { zone: 'Europe/Berlin', weekStart: 'monday' }

const at = (text: string): number => {
  const instant = parseWhen(text, BERLIN.zone)
  if (instant === null) throw new Error(text)
  return instant
}
const RANGE = { from: at('2026-01-01'), to: at('2027-01-01') }

/** With the change of clocks. */
const SPRING = { from: at('2026-03-20'), to: at('2026-04-10') }

const hours = (given: object, from: string, to: string): number =>
  workingTime(WorkingCalendar.parse(given), BERLIN, RANGE)(at(from), at(to)) / HOUR

describe('working time', () => {
  test.each([
    ['a weekend between', {}, '2026-03-06T16:00+01:00', '2026-03-09T10:00+01:00', 2],
    ['within a day', {}, '2026-03-06T10:00+01:00', '2026-03-06T11:30+01:00', 1.5],
    ['before and after the hours', {}, '2026-03-06T04:00+01:00', '2026-03-06T23:00+01:00', 8],
    ['on a Sunday', {}, '2026-03-08T10:00+01:00', '2026-03-08T12:00+01:00', 0],
    ['a holiday', { holidays: ['2026-05-01'] }, '2026-04-30', '2026-05-05', 16],
    ['days of their own', { days: ['saturday'] }, '2026-03-02', '2026-03-16', 16],
    ['an instant', {}, '2026-03-06T10:00+01:00', '2026-03-06T10:00+01:00', 0],
  ])('%s', (_name, given, from, to, expected) => {
    expect(hours(given, from, to)).toBe(expected)
  })

  test('hours that the change of clocks leaves out or repeats', () => {
    const nights = { days: ['sunday'], from: '00:00', to: '06:00' }
    expect({
      spring: hours(nights, '2026-03-29', '2026-03-30'),
      autumn: hours(nights, '2026-10-25', '2026-10-26'),
      usual: hours(nights, '2026-11-01', '2026-11-02'),
      'hours that do not exist': hours({ ...nights, from: '02:00', to: '02:30' }, '2026-03-29', '2026-03-30'),
    }).toEqual({ spring: 5, autumn: 7, usual: 6, 'hours that do not exist': 0.5 })
  })

  test('it adds up, never goes back, and is never more than elapsed', () => {
    const instant = fc.integer({ min: SPRING.from, max: SPRING.to })
    const calendar = fc.record({
      days: fc.subarray([...WEEK_DAYS], { minLength: 1 }),
      hours: fc.uniqueArray(fc.integer({ min: 0, max: 47 }), { minLength: 2, maxLength: 2 }),
      holidays: fc.subarray(['2026-03-30', '2026-04-03', '2026-04-06']),
    })
    const clock = (half: number): string =>
      `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
    fc.assert(
      fc.property(calendar, fc.tuple(instant, instant, instant), (drawn, instants) => {
        const [from = 0, to = 0] = drawn.hours.toSorted((a, b) => a - b)
        const worked = workingTime(
          WorkingCalendar.parse({
            days: drawn.days,
            holidays: drawn.holidays,
            from: clock(from),
            to: clock(to),
          }),
          BERLIN,
          SPRING,
        )
        const [a = 0, b = 0, c = 0] = instants.toSorted((x, y) => x - y)
        expect(worked(a, b) + worked(b, c)).toBe(worked(a, c))
        expect(worked(a, b)).toBeGreaterThanOrEqual(0)
        expect(worked(a, b)).toBeLessThanOrEqual(b - a)
      }),
      { numRuns: 20 },
    )
  })
})

describe('calendar days', () => {
  test.each([
    ['two dates in twenty minutes', '2026-03-02T23:50+01:00', '2026-03-03T00:10+01:00', 2],
    ['one date', '2026-03-02T00:00+01:00', '2026-03-02T23:59+01:00', 1],
    ['a day of 23 hours', '2026-03-28T12:00+01:00', '2026-03-30T12:00+02:00', 3],
    ['a day of 25 hours', '2026-10-24T12:00+02:00', '2026-10-26T12:00+01:00', 3],
  ])('%s', (_name, from, to, expected) => {
    expect(calendarDays(BERLIN, { from: at(from), to: at(to) })(at(from), at(to))).toBe(expected)
  })
})
