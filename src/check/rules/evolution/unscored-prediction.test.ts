import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { unscoredPrediction } from './unscored-prediction.ts'

test('reports predictions that were due at a review and that none scored', () => {
  const text = `
decisions:
  missed: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, prediction: { says: S, by: '2026-05-01' } }
  scored: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, prediction: { says: S, by: '2026-05-01' } }
  later: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W, prediction: { says: S, by: '2027-05-01' } }
  undated: { kind: other, on: '2026-02-01', by: Board, about: [shop], why: W, prediction: { says: S } }
  elsewhere: { kind: other, on: '2026-02-01', by: Board, about: [sales], why: W, prediction: { says: S } }
  after: { kind: other, on: '2026-07-01', by: Board, about: [shop], why: W, prediction: { says: S } }
  silent: { kind: other, on: '2026-01-01', by: Board, about: [shop], why: W }
reviews:
  summer: { on: '2026-06-01', by: Board, findings: F, streams: [shop], scores: { scored: too early } }
`
  expect(found(unscoredPrediction, text)).toEqual([
    '3:78 What `missed` predicted was scored neither by the review `summer` of 2026-06-01 nor by any other.',
    '6:79 What `undated` predicted was scored neither by the review `summer` of 2026-06-01 nor by any other.',
  ])
})
