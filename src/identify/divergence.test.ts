import { expect, test } from 'vitest'
import { divergencesOf, forksOf } from './divergence.ts'
import { mapOf } from './map.contract.ts'
import { ORDER_EXAMPLE } from './order-example.contract.ts'

const shown = (text: string, least?: 'stated' | 'wording'): string[] =>
  divergencesOf(mapOf(text), least).map(
    ({ at, groups, differs }) =>
      `${at.join(' ')}: ${groups.map((group) => group.join(' ')).join(' | ')}: ${differs.join(' ')}`,
  )

test('the order example parts consumers from enterprise', () => {
  expect(shown(ORDER_EXAMPLE)).toEqual([
    'discover purchase receive: consumer | enterprise: intent finishLine proof policy',
  ])
})

test('what only the wording speaks for can be left out', () => {
  expect(shown(ORDER_EXAMPLE, 'stated')).toEqual([
    'purchase receive: consumer | enterprise: finishLine proof policy',
  ])
})

test('every difference says who says what', () => {
  expect(divergencesOf(mapOf(ORDER_EXAMPLE), 'stated').flatMap(({ evidence }) => evidence)).toEqual([
    {
      stage: 'purchase',
      aspect: 'proof',
      strength: 'stated',
      sayings: [
        { slices: ['consumer'], says: 'order.confirmed' },
        { slices: ['enterprise'], says: 'order.placed' },
      ],
    },
    {
      stage: 'purchase',
      aspect: 'policy',
      strength: 'stated',
      sayings: [
        { slices: ['consumer'], says: 'none' },
        { slices: ['enterprise'], says: 'approval' },
      ],
    },
    {
      stage: 'receive',
      aspect: 'finishLine',
      strength: 'stated',
      sayings: [
        { slices: ['consumer'], says: 'order.delivered' },
        { slices: ['enterprise'], says: 'invoice.approved' },
      ],
    },
    {
      stage: 'receive',
      aspect: 'proof',
      strength: 'stated',
      sayings: [
        { slices: ['consumer'], says: 'order.delivered' },
        { slices: ['enterprise'], says: 'invoice.approved' },
      ],
    },
  ])
})

test('parts of a slice part where their own cells differ, and nowhere else', () => {
  const apart = ORDER_EXAMPLE.replace('{ intent: "Find the right product!" }', '{ cadence: weekly }')
  expect(shown(apart, 'stated')).toEqual([
    'discover: new-shopper enterprise | returning-shopper: cadence',
    'purchase receive: consumer | enterprise: finishLine proof policy',
  ])
})

test('a slice that says nothing of an aspect does not differ in it', () => {
  const silent = ORDER_EXAMPLE.replace(
    ', metric: Quotes per need, cadence: daily',
    ', metric: Quotes per need',
  )
  expect(shown(silent)).toEqual(shown(ORDER_EXAMPLE))
})

test('a difference is recorded if a fork names one of its stages and parts its groups', () => {
  const fork = (at: string, slices: string): string =>
    `${ORDER_EXAMPLE}forks: { f: { at: [${at}], slices: [${slices}], differs: [proof], why: W } }\n`
  const recorded = (text: string): string[][] => {
    const map = mapOf(text)
    return divergencesOf(map, 'stated').map((one) => forksOf(map, one))
  }
  expect(recorded(ORDER_EXAMPLE)).toEqual([[]])
  expect(recorded(fork('receive', 'new-shopper, enterprise'))).toEqual([['f']])
  expect(recorded(fork('return', 'consumer, enterprise'))).toEqual([[]])
  expect(recorded(fork('receive', 'new-shopper, returning-shopper'))).toEqual([[]])
})

test('without a grid there is nothing to compare', () => {
  expect(
    shown('slices: { a: { name: A }, b: { name: B } }\njourney: { stages: { x: { name: X } } }'),
  ).toEqual([])
})
