import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { fieldNotKept } from './field-not-kept.ts'

test('reports fields that no event of the source brings', () => {
  const text = `
sources:
  board:
    name: Board
    kind: jira
    stream: shop
    jira: { fields: { cost: customfield_1 } }
    hierarchy: { parent: epic }
    blockedBy: blockedBy
    costOfDelay: cost
  list:
    name: List
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status, type: Kind, attributes: [Parent] }
    hierarchy: { parent: Parent }
    blockedBy: type
    costOfDelay: Cost
  all:
    name: List
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    costOfDelay: Cost
`
  expect(found(fieldNotKept, text)).toEqual([
    '8:26 `board` does not keep the field `epic`: `hierarchy.parent` finds nothing.',
    '18:18 `list` does not keep the field `Cost`: `costOfDelay` finds nothing.',
  ])
})
