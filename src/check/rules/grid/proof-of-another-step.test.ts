import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { proofOfAnotherStep } from './proof-of-another-step.ts'

test('reports the event of another stage, and one event for two', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
events:
  found: { name: F, stage: find }
  seen: { name: S }
grid:
  all:
    find: { proof: found }
    buy: { proof: found }
    get: { proof: seen }
`
  expect(found(proofOfAnotherStep, text)).toEqual([
    '10:19 `found` is to prove `buy` for `all`, but it shows the passing of `find`.',
  ])
})

test('compares the steps of each slice for itself', () => {
  const text = `
slices: { all: { name: All }, firms: { name: Firms } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
events: { seen: { name: S } }
grid:
  all: { find: { proof: seen }, buy: { proof: seen } }
  firms: { get: { proof: seen }, buy: does not apply }
`
  expect(found(proofOfAnotherStep, text)).toEqual([
    '6:47 `seen` is to prove both `find` and `buy` for `all`: one event can’t tell two steps apart.',
  ])
})
