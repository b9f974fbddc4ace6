import { expect, test } from 'vitest'
import {
  dateInWords,
  instantInWords,
  periodInWords,
  periodOnAxis,
  shiftDate,
  wallClock,
  windowInWords,
} from './instants.ts'

test('an instant is read in its own zone, whatever the zone of the browser', () => {
  expect(dateInWords('2026-08-03T00:00:00+02:00')).toBe('3 Aug 2026')
  expect(instantInWords('2026-08-03T23:45:09.123456-11:00')).toBe('3 Aug 2026, 23:45')
  expect(instantInWords('2026-01-31T00:00:00Z')).toBe('31 Jan 2026, 00:00')
})

test('what is no instant is shown as it is', () => {
  expect(instantInWords('soon')).toBe('soon')
  expect(wallClock('soon')).toBeNaN()
})

test('the wall clock counts local time', () => {
  expect(wallClock('2026-08-03T14:05:09.250+02:00')).toBe(Date.UTC(2026, 7, 3, 14, 5, 9, 250))
  expect(wallClock('2026-08-03')).toBe(Date.UTC(2026, 7, 3))
})

test('dates are shifted on the calendar', () => {
  expect(shiftDate('2026-11-02', -13 * 7)).toBe('2026-08-03')
  expect(shiftDate('2024-02-28', 1)).toBe('2024-02-29')
  expect(shiftDate('2026-01-01', -1)).toBe('2025-12-31')
})

test('periods have names', () => {
  expect(periodInWords('2026-08-03T00:00:00+02:00', 'week')).toBe('week of 3 Aug 2026')
  expect(periodInWords('2026-08-01T00:00:00+02:00', 'month')).toBe('Aug 2026')
  expect(periodInWords('2026-08-03T00:00:00+02:00', 'day')).toBe('3 Aug 2026')
  expect(periodOnAxis('2026-08-03T00:00:00+02:00', 'week', false)).toBe('3 Aug')
  expect(periodOnAxis('2026-08-01T00:00:00+02:00', 'month', true)).toBe('Aug ’26')
})

test('a window is said by its last day', () => {
  expect(windowInWords('2026-08-03T00:00:00+02:00', '2026-11-02T00:00:00+01:00')).toBe(
    '3 Aug 2026 – 1 Nov 2026',
  )
  expect(windowInWords('2026-08-03T00:00:00+02:00', '2026-08-04T00:00:00+02:00')).toBe('3 Aug 2026')
  expect(windowInWords('2026-08-03T00:00:00+02:00', '2026-11-02T09:30:00+01:00')).toBe(
    '3 Aug 2026 – 2 Nov 2026, 09:30',
  )
})
