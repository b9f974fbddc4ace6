import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfDay, isoInstant, parseWhen, periodEdges, shift, startOf, type Calendar } from './calendar.ts'

const berlin: Calendar = { zone: 'Europe/Berlin', weekStart: 'monday' }
const at = (iso: string): number => Date.parse(iso) * 1000
const iso = (micros: number): string => isoInstant(micros, 'UTC')

describe('periods of the organisation’s zone', () => {
  it('starts days, weeks and months at local midnight', () => {
    const wednesday = at('2026-07-15T10:00:00Z')
    expect(iso(startOf('day', wednesday, berlin))).toBe('2026-07-14T22:00:00+00:00')
    expect(iso(startOf('week', wednesday, berlin))).toBe('2026-07-12T22:00:00+00:00')
    expect(iso(startOf('week', wednesday, { ...berlin, weekStart: 'sunday' }))).toBe(
      '2026-07-11T22:00:00+00:00',
    )
    expect(iso(startOf('month', wednesday, berlin))).toBe('2026-06-30T22:00:00+00:00')
    expect(iso(endOfDay(wednesday, berlin))).toBe('2026-07-15T22:00:00+00:00')
  })

  it('has a day of 23 hours in spring and one of 25 in autumn', () => {
    const hours = (day: string): number[] => {
      const edges = periodEdges('day', at(`${day}T00:00:00Z`), at(`${day}T23:00:00Z`) + 1, berlin)
      return edges.slice(1).map((edge, i) => (edge - (edges[i] ?? 0)) / 3_600_000_000)
    }
    expect(hours('2026-03-29')).toEqual([23, 24])
    expect(hours('2026-10-25')).toEqual([25, 24])
  })

  it('covers the window without a gap, whatever the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2e9, max: 4e9 }),
        fc.integer({ min: 1, max: 400 * 86_400 }),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu'),
        (from, length, by, zone) => {
          const calendar: Calendar = { zone, weekStart: 'monday' }
          const [start, end] = [from * 1e6, (from + length) * 1e6]
          const edges = periodEdges(by, start, end, calendar)
          expect(edges[0]).toBeLessThanOrEqual(start)
          expect(edges.at(-1)).toBeGreaterThanOrEqual(end)
          edges.slice(0, -1).forEach((edge, i) => {
            expect(edge).toBeLessThan(edges[i + 1] ?? 0)
            expect(startOf(by, edge, calendar)).toBe(edge)
            expect(startOf(by, (edges[i + 1] ?? 0) - 1, calendar)).toBe(edge)
            expect(shift(by, edge, 1, calendar)).toBe(edges[i + 1])
          })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('refuses more periods than anybody reads', () => {
    expect(() => periodEdges('day', 0, 20_000 * 86_400_000_000, berlin)).toThrow('more than 5000 periods')
  })
})

describe('instants in words', () => {
  it('shows as many digits as there are', () => {
    expect(isoInstant(at('2026-01-01T00:00:00Z'), 'Europe/Berlin')).toBe('2026-01-01T01:00:00+01:00')
    expect(isoInstant(at('2026-01-01T00:00:00.120Z'), 'UTC')).toBe('2026-01-01T00:00:00.120+00:00')
    expect(isoInstant(123_456, 'UTC')).toBe('1970-01-01T00:00:00.123456+00:00')
    expect(isoInstant(-1, 'UTC')).toBe('1969-12-31T23:59:59.999999+00:00')
  })
  it('reads dates in the zone, and instants as they are', () => {
    expect(parseWhen('2026-07-01', 'Europe/Berlin')).toBe(at('2026-06-30T22:00:00Z'))
    expect(parseWhen('2026-07-01T12:00:00+02:00', 'UTC')).toBe(at('2026-07-01T10:00:00Z'))
    expect(parseWhen('2026-02-30', 'UTC')).toBeNull()
    expect(parseWhen('yesterday', 'UTC')).toBeNull()
  })
})
