import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { scoreOfNothing } from './score-of-nothing.ts'

test('reports scores for which there is no prediction yet', () => {
  const text = `
decisions:
  good: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, prediction: { says: S } }
  silent: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W }
  late: { kind: other, on: '2026-08-01', by: Board, about: [shop], why: W, prediction: { says: S } }
reviews:
  summer: { on: '2026-06-01', by: Board, findings: F, scores: { good: partly, silent: partly, late: partly, nothing: partly } }
`
  expect(found(scoreOfNothing, text)).toEqual([
    '7:79 The review `summer` scores `silent`, which predicts nothing.',
    '7:95 The review `summer` of 2026-06-01 scores `late`, which was decided later, on 2026-08-01.',
  ])
})
