import { expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { idleOverrides } from './idle-overrides.ts'

const TEXT = `
overrides:
  used: { rule: MR460, about: shop, by: Board, on: '2026-01-01', why: W }
  idle: { rule: MR460, about: sales, by: Board, on: '2026-01-01', why: W }
  unknown: { rule: MR999, about: shop, by: Board, on: '2026-01-01', why: W }
  text: { rule: MR002, about: shop, by: Board, on: '2026-01-01', why: W }
  ended: { rule: MR460, about: shop, by: Board, on: '2026-01-01', until: '2026-03-31', why: W }
  lasting: { rule: MR460, about: shop, by: Board, on: '2026-01-01', until: '2026-04-01', why: W }
`

const found = (asOf?: string): string[] =>
  idleOverrides(loadMap([{ file: 'map.yaml', text: TEXT }]), {
    unused: ['idle', 'unknown', 'text'],
    codes: ['MR002', 'MR460'],
    canBeOverridden: (code) => code === 'MR460',
    asOf,
  }).map(({ code, line, column, message }) => `${code} ${line}:${column} ${message}`)

test('reports what silences nothing', () => {
  expect(found()).toEqual([
    'MR490 4:3 The override `idle` silences nothing: `MR460` finds no problem with `sales`.',
    'MR490 5:20 The override `unknown` silences nothing: there is no rule `MR999`.',
    'MR490 6:17 The override `text` silences nothing: what `MR002` finds is wrong with the text itself, and no decision can allow it.',
  ])
})

test('and, if it is known what day it is, what has run out', () => {
  expect(found('2026-04-01').filter((one) => one.startsWith('MR491'))).toEqual([
    'MR491 7:74 The override `ended` of `MR460` for `shop` ran out on 2026-03-31.',
  ])
})
