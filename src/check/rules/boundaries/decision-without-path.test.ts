import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { decisionWithoutPath } from './decision-without-path.ts'

test('asks decisions on boundaries for their path', () => {
  const text = `
decisions:
  central: { kind: centralise, on: '2026-03-01', by: Board, about: [pay], why: W }
  own: { kind: decentralise, on: '2026-01-01', by: Board, about: [pay], why: W, supersedes: old }
  seam: { kind: boundary, on: '2026-01-01', by: Board, about: [pay], why: W, path: team }
  old: { kind: boundary, on: '2025-01-01', by: Board, about: [pay], why: W }
  split: { kind: split, on: '2026-01-01', by: Board, about: [pay], why: W }
`
  expect(found(decisionWithoutPath, text)).toEqual([
    '4:3 The decision `own` (decentralise) does not say by what path it acts.',
    '3:3 The decision `central` (centralise) does not say by what path it acts.',
  ])
})
