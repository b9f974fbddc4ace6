import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Interface, RevenueStream } from '../model/schema.ts'
import { blastRadius, hardCircles, reachedThrough } from './blast-radius.ts'
import { mapWith, streamOf } from './map.contract.ts'

const interfaceOf = (parts: Record<string, unknown>): Interface =>
  Interface.parse({ name: 'Some interface', style: 'synchronous', ...parts })

const map = mapWith({
  streams: new Map([
    ['shop', streamOf({ reliesOn: ['payments', 'mail'] })],
    ['procurement', streamOf({ reliesOn: ['payments', 'platform'] })],
    ['old-shop', streamOf({ lifecycle: 'retired', reliesOn: ['payments'] })],
    ['payments', streamOf({ kind: 'supporting', reliesOn: ['platform'] })],
    ['platform', streamOf({ kind: 'supporting' })],
    ['mail', streamOf({ kind: 'supporting' })],
  ]),
  interfaces: new Map([
    ['payment-api', interfaceOf({ provider: 'payments', consumers: ['shop', 'procurement', 'old-shop'] })],
    [
      'runtime',
      interfaceOf({
        provider: 'platform',
        consumers: ['payments'],
        fallback: { does: 'nothing', coverage: 0 },
      }),
    ],
    ['mails', interfaceOf({ provider: 'mail', consumers: ['shop'], style: 'asynchronous' })],
    [
      'catalogue',
      interfaceOf({ provider: 'shop', consumers: ['procurement'], fallback: 'Yesterday’s catalogue' }),
    ],
  ]),
  revenueStreams: new Map([
    [
      'commission',
      RevenueStream.parse({
        name: 'Commission',
        amount: { amount: 100, currency: 'EUR', per: 'month' },
        shares: { shop: 50, payments: 10 },
      }),
    ],
    [
      'fees',
      RevenueStream.parse({
        name: 'Fees',
        amount: { amount: 400, currency: 'EUR', per: 'quarter' },
        shares: { procurement: 25 },
      }),
    ],
    ['none', RevenueStream.parse({ name: 'Not counted yet', shares: { shop: 100 } })],
  ]),
})

describe('blast radius', () => {
  test('reaches over synchronous edges without a fallback, whatever lies between', () => {
    expect(blastRadius(map, 'platform')).toEqual({
      stream: 'platform',
      reached: [
        { stream: 'shop', through: ['runtime', 'payment-api'] },
        { stream: 'procurement', through: ['runtime', 'payment-api'] },
      ],
      unknown: [],
      revenue: { EUR: 1000 },
    })
  })

  test('ends at asynchronous edges and at fallbacks', () => {
    expect(blastRadius(map, 'mail')).toEqual({ stream: 'mail', reached: [], unknown: [], revenue: {} })
    expect(blastRadius(map, 'shop')).toEqual({ stream: 'shop', reached: [], unknown: [], revenue: {} })
  })

  test('says where no interface tells', () => {
    const bare = mapWith({ streams: map.streams })
    expect(blastRadius(bare, 'platform')).toEqual({
      stream: 'platform',
      reached: [],
      unknown: [
        { consumer: 'procurement', provider: 'platform' },
        { consumer: 'payments', provider: 'platform' },
      ],
      revenue: {},
    })
  })

  test('of a stream that is not there is nothing', () => {
    expect(blastRadius(map, 'nothing').reached).toEqual([])
    expect(blastRadius(map, 'old-shop').reached).toEqual([])
  })

  test('of an interface', () => {
    expect(reachedThrough(map, 'runtime').map(({ stream }) => stream)).toEqual(['shop', 'procurement'])
    expect(reachedThrough(map, 'mails')).toEqual([])
    expect(reachedThrough(map, 'nothing')).toEqual([])
  })
})

/** A map of n streams, each top-level or supporting, with interfaces between any of them. */
const anyMap = fc
  .record({
    kinds: fc.array(fc.constantFrom('top-level', 'supporting'), { minLength: 1, maxLength: 7 }),
    edges: fc.array(
      fc.record({
        from: fc.nat(6),
        to: fc.nat(6),
        style: fc.constantFrom('synchronous', 'asynchronous'),
        fallback: fc.option(fc.constant('Something else'), { nil: undefined }),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ kinds, edges }) =>
    mapWith({
      streams: new Map(kinds.map((kind, i) => [`s${i}`, streamOf({ kind })])),
      interfaces: new Map(
        edges.map(({ from, to, ...rest }, i) => [
          `i${i}`,
          interfaceOf({ provider: `s${from}`, consumers: [`s${to}`], ...rest }),
        ]),
      ),
    }),
  )

test('what fails with a stream fails with whatever that stream fails with', () => {
  fc.assert(
    fc.property(anyMap, (map) => {
      const names = (stream: string): Set<string> =>
        new Set(blastRadius(map, stream).reached.map((one) => one.stream))
      for (const { provider, consumers, style, fallback } of map.interfaces.values()) {
        if (style !== 'synchronous' || fallback !== undefined || !map.streams.has(provider)) continue
        const wide = names(provider)
        for (const consumer of consumers) {
          for (const one of names(consumer)) if (one !== provider) expect(wide).toContain(one)
        }
      }
    }),
  )
})

test('every way of a failure leads over interfaces that are hard and join', () => {
  fc.assert(
    fc.property(anyMap, (map) => {
      for (const stream of map.streams.keys()) {
        for (const { stream: end, through } of blastRadius(map, stream).reached) {
          let here = [stream]
          for (const id of through) {
            const one = map.interfaces.get(id)
            expect(here).toContain(one?.provider)
            expect(one?.style).toBe('synchronous')
            here = [...(one?.consumers ?? [])]
          }
          expect(here).toContain(end)
        }
      }
    }),
  )
})

test('a circle of hard edges is found once, and only if there is one', () => {
  const round = mapWith({
    streams: new Map(['a', 'b', 'c', 'd'].map((id) => [id, streamOf({ kind: 'supporting' })])),
    interfaces: new Map([
      ['a-b', interfaceOf({ provider: 'a', consumers: ['b'] })],
      ['b-c', interfaceOf({ provider: 'b', consumers: ['c', 'd'] })],
      ['c-a', interfaceOf({ provider: 'c', consumers: ['a'] })],
      ['d-d', interfaceOf({ provider: 'd', consumers: ['d'] })],
    ]),
  })
  expect(hardCircles(round)).toEqual([['a', 'c', 'b']])
  expect(hardCircles(map)).toEqual([])
})
