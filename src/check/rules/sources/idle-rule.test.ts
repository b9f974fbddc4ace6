import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { idleRule } from './idle-rule.ts'

test('reports rules behind one that takes all, and rules that are repeated', () => {
  const text = `
sources:
  a:
    name: Board
    kind: csv
    stream: [{ when: { team: A }, is: shop }, { is: shop }]
    csv: { item: Key, time: At, state: Status }
    slice:
      - { is: all }
      - { when: { team: A }, is: all }
    classify:
      - { when: { type: Bug, team: A }, as: defect }
      - { when: { team: A, type: Bug }, as: risk }
      - { when: {}, as: feature }
      - { when: { type: Story }, as: feature }
    team: [{ when: { area: A }, is: crew }, { when: { area: A }, is: core }]
`
  expect(found(idleRule, text)).toEqual([
    '10:9 This rule never decides: rule 1 has no `when` and takes all items.',
    '16:45 This rule never decides: rule 1 has the same `when`.',
    '13:9 This rule never decides: rule 1 has the same `when`.',
    '15:9 This rule never decides: rule 3 has no `when` and takes all items.',
  ])
})
