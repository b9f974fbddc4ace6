import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { idleEntry } from './idle-entry.ts'

test('reports people, functions and roles that no member names', () => {
  const text = `
teams:
  one: { name: One, members: [{ person: anna, function: design }, { count: 3, function: Engineering }] }
people:
  anna: { name: Anna }
  bo: { name: Bo }
functions:
  design: { name: Design }
  data: { name: Data }
roles:
  product: { name: Product }
`
  expect(found(idleEntry, text)).toEqual(['6:3 `bo` is in no team.', '9:3 `data` is the function of nobody.'])
})
