import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { unmeasuredLevel } from './unmeasured-level.ts'

const mapWith = (events: string, levels: string): string => `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
events: { ${events} }
streams:
  ${card('shop', `stages: [find, buy], serviceLevels: { ${levels} }`)}
`

test('availability needs a number, and attempts or a probe', () => {
  const levels = [
    'a: { name: A, about: availability, stage: buy }',
    'b: { name: B, about: availability, stage: buy, objective: 99 }',
    'c: { name: C, about: availability, stage: find, holds: availability(find) >= 99 % }',
    'd: { name: D, about: availability, stage: find, objective: 99, probe: { url: "https://shop.example/" } }',
    'e: { name: E, about: availability, objective: 99 }',
  ].join(', ')
  const paid = 'paid: { name: Paid, stage: buy, attempt: success }'
  expect(found(unmeasuredLevel, mapWith(paid, levels)).map((one) => one.replace(/^\S+ /, ''))).toEqual([
    '`shop` promises `a`, which nothing measures: it says no number.',
    '`shop` promises `c`, which nothing measures: no business event of it says that an attempt succeeded or failed, and it has no `probe`.',
  ])
  // What is an attempt in any stage is one in each.
  expect(found(unmeasuredLevel, mapWith('broke: { name: Broke, attempt: failure }', levels))).toHaveLength(1)
})

test('capacity needs a number, isolation what must never happen, degradation nothing', () => {
  const levels = [
    'a: { name: A, about: capacity }',
    'b: { name: B, about: capacity, capacity: 10 }',
    'c: { name: C, about: capacity, holds: inFlight <= 10 }',
    'd: { name: D, about: isolation }',
    'e: { name: E, about: isolation, never: [{ twice: paid }] }',
    'f: { name: F, about: degradation, stage: find }',
  ].join(', ')
  const map = mapWith('paid: { name: Paid, stage: buy }', levels)
  expect(found(unmeasuredLevel, map).map((one) => one.replace(/^\S+ /, ''))).toEqual([
    '`shop` promises `a`, which nothing measures: it says no number.',
    '`shop` promises `d`, which nothing measures: it does not say what must never happen.',
  ])
})
