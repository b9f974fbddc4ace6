import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { idlePattern } from './idle-pattern.ts'

test('reports what stands behind a wider pattern, and two spellings with two meanings', () => {
  const text = `
sources:
  a:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { '*review': waiting, 'code*review': active, Open: active, OPEN: waiting, '*': ignored, 'In*': active }
`
  expect(found(idlePattern, text)).toEqual([
    '8:35 `code*review` never decides: `*review` stands before it and matches the same.',
    '8:72 `OPEN` and `Open` differ in upper and lower case only, and mean different things.',
    '8:101 `In*` never decides: `*` stands before it and matches the same.',
  ])
})

test('takes the narrower first, names behind patterns and spellings that mean the same', () => {
  const text = `
sources:
  a:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    states: { 'code review': active, '*review': waiting, Review: active, Open: active, open: active, '*': ignored }
`
  expect(found(idlePattern, text)).toEqual([])
})
