import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { supersedes } from './supersedes.ts'

test('reports what replaces itself, in a circle or ahead of time', () => {
  const text = `
decisions:
  self: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, supersedes: self }
  one: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, supersedes: two }
  two: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, supersedes: one }
  into: { kind: other, on: '2026-02-01', by: Board, about: [shop], why: W, supersedes: one }
  early: { kind: other, on: '2025-01-01', by: Board, about: [shop], why: W, supersedes: one }
  lost: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, supersedes: nothing }
`
  expect(found(supersedes, text)).toEqual([
    '3:88 The decision `self` supersedes itself.',
    '4:87 The decision `one` supersedes `two`, and is superseded by it in a circle.',
    '5:87 The decision `two` supersedes `one`, and is superseded by it in a circle.',
    '7:89 The decision `early` of 2025-01-01 supersedes `one`, which was taken later, on 2026-01-01.',
  ])
})
