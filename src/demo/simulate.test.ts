import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, MILLI, SENDERS, WEEK, type CloudEvent } from './cloud-event.ts'
import { originFor, simulate, simulateOccurrences } from './simulate.ts'

const micros = (iso: string): number => Date.parse(iso) * MILLI

const origin = micros('2026-03-02T00:00:00+01:00')
const seed = 11
const between = (from: number, to: number): CloudEvent[] => [...simulate({ seed, origin, from, to })]

// Spans both the change to summer time and every duration of a shopper's journey.
const weeks = 6
const all = between(origin, origin + weeks * WEEK)

describe('simulate', () => {
  it('gives the same events for the same seed, and others for another', () => {
    expect(between(origin, origin + weeks * WEEK)).toEqual(all)
    expect([...simulate({ seed: 12, origin, from: origin, to: origin + WEEK })]).not.toEqual(
      between(origin, origin + WEEK),
    )
  })

  it('tells [a, b) and then [b, c) as it tells [a, c)', () => {
    const instant = fc.integer({ min: origin / MILLI, max: origin / MILLI + (weeks * WEEK) / MILLI })
    fc.assert(
      fc.property(instant, (ms) => {
        const split = ms * MILLI
        expect([...between(origin, split), ...between(split, origin + weeks * WEEK)]).toEqual(all)
      }),
      { numRuns: 8 },
    )
  })

  it('splits at the very instant of an event without losing or repeating it', () => {
    for (const event of [all[0], all[1], all[500], all.at(-1)]) {
      const split = micros(event?.time ?? '')
      expect([...between(origin, split), ...between(split, origin + weeks * WEEK)]).toEqual(all)
    }
  })

  it('takes its own start as origin when none is given', () => {
    const to = origin + 3 * DAY
    expect([...simulate({ seed, from: origin, to })]).toEqual(between(origin, to))
  })

  it('is in the order of time, within its bounds, and reads its instants as it writes them', () => {
    let before = origin
    for (const { at, event } of simulateOccurrences({ seed, origin, from: origin, to: origin + 2 * WEEK })) {
      expect(micros(event.time)).toBe(at)
      expect(at).toBeGreaterThanOrEqual(before)
      expect(at).toBeLessThan(origin + 2 * WEEK)
      before = at
    }
  })

  it('sends CloudEvents 1.0 and nothing besides', () => {
    const attributes = ['data', 'datacontenttype', 'id', 'source', 'specversion', 'subject', 'time', 'type']
    const wrong = all.filter(
      (event) =>
        event.specversion !== '1.0' ||
        event.datacontenttype !== 'application/json' ||
        event.id === '' ||
        event.type === '' ||
        event.subject === '' ||
        !/^\/marketplace\/[a-z]+$/.test(event.source) ||
        !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(event.time) ||
        Object.keys(event).toSorted().join() !== attributes.join(),
    )
    expect(wrong).toEqual([])
    expect(new Set(all.map(({ source, id }) => `${source} ${id}`)).size).toBe(all.length)
    expect([...new Set(all.map(({ source }) => source))].toSorted()).toEqual(
      Object.values(SENDERS).toSorted(),
    )
  })

  it('never tells two steps of an entity for one instant: their order needs no tie-break', () => {
    const last = new Map<string, string>()
    const tied = all.filter(({ subject, time }) => {
      const same = last.get(subject) === time
      last.set(subject, time)
      return same
    })
    expect(tied).toEqual([])
  })

  it('begins everything after the origin: the first event of an entity is its first step', () => {
    const seen = new Set<string>()
    const first = all.filter(({ subject }) => !seen.has(subject) && seen.add(subject))
    expect(first.filter(({ id }) => !id.endsWith('.1'))).toEqual([])
    expect([...new Set(first.map(({ type }) => type))].toSorted()).toEqual([
      'procurement.need.stated',
      'shop.product.viewed',
      'tracker.item.created',
    ])
  })

  it('has the volume of a marketplace in half a year', () => {
    const count: Record<string, number> = {}
    const items = new Set<string>()
    for (const { source, subject } of simulate({ seed, from: origin, to: origin + 26 * WEEK })) {
      count[source] = (count[source] ?? 0) + 1
      if (source === SENDERS.tracker) items.add(subject)
    }
    const journeys = (count[SENDERS.shop] ?? 0) + (count[SENDERS.procurement] ?? 0)
    expect(journeys).toBeGreaterThan(100_000)
    expect(journeys).toBeLessThan(160_000)
    expect(items.size).toBeGreaterThan(1_300)
    expect(items.size).toBeLessThan(1_900)
  })

  it('refuses a seed that is no whole number', () => {
    expect(() => [...simulate({ seed: 1.5, from: origin, to: origin })]).toThrow('whole number, not 1.5')
  })
})

describe('originFor', () => {
  it('is a local Monday, 26 weeks before this week’s, on both sides of a clock change', () => {
    const inWords = (now: string): string => new Date(originFor(micros(now)) / MILLI).toISOString()
    expect(inWords('2026-11-23T00:30:00+01:00')).toBe('2026-05-24T22:00:00.000Z')
    expect(inWords('2026-11-22T23:59:00+01:00')).toBe('2026-05-17T22:00:00.000Z')
    expect(inWords('2026-04-08T12:00:00+02:00')).toBe('2025-10-05T22:00:00.000Z')
    expect(inWords('2026-06-10T12:00:00+02:00')).toBe('2025-12-07T23:00:00.000Z')
  })

  it('is as many weeks before as is asked for', () => {
    const now = micros('2026-11-23T00:30:00+01:00')
    expect(new Date(originFor(now, 8) / MILLI).toISOString()).toBe('2026-09-27T22:00:00.000Z')
  })
})
