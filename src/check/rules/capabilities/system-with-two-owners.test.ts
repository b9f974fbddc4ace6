import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { systemWithTwoOwners } from './system-with-two-owners.ts'

test('reports a system that several streams own; retired ones are no owners', () => {
  const text = `
slices: { all: { name: All } }
systems:
  erp: { name: ERP }
  crm: { name: CRM }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, systems: { owned: [erp, erp, crm] } }
  sales: { name: Sales, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, systems: { owned: [erp], used: [crm] } }
  old: { name: Old, lifecycle: retired, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, systems: { owned: [crm] } }
`
  expect(found(systemWithTwoOwners, text)).toEqual([
    '4:3 `shop` and `sales` each own the system `erp`: nobody knows who changes it and who answers for it.',
  ])
})
