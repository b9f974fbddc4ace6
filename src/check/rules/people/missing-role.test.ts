import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { missingRole } from './missing-role.ts'

test('reports streams in which nobody fills a role that every stream needs', () => {
  const text = `
streams:
  ${card('shop')}
  ${card('sales')}
  ${card('empty')}
teams:
  shop-team: { name: Shop team, stream: shop, members: [{ count: 2, role: product }, { count: 3, function: engineering }] }
  sales-team: { name: Sales team, stream: sales, members: [{ count: 2, role: success }] }
roles:
  product: { name: Product, required: true }
  engineering: { name: Engineering, required: true }
  success: { name: Success }
`
  expect(found(missingRole, text)).toEqual(['4:3 Nobody in `sales` fills the roles Product and Engineering.'])
})
