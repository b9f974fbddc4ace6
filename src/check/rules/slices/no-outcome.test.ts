import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noOutcome } from './no-outcome.ts'

test('asks of those without once one has an outcome', () => {
  const text = `
slices:
  firms: { name: Firms, outcome: { when: they are supplied } }
  clinics: { name: Clinics, within: firms }
  people: { name: People }
`
  expect(found(noOutcome, text)).toEqual([
    '5:3 When we win with `people` stays open: it has no outcome statement.',
  ])
})

test('is silent while none has', () => {
  const text = `
slices: { a: { name: A }, b: { name: B } }
`
  expect(found(noOutcome, text)).toEqual([])
})
