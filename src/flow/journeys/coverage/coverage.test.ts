/** Coverage of random journeys, against the plain definitions. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askJourneys, journey, minute, shopMap, type Told } from '../asks.contract.ts'
import type { Moment } from '../moment.ts'
import { coverageAnswer } from './coverage.ts'
import { sightingsOf } from './sightings.ts'

const EVENTS = ['seen', 'ordered', 'paid', 'got', 'refunded'] as const
const SLICES = ['private', 'young', 'firms', null] as const
const DAY = 24 * 60

const journeys = fc
  .array(
    fc.record({
      slice: fc.constantFrom(...SLICES),
      events: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 * DAY }), fc.constantFrom(...EVENTS, 'asked')), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.flatMap(({ slice, events }, i) =>
      journey(
        `J${i}`,
        events.toSorted(([a], [b]) => a - b).map(([at, word]): Told => [at, word]),
        { slice },
      ),
    ),
  )

const NOW = minute(90 * DAY)
const WITHIN = 30 * DAY * 60_000_000

const coverageOn = async (moments: readonly Moment[]) => {
  const map = shopMap()
  return coverageAnswer({
    ask: await askJourneys(moments, {}, NOW, map),
    seen: [],
    now: NOW,
    lastOf: new Map(),
    served: () => ['young', 'firms'],
    stream: null,
    arrivals: () => null,
  })
}

test('an event is seen as often as moments prove it', async () => {
  await fc.assert(
    fc.asyncProperty(journeys, async (moments) => {
      const { map, log } = await askJourneys(moments, {}, NOW)
      const found = sightingsOf(map, log, [], NOW)
      for (const event of EVENTS) {
        const own = moments.filter(({ proofs }) => proofs.includes(event))
        const sighting = found.get(event)
        expect(sighting?.inJourneys ?? 0).toBe(own.length)
        if (sighting === undefined) continue
        expect(sighting.first).toBe(Math.min(...own.map(({ at }) => at)))
        expect(sighting.last).toBe(Math.max(...own.map(({ at }) => at)))
        expect(new Set(sighting.slices)).toEqual(new Set(own.map(({ slice }) => slice)))
      }
    }),
    { numRuns: 50 },
  )
})

test('claimed, instrumented and observed are what they are said to be, each a part of the one before', async () => {
  await fc.assert(
    fc.asyncProperty(journeys, async (moments) => {
      const { streams, totals } = await coverageOn(moments)
      expect(totals.claimed).toBeLessThanOrEqual(totals.steps)
      expect(totals.instrumented).toBeLessThanOrEqual(totals.claimed)
      expect(totals.observed).toBeLessThanOrEqual(totals.instrumented)
      const around = { young: ['young', 'private', null], firms: ['firms', null] }
      for (const { slice, events } of streams.flatMap(({ steps }) => steps)) {
        for (const { id, state } of events) {
          const own = moments.filter(({ proofs }) => proofs.includes(id))
          const isRecent = own.some(({ at }) => NOW - at <= WITHIN)
          const isOfSlice = own.some((one) =>
            (around[slice as keyof typeof around] as readonly (string | null)[]).includes(one.slice),
          )
          expect(state).toBe(
            own.length === 0 ? 'never seen' : !isRecent ? 'silent' : isOfSlice ? 'observed' : 'not of slice',
          )
        }
      }
    }),
    { numRuns: 50 },
  )
})
