import fc from 'fast-check'
import { expect, test } from 'vitest'
import { those } from './those.ts'

test('finds what a filter finds, by the journey and by its place', () => {
  fc.assert(
    fc.property(fc.int32Array({ max: 9, min: 0 }), fc.nat(3), (journeys, part) => {
      const [byJourney, byPlace] = [
        (journey: number) => journey % 4 <= part,
        (_: number, place: number) => place % 4 <= part,
      ]
      expect(those(journeys, byJourney)).toEqual(journeys.filter(byJourney))
      expect(those(journeys, byPlace)).toEqual(journeys.filter(byPlace))
    }),
  )
})
