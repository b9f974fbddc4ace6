import { expect, test } from 'vitest'
import { countWords, narrate } from './narration.ts'
import { mapOf } from './map.contract.ts'
import { ORDER_EXAMPLE } from './order-example.contract.ts'

test('tells who is served, which streams there are, what they promise and on what they rely', () => {
  expect(narrate(mapOf(ORDER_EXAMPLE))).toEqual({
    text: 'At Marketplace, Shopper Purchase Experience is for consumer shoppers: Shoppers find, buy and receive the right goods. Enterprise Procurement is for enterprise buyers: Companies buy by their own rules. Both rely on Payments.',
    words: 33,
    seconds: 13,
  })
})

test('says of each stream on what it relies where they differ, and what else works behind them', () => {
  const text = ORDER_EXAMPLE.replace(
    '    northStar: { name: Needs met in time }\n    reliesOn: [payments]',
    '    lifecycle: emerging',
  )
  expect(
    narrate(
      mapOf(`${text}---
streams:
  platform: { name: Platform, kind: supporting, promise: P, for: [payments], trigger: T, finishLine: F, outcome: O }
  past: { name: Past, kind: supporting, lifecycle: retired, promise: P, for: [payments], trigger: T, finishLine: F, outcome: O }
`),
    ).text,
  ).toBe(
    'At Marketplace, Shopper Purchase Experience is for consumer shoppers: Shoppers find, buy and receive the right goods. It relies on Payments. Enterprise Procurement, which is emerging, is for enterprise buyers: Companies buy by their own rules. Platform works behind them.',
  )
})

test('says once what all rely on', () => {
  const text = ORDER_EXAMPLE.replace('reliesOn: [payments]', 'reliesOn: [payments, search]')
  expect(
    narrate(
      mapOf(`${text}---
streams:
  search: { name: Search, kind: supporting, promise: P, for: [shopping], trigger: T, finishLine: F, outcome: O }
`),
    ).text,
  ).toBe(
    'At Marketplace, Shopper Purchase Experience is for consumer shoppers: Shoppers find, buy and receive the right goods. It relies on Search. Enterprise Procurement is for enterprise buyers: Companies buy by their own rules. Both rely on Payments.',
  )
})

test('a map without streams tells whom it serves', () => {
  expect(narrate(mapOf('organisation: { name: Shop }\nslices: { a: { name: Everybody } }')).text).toBe(
    'Shop serves Everybody.',
  )
})

test('counts words of scripts without spaces', () => {
  expect(countWords('Покупатели находят товар')).toBe(3)
  expect(countWords('買い物客は商品を受け取ります。')).toBeGreaterThan(4)
})

test('an empty map has nothing to tell', () => {
  expect(narrate(mapOf(''))).toEqual({ text: '', words: 0, seconds: 0 })
})
