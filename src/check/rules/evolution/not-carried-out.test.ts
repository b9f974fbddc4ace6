import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { notCarriedOut } from './not-carried-out.ts'

test('reports the last decision about a stream if the map says otherwise', () => {
  const text = `
streams:
  ${card('shop')}
  ${card('gone', 'lifecycle: retired')}
  ${card('north')}
  ${card('south')}
  ${card('east')}
  ${card('west', 'lifecycle: retired')}
  ${card('whole')}
  ${card('pay')}
  ${card('mail', 'kind: supporting')}
  ${card('again')}
  ${card('both')}
  ${card('beside')}
decisions:
  end: { kind: retire, on: '2026-01-01', by: Board, about: [shop, gone], why: W }
  join: { kind: merge, on: '2026-01-01', by: Board, about: [north, south], why: W }
  joined: { kind: merge, on: '2026-01-01', by: Board, about: [east, west], why: W }
  part: { kind: split, on: '2026-01-01', by: Board, about: [whole, all], why: W }
  parted: { kind: split, on: '2026-01-01', by: Board, about: [both, beside], why: W }
  in: { kind: centralise, on: '2026-01-01', by: Board, about: [pay], why: W }
  out: { kind: decentralise, on: '2026-01-01', by: Board, about: [mail], why: W }
  stop: { kind: retire, on: '2025-01-01', by: Board, about: [again], why: W }
  restart: { kind: create, on: '2026-01-01', by: Board, about: [again], why: W }
  note: { kind: other, on: '2026-06-01', by: Board, about: [shop], why: W }
  unsaid: { kind: retire, on: '2026-01-01', by: Board, about: [nothing], why: W }
`
  expect(found(notCarriedOut, text)).toEqual([
    '16:3 The decision `end` is to retire `shop`, which the map keeps as running.',
    '17:3 The decision `join` is to merge `north` and `south`, and the map has them all.',
    '21:3 The decision `in` is to centralise `pay`, which is a top-level stream.',
    '22:3 The decision `out` is to decentralise `mail`, which is still a supporting stream.',
  ])
})

test('a split shows where another stream of the kind is there', () => {
  const text = `
streams:
  ${card('whole')}
  ${card('pay', 'kind: supporting')}
decisions:
  part: { kind: split, on: '2026-01-01', by: Board, about: [whole, all], why: W }
`
  expect(found(notCarriedOut, text)).toEqual([
    '6:3 The decision `part` is to split `whole`, and the map has no other stream of its kind.',
  ])
})
