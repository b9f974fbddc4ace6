import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { noClassification } from './no-classification.ts'

test('asks of delivery work only', () => {
  const text = `
sources:
  a:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
  b:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    classify: [{ when: { type: Bug }, as: defect }]
  c:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    measures: journeys
`
  expect(found(noClassification, text)).toEqual([
    '3:3 `a` has no rule that says which items are features, defects, risks or debt: all stay unclassified.',
  ])
})
