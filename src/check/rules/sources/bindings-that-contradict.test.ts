import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { bindingsThatContradict } from './bindings-that-contradict.ts'

const mapWith = (...events: string[]): string => `
slices: { all: { name: All }, firms: { name: Firms, within: all } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
events:
${events.map((event) => `  ${event}`).join('\n')}
`

test('tells of an event behind one that holds wherever it does', () => {
  const text = mapWith(
    "all: { name: A, types: ['shop.*'], stage: find, state: active }",
    'paid: { name: B, types: [x, shop.paid], when: { outcome: ok }, stage: buy, state: done }',
    'firm: { name: C, types: [y], slices: [all], stage: buy, state: active }',
    'large: { name: D, types: [y], slices: [firms], stage: buy, state: waiting }',
  )
  expect(found(bindingsThatContradict, text)).toEqual([
    '6:85 `paid` never decides what `shop.paid` means: `all` stands before it, means something else, and holds wherever it does.',
    '8:69 `large` never decides what `y` means: `firm` stands before it, means something else, and holds wherever it does.',
  ])
})

test.each([
  ['the first has a filter', 'when: { a: 1 }, state: active', 'state: waiting'],
  ['the first is told of other slices only', 'slices: [firms], state: active', 'state: waiting'],
  ['both say the same', 'state: active', 'when: { a: 1 }, state: active'],
  ['only one says a state', 'when: { a: 1 }', 'state: active'],
])('is silent where %s', (_why, first, second) => {
  const text = mapWith(
    `one: { name: One, types: [pay], stage: buy, ${first} }`,
    `two: { name: Two, types: [pay], stage: buy, ${second} }`,
  )
  expect(found(bindingsThatContradict, text)).toEqual([])
})
