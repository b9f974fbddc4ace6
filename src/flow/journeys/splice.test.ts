import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLOW_ITEM_TYPES } from '../facts.ts'
import { sampleMoment } from '../measures/sample-facts.contract.ts'
import { journeyLogOf, momentsIn } from './journey-log.ts'
import type { Moment } from './moment.ts'
import { inOne, spliced, type Rederived } from './splice.ts'

/** Everything that is derived of one item at some time. */
const ofItem = (source: string, item: string): fc.Arbitrary<Rederived> =>
  fc
    .array(
      fc.record({
        slice: fc.constantFrom(null, 'consumer', 'business'),
        type: fc.constantFrom(...FLOW_ITEM_TYPES),
        moments: fc.array(
          fc.record({
            at: fc.nat(5),
            activity: fc.constantFrom('look', 'buy', 'wait'),
            stage: fc.constantFrom(null, 'find', 'pay'),
            proofs: fc.subarray(['order.placed', 'order.paid']),
            amounts: fc.constantFrom<Moment['amounts']>(null, { amount: 3 }, { tax: 0 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { maxLength: 2 },
    )
    .map((journeys) => ({
      items: [{ source, item }],
      moments: journeys.flatMap(({ moments, ...whole }, journey) =>
        moments
          .toSorted((a, b) => a.at - b.at)
          .map((moment, nth) => sampleMoment({ source, item, journey, nth, ...whole, ...moment })),
      ),
    }))

const change: fc.Arbitrary<Rederived> = fc
  .tuple(fc.constantFrom('shop', 'web'), fc.constantFrom(...'abcd'))
  .chain(([source, item]) => ofItem(source, item))

const logOf = (changes: readonly Rederived[]) => journeyLogOf(inOne(changes).moments)

test('a log with changes spliced in holds what one of all the changes does, and no word besides', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.array(change, { maxLength: 4 }), (first, later) => {
      const log = spliced(logOf(first), inOne(later))
      const anew = logOf([...first, ...later])
      expect(momentsIn(log)).toEqual(momentsIn(anew))
      const words = ({ sources, slices, activities, stages, proofSets }: typeof log) =>
        [sources, slices, activities, stages, proofSets.map((set) => set.join(' '))].map((all) =>
          all.toSorted(),
        )
      expect(words(log)).toEqual(words(anew))
      expect([...log.amounts.keys()]).toEqual([...anew.amounts.keys()].sort())
    }),
    { numRuns: 300 },
  )
})

test('nothing changed, nothing else: the columns are the same ones again', () => {
  const log = spliced(journeyLogOf([]), {
    items: [],
    moments: [sampleMoment(), sampleMoment({ item: 'other', at: 0 })],
  })
  expect(spliced(log, { items: [], moments: [] })).toEqual(log)
})
