import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { noBudget } from './no-budget.ts'

test('reports running streams without a budget once others of their kind have one', () => {
  const text = `
streams:
  ${card('shop', 'budget: { amount: 0, currency: EUR }')}
  ${card('sales')}
  ${card('next', 'lifecycle: emerging')}
  ${card('pay', 'kind: supporting')}
`
  expect(found(noBudget, text)).toEqual([
    '4:3 `sales` has no budget, while other top-level streams have one.',
  ])
})
