/** The contract of moments: what is read as columns is what was written, whatever it is and however it came in. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLOW_ITEM_TYPES } from '../flow/facts.ts'
import { journeyLogOf, momentsIn } from '../flow/journeys/journey-log.ts'
import type { Moment } from '../flow/journeys/moment.ts'
import { spliced } from '../flow/journeys/splice.ts'
import { FLOW_STATES, ITEM_TYPES } from '../model/schema.ts'
import {
  commitDerived,
  inBatches,
  keysOf,
  NOTHING,
  onStore,
  sampleFact,
  sampleMoment,
  type OpenStore,
} from './samples.contract.ts'

const WORDS = ['cart', 'Pay — "now"', "it's 流れ", '']

/** The journeys of one item: each a list of moments in the order of time. */
const journeysOf = (source: string, item: string): fc.Arbitrary<Moment[]> =>
  fc
    .array(
      fc.record({
        whole: fc.record({
          stream: fc.constantFrom(null, 'shop', 'returns'),
          alsoIn: fc.constantFrom([], ['returns']),
          slice: fc.constantFrom(null, 'consumer', 'business'),
          type: fc.constantFrom(...FLOW_ITEM_TYPES),
        }),
        moments: fc.array(
          fc.record({
            after: fc.nat(3),
            activity: fc.constantFrom(...WORDS),
            lifecycle: fc.constantFrom('start' as const, 'complete' as const),
            stage: fc.constantFrom(null, 'find', 'buy'),
            state: fc.constantFrom(...FLOW_STATES),
            proofs: fc.subarray(['order.placed', 'order.paid', 'order.delivered']),
            signal: fc.constantFrom(null, ...ITEM_TYPES),
            amounts: fc.constantFrom<Moment['amounts']>(
              null,
              { amount: 12.5 },
              { amount: -1e-7, tax: 0 },
              { "it's": 1 },
            ),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .chain((journeys) =>
      fc.constantFrom(-50, 0, 9_007_000_000_000_000).map((epoch) => {
        let at = epoch
        return journeys.flatMap(({ whole, moments }, journey) =>
          moments.map(({ after, ...moment }, nth): Moment => {
            at += after
            return { source, item, journey, nth, at, ...moment, ...whole }
          }),
        )
      }),
    )

const drawn: fc.Arbitrary<Moment[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('shop', 'web'), fc.constantFrom(...'abcdef')), {
    selector: (pair) => pair.join(' '),
    maxLength: 8,
  })
  .chain((keys) => fc.tuple(...keys.map(([source, item]) => journeysOf(source, item))))
  .map((items) => items.flat())

const isIn =
  (stream: string) =>
  ({ stream: first, alsoIn }: Moment): boolean =>
    first === stream || alsoIn.includes(stream)

export const momentsContract = (open: OpenStore): void => {
  describe('moments', () => {
    test('are read as the columns that they make, committed or derived anew, whole or by stream', () =>
      fc.assert(
        fc.asyncProperty(drawn, (moments) =>
          onStore(open, async (store) => {
            const check = async (): Promise<void> => {
              const expected = momentsIn(journeyLogOf(moments))
              expect(expected).toHaveLength(moments.length)
              expect(momentsIn(await store.journeyLog())).toEqual(expected)
              for (const stream of ['shop', 'returns']) {
                expect(momentsIn(await store.journeyLog([stream]))).toEqual(
                  momentsIn(journeyLogOf(moments.filter(isIn(stream)))),
                )
              }
            }
            const half = moments.slice(0, moments.length / 2)
            await commitDerived(store, { items: [], visits: [], moments: half })
            const before = await store.journeyLog()
            await commitDerived(store, { items: [], visits: [], moments: moments.toReversed() })
            await check()
            expect(spliced(before, { items: keysOf({ items: [], visits: [], moments }), moments })).toEqual(
              await store.journeyLog(),
            )
            const derived = { items: [], visits: [] }
            const byItem = [...Map.groupBy(moments, ({ source, item }) => `${source} ${item}`).values()]
            await store.replaceDerived(inBatches(...byItem.map((own) => ({ ...derived, moments: own }))))
            await check()
          }),
        ),
        { numRuns: 12 },
      ))

    test('of an item are given back with it, and are gone with it', () =>
      onStore(open, async (store) => {
        const moment = sampleMoment()
        await commitDerived(store, { items: [], visits: [], moments: [moment] })
        expect(await store.derivedOf(moment)).toEqual({ items: [], visits: [], moments: [moment] })
        await store.commit({ events: [], items: [moment], derived: NOTHING })
        expect(await store.derivedOf(moment)).toEqual(NOTHING)
        expect(momentsIn(await store.journeyLog())).toEqual([])
      }))

    test('of items that never count, or whose children count, are in no log', () =>
      onStore(open, async (store) => {
        const [one] = fc.sample(journeysOf('shop', 'epic'), { numRuns: 1, seed: 1 })
        const moments = ['epic', 'child', 'never'].flatMap((item) =>
          (one ?? []).map((moment) => ({ ...moment, item })),
        )
        const fact = { source: 'shop', measured: 'journeys', label: '' } as const
        await commitDerived(store, {
          items: [
            sampleFact({ ...fact, item: 'epic', counts: 'unlessParent' }),
            sampleFact({ ...fact, item: 'child', counts: 'unlessParent', parent: 'epic' }),
            sampleFact({ ...fact, item: 'never', counts: 'never' }),
          ],
          visits: [],
          moments,
        })
        const { item } = await store.journeyLog()
        expect([...new Set(item)]).toEqual(['child'])
      }))
  })
}
