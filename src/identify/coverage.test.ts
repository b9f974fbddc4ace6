import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOf } from './coverage.ts'
import { mapOf, mapWith, streamOf } from './map.contract.ts'
import { ORDER_EXAMPLE } from './order-example.contract.ts'

describe('the order example', () => {
  const coverage = coverageOf(mapOf(ORDER_EXAMPLE))

  test('has its innermost slices as leaves', () => {
    expect(coverage.outermost).toEqual(['consumer', 'enterprise'])
    expect(coverage.leaves).toEqual(['new-shopper', 'returning-shopper', 'enterprise'])
    expect(coverage.leavesOf('consumer')).toEqual(['new-shopper', 'returning-shopper'])
    expect(coverage.leavesOf('enterprise')).toEqual(['enterprise'])
    expect(coverage.leavesOf('nobody')).toEqual([])
    expect(coverage.leavesOfAll(['consumer', 'new-shopper', 'enterprise'])).toEqual(coverage.leaves)
    expect(coverage.partsOf('consumer')).toEqual(['new-shopper', 'returning-shopper'])
  })

  test('is covered by its top-level streams', () => {
    expect(coverage.streams.map(([id]) => id)).toEqual(['shopping', 'procurement'])
    expect(coverage.streamsAt('returning-shopper', 'return')).toEqual(['shopping'])
    expect(coverage.streamsAt('enterprise', 'return')).toEqual([])
    expect(coverage.streamsAt('enterprise', 'nowhere')).toEqual([])
  })
})

test('retired streams cover nothing', () => {
  const streams = new Map([['old', streamOf({ for: ['all'], lifecycle: 'retired' })]])
  expect(coverageOf(mapWith({ streams })).streams).toEqual([])
})

test('slices in a circle have no leaves, those around one that is unknown do', () => {
  const slices = new Map([
    ['a', { name: 'A', within: 'b' }],
    ['b', { name: 'B', within: 'a' }],
    ['c', { name: 'C', within: 'nobody' }],
  ])
  const coverage = coverageOf(mapWith({ slices }))
  expect(coverage.leaves).toEqual(['c'])
  expect(coverage.leavesOf('a')).toEqual([])
})

test('100,000 slices within each other are no matter', () => {
  const slices = new Map(
    Array.from({ length: 100_000 }, (_, i) => [
      `s${i}`,
      i === 0 ? { name: 'S' } : { name: 'S', within: `s${i - 1}` },
    ]),
  )
  expect(coverageOf(mapWith({ slices })).leavesOf('s0')).toEqual(['s99999'])
})

/** Slices whose parents come before or after them, unknown ones and circles included. */
const anySlices = fc
  .array(fc.option(fc.nat(12), { nil: undefined }), { maxLength: 12 })
  .map(
    (parents) =>
      new Map(
        parents.map((p, i) => [`s${i}`, p === undefined ? { name: 'S' } : { name: 'S', within: `s${p}` }]),
      ),
  )

test('every slice has the leaves of its parts, and leaves are joined back to it', () => {
  fc.assert(
    fc.property(anySlices, (slices) => {
      const { leaves, leavesOf, partsOf, joined, outermost } = coverageOf(mapWith({ slices }))
      expect(outermost.flatMap(leavesOf)).toEqual(leaves)
      for (const slice of slices.keys()) {
        const own = leavesOf(slice)
        if (own.length === 0 || partsOf(slice).length === 0) continue
        expect(partsOf(slice).flatMap(leavesOf)).toEqual(own)
      }
      expect(joined(leaves)).toEqual(outermost)
      for (const leaf of leaves) expect(joined([leaf]).flatMap(leavesOf)).toEqual([leaf])
    }),
  )
})
