import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { oneSidedAttempts } from './one-sided-attempts.ts'

const check = (...events: string[]) =>
  found(
    oneSidedAttempts,
    `
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
events:
${events.map((event) => `  ${event}`).join('\n')}
`,
  ).map((one) => one.replace(/^\S+ /, ''))

test('a stage of which only one outcome is told', () => {
  expect(
    check(
      'paid: { name: Paid, stage: buy, attempt: success }',
      'settled: { name: Settled, stage: buy, attempt: success }',
      'lost: { name: Lost, stage: find, attempt: failure }',
    ),
  ).toEqual([
    'Of the stage `buy` only attempts that succeed are told (`paid` and `settled`): it would always be 100 % available.',
    'Of the stage `find` only attempts that fail are told (`lost`): it would never be available.',
  ])
})

test('both outcomes are told, one of them by an event of any stage', () => {
  const paid = 'paid: { name: Paid, stage: buy, attempt: success }'
  expect(check(paid, 'refused: { name: Refused, stage: buy, attempt: failure }')).toEqual([])
  expect(check(paid, 'broke: { name: Broke, attempt: failure }')).toEqual([])
  expect(check('broke: { name: Broke, attempt: failure }')).toEqual([
    'Of any stage only attempts that fail are told (`broke`): it would never be available.',
  ])
  expect(check('paid: { name: Paid, stage: buy }')).toEqual([])
})
