import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { retiredWithoutDecision } from './retired-without-decision.ts'

test('asks for a decision that stands', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('ended', 'lifecycle: retired')}
  ${card('retired', 'lifecycle: retired')}
  ${card('merged', 'lifecycle: retired')}
  ${card('praised', 'lifecycle: retired')}
  ${card('revived', 'lifecycle: retired')}
  ${card('running')}
decisions:
  a: { kind: retire, on: 2026-01-01, by: Ann, about: [retired], why: W }
  b: { kind: merge, on: 2026-01-01, by: Ann, about: [merged, running], why: W }
  c: { kind: other, on: 2026-01-01, by: Ann, about: [praised], why: W }
  d: { kind: retire, on: 2026-01-01, by: Ann, about: [revived], why: W }
  e: { kind: other, on: 2026-02-01, by: Ann, about: [revived], why: W, supersedes: d }
`
  expect(found(retiredWithoutDecision, text)).toEqual([
    '4:99 `ended` is `retired`, and no decision says so: a stream ends only by a recorded decision to retire, split or merge it.',
    '7:103 `praised` is `retired`, and no decision says so: a stream ends only by a recorded decision to retire, split or merge it.',
    '8:103 `revived` is `retired`, and no decision says so: a stream ends only by a recorded decision to retire, split or merge it.',
  ])
})
