import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { vagueFinishLine } from './vague-finish-line.ts'

test('wants a number or a proof', () => {
  const text = `
events: { delivered: { name: Delivered } }
slices:
  none: { name: A, outcome: { when: they are supplied } }
  vague: { name: B, outcome: { when: they are supplied, finishLine: The goods are there } }
  number: { name: C, outcome: { when: they are supplied, finishLine: There within ٣ days } }
  proof: { name: D, outcome: { when: they are supplied, finishLine: The goods are there, proof: delivered } }
  bare: { name: E }
`
  expect(found(vagueFinishLine, text)).toEqual([
    '4:20 The outcome of `none` has no finish line: “they are supplied” can’t be observed.',
    '5:69 The finish line of `vague` has neither a number nor a proof: “The goods are there” can’t be measured.',
  ])
})
