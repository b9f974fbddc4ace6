import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidateStreams, partingsOf, type CandidateStream } from './candidates.ts'
import { mapOf, mapWith } from './map.contract.ts'
import { ORDER_EXAMPLE } from './order-example.contract.ts'

const shown = ({ slices, stages, because, servedBy }: CandidateStream): string =>
  [
    slices.join(' '),
    stages.join(' '),
    because.map(({ fork, at }) => fork ?? at.join(' ')).join(),
    servedBy.map(({ stream, isExact }) => `${stream}${isExact ? '' : '?'}`).join(),
  ].join(' / ')

test('the grid proposes one stream for consumers and one for enterprise', () => {
  expect(candidateStreams(mapOf(ORDER_EXAMPLE)).map(shown)).toEqual([
    'consumer / discover purchase receive return / purchase receive / shopping',
    'enterprise / discover purchase receive / purchase receive / procurement',
  ])
})

test('recorded forks have precedence, and tell what to split', () => {
  const text = `${ORDER_EXAMPLE}forks: { newcomers: { at: [purchase], slices: [new-shopper, returning-shopper], differs: [policy], why: W } }\n`
  expect(candidateStreams(mapOf(text)).map(shown)).toEqual([
    'new-shopper enterprise / discover purchase receive return / newcomers / shopping?,procurement?',
    'returning-shopper / discover purchase receive return / newcomers / shopping?',
  ])
})

test('a step that applies to none of the slices ends a candidate', () => {
  const text = ORDER_EXAMPLE.replace(/^ {4}purchase: .*order\.placed.*$/m, '    purchase: does not apply')
  expect(candidateStreams(mapOf(text)).map(shown).slice(1)).toEqual([
    'enterprise / discover / receive / procurement?',
    'enterprise / receive / receive / procurement?',
  ])
})

test('every slice at every stage is in exactly one candidate, whatever parts', () => {
  const slice = fc.constantFrom('a', 'b', 'c', 'd', 'nobody')
  const parting = fc.record({
    fork: fc.constant(null),
    at: fc.constant(['x']),
    groups: fc.array(fc.array(slice, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  })
  const map = mapWith({
    slices: new Map([
      ['a', { name: 'A' }],
      ['b', { name: 'B', within: 'a' }],
      ['c', { name: 'C', within: 'a' }],
      ['d', { name: 'D' }],
    ]),
    stages: new Map([
      ['x', { name: 'X' }],
      ['y', { name: 'Y' }],
    ]),
  })
  const expand = (id: string): string[] => (id === 'a' ? ['b', 'c'] : [id])
  fc.assert(
    fc.property(fc.array(parting, { maxLength: 4 }), (partings) => {
      const cells = candidateStreams(map, partings).flatMap(({ slices, stages }) =>
        slices.flatMap(expand).flatMap((leaf) => stages.map((stage) => `${leaf} ${stage}`)),
      )
      expect(cells.toSorted()).toEqual(['b x', 'b y', 'c x', 'c y', 'd x', 'd y'])
    }),
  )
})

test('a map without slices has no candidates', () => {
  expect(candidateStreams(mapOf(''))).toEqual([])
  expect(partingsOf(mapOf(''))).toEqual([])
})
