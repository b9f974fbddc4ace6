import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { alertNeverSent } from './alert-never-sent.ts'

const card = 'promise: P, for: [all], trigger: T, finishLine: F, outcome: O'
const problems = (alert: string, measuring = '{ journeys: { expectation: { within: 5 d } } }'): string[] =>
  found(
    alertNeverSent,
    `
alerts:
  chat: { name: Chat, by: webhook, urlFrom: CHAT, ${alert} }
streams:
  aimed: { name: Aimed, ${card}, targets: { fast: { metric: velocity, atLeast: 3 } } }
  expected: { name: Expected, ${card}, measuring: ${measuring} }
  fed: { name: Fed, ${card} }
  bare: { name: Bare, ${card} }
  guarded: { name: Guarded, ${card}, guardrails: { slow: { name: Slow, holds: inFlight <= 10 } } }
sources:
  board: { name: Board, kind: jira, stream: [{ is: [fed, aimed] }] }
`,
  )

test('reports each stream of which nothing is ever told', () => {
  expect(problems('streams: [aimed, expected, fed, bare]')).toEqual([
    '3:83 `chat` never tells anything of `bare`: the stream has no target or guardrail or objective or expectation or source.',
  ])
  expect(problems('on: [guardrail], streams: [guarded, aimed]')).toEqual([
    '3:87 `chat` never tells anything of `aimed`: the stream has no guardrail.',
  ])
  expect(problems('on: [target], streams: [aimed, expected]')).toEqual([
    '3:82 `chat` never tells anything of `expected`: the stream has no target.',
  ])
})

test('without streams, one of all is enough', () => {
  expect(problems('on: [expectation]')).toEqual([])
  expect(problems('on: [expectation]', '{ by: month }')).toEqual([
    '3:3 `chat` is never sent: no stream has any expectation.',
  ])
})
