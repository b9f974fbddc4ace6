import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { targetThatContradicts } from './target-that-contradicts.ts'

const problems = (...targets: string[]): string[] =>
  found(
    targetThatContradicts,
    `
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    targets:
${targets.map((target, i) => `      t${i}: ${target}`).join('\n')}
`,
  )

test('reports a risk on the wrong side of the bound, whatever the units', () => {
  expect(
    problems(
      '{ metric: flowTime.p85, atMost: 5 d, atRisk: 1 w }',
      '{ metric: velocity, atLeast: 12, atRisk: 10 }',
      '{ metric: flowTime.p50, atMost: 2 d, atRisk: 40 h }',
    ),
  ).toEqual([
    '11:56 It is at risk from 1 w on, but broken already above 5 d.',
    '12:52 It is at risk below 10, but broken already below 12.',
  ])
})

test('reports shares over the whole, and shares of one type', () => {
  expect(
    problems(
      '{ metric: efficiency, atLeast: 120 % }',
      '{ metric: distribution.debt, atLeast: 20 %, type: debt }',
      '{ metric: distribution.risk, atLeast: 100 % }',
    ),
  ).toEqual([
    '11:42 120 % is more than the whole.',
    '12:61 The shares of items of one type are always 0 or 100 %.',
  ])
})

test('reports two targets for one figure that nothing meets at once', () => {
  expect(
    problems(
      '{ metric: load, atMost: 10 }',
      '{ metric: load, atLeast: 12 }',
      '{ metric: load, atLeast: 12, type: defect }',
      '{ metric: load, atLeast: 10 }',
    ),
  ).toEqual(['11:35 No number is at most 10 and, as the target `t1` has it, at least 12.'])
})
