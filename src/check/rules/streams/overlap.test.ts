import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { overlap } from './overlap.ts'

test('reports each stream that comes after another one at the same slices and stages', () => {
  const text = `
slices: { all: { name: All }, young: { name: Young, within: all }, old: { name: Old, within: all } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
streams:
  ${card('shop', 'stages: [find, buy]')}
  ${card('club', 'for: [young], stages: [buy, get]')}
  ${card('care', 'for: [old], stages: [get]')}
  ${card('third', 'stages: [find, buy, get]')}
  ${card('retired', 'lifecycle: retired, stages: [find, buy, get]')}
  ${card('pay', 'kind: supporting, for: [all], stages: [buy]')}
`
  expect(found(overlap, text)).toEqual([
    '6:96 `club` serves `young` at `buy`, and so does `shop`: it is unclear who owns what happens there.',
    '8:96 `third` serves `all` at `find`, `buy` and `get`, and so do `shop`, `club` and `care`: it is unclear who owns what happens there.',
  ])
})

test('takes streams side by side, in time and by customer', () => {
  const text = `
slices: { young: { name: Young }, old: { name: Old } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
streams:
  ${card('one', 'for: [young], stages: [find, buy]')}
  ${card('two', 'for: [old], stages: [find]')}
  ${card('three', 'for: [old], stages: [buy]')}
`
  expect(found(overlap, text)).toEqual([])
})
