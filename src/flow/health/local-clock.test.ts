import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { localClock } from './local-clock.ts'

const micros = (iso: string): number => Date.parse(iso) * 1000

test('shows what the calendar shows, at any instant, in any order', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Sao_Paulo',
  ]
  const clocks = new Map(zones.map((zone) => [zone, localClock(zone)]))
  const instant = fc.integer({ min: micros('1995-01-01T00:00:00Z'), max: micros('2040-01-01T00:00:00Z') })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
      const shown = Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1000n).toZonedDateTimeISO(zone)
      expect(clocks.get(zone)?.offset(at)).toBe(shown.offsetNanoseconds / 1000)
    }),
    { numRuns: 300 },
  )
})

describe('the hour that comes twice in Berlin on 25 October 2026', () => {
  const { isRepeated } = localClock('Europe/Berlin')
  test.each([
    ['2026-10-24T23:59:59Z', false],
    ['2026-10-25T00:00:00Z', true],
    ['2026-10-25T00:59:59Z', true],
    ['2026-10-25T01:00:00Z', true],
    ['2026-10-25T01:59:59Z', true],
    ['2026-10-25T02:00:00Z', false],
    ['2026-03-29T01:00:00Z', false],
    ['2026-03-29T00:59:59Z', false],
  ])('%s: %s', (iso, expected) => {
    expect(isRepeated(micros(iso))).toBe(expected)
  })
  test('there is none in UTC', () => {
    expect(localClock('UTC').isRepeated(micros('2026-10-25T00:30:00Z'))).toBe(false)
  })
})
