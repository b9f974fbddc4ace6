import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { unmeasuredLogic } from './unmeasured-logic.ts'

const KEYS = [
  'northStar: { name: Conversion, logic: finished / started }',
  'metrics: { pace: { name: Pace, logic: p85(flowTime) } }',
  'guardrails: { cost: { name: Cost, holds: result(cost) <= 3 EUR }, mixed: { name: Mixed, holds: velocity >= 3 and inFlight <= 9 } }',
].join(', ')

const problems = (sources: string, more = ''): string[] =>
  found(
    unmeasuredLogic,
    `
slices: { all: { name: All } }
streams:
  ${card('shop', KEYS + more)}
sources: { ${sources} }
`,
  ).map((one) => one.replace(/^\S+ /, ''))

const BOARD = 'board: { name: Board, kind: jira, stream: shop }'
const SITE = 'site: { name: Site, kind: cloudevents, measures: journeys, stream: shop }'

test('logic about a kind of flow that no source of the stream measures', () => {
  expect(problems(BOARD)).toEqual([
    '`finished / started` is about customers’ journeys, which no source of `shop` measures.',
    '`velocity >= 3 and inFlight <= 9` is about customers’ journeys, which no source of `shop` measures.',
  ])
  expect(problems(SITE)).toEqual([
    '`p85(flowTime)` is about delivery work, which no source of `shop` measures.',
    '`velocity >= 3 and inFlight <= 9` is about delivery work, which no source of `shop` measures.',
  ])
})

test('not where both are measured, nothing is yet, or the stream supports others', () => {
  expect(problems(`${BOARD}, ${SITE}`)).toEqual([])
  expect(problems('')).toEqual([])
  expect(problems(BOARD, ', kind: supporting')).toEqual([])
})
