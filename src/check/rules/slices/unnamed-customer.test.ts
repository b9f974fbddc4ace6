import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { unnamedCustomer } from './unnamed-customer.ts'

test('asks of those that are left open once one is named', () => {
  const text = `
slices:
  firms: { name: Firms, segment: Enterprise }
  clinics: { name: Clinics, within: firms }
  people: { name: People }
  young: { name: Young, within: people, persona: Student }
  old: { name: Old, within: people }
`
  expect(found(unnamedCustomer, text)).toEqual([
    '7:3 Who `old` is stays open: it has no segment, persona or job.',
  ])
})

test('is silent while none is', () => {
  const text = `
slices: { a: { name: A }, b: { name: B } }
`
  expect(found(unnamedCustomer, text)).toEqual([])
})
