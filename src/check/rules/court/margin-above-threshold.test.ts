import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { marginAboveThreshold } from './margin-above-threshold.ts'

test('reports margins within which slices would be the same and different at once', () => {
  const text = `
organisation:
  name: O
  evidence:
    effects: { path: 0.1, outcome: 3 }
    margins: { path: 0.1, duration: 0.2, outcome: 5 }
`
  expect(found(marginAboveThreshold, text)).toEqual([
    '6:37 By `duration` slices are the same up to 0.2, and different from 0.147 on: between the two they are both.',
    '6:51 By `outcome` slices are the same up to 5, and different from 3 on: between the two they are both.',
  ])
})

test('has nothing to say of a map that leaves the defaults, or says less', () => {
  expect(found(marginAboveThreshold, 'organisation: { name: O }')).toEqual([])
  // The effect is set above the default margin.
  expect(
    found(marginAboveThreshold, 'organisation: { name: O, evidence: { effects: { path: 0.2 } } }'),
  ).toEqual([])
})
