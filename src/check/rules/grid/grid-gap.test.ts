import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { found } from '../../rule.contract.ts'
import { gridGap } from './grid-gap.ts'

test('says of each slice what is open, where it is nearest', () => {
  const text = `
slices: { all: { name: All }, firms: { name: Firms }, nobody: { name: Nobody } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
grid:
  all:
    find: { intent: I, value: V, outcome: O, metric: M }
    buy: { intent: I, value: V }
    get: does not apply
  firms:
    find: { intent: I }
    get: { doesNotApply: They rent }
`
  expect(found(gridGap, text)).toEqual([
    '2:55 The grid says nothing of `nobody`.',
    '9:3 The grid leaves open for `firms`: `value`, `outcome` and `metric` at `find`; all of `buy`.',
    '7:5 The grid leaves open for `all`: `outcome` and `metric` at `buy`.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(gridGap.check(loaded).map(({ fix }) => fix)).toEqual([
    undefined,
    {
      title: 'Write that `buy` does not apply to `firms`',
      safe: false,
      changes: [{ op: 'set', path: ['grid', 'firms', 'buy'], value: 'does not apply' }],
    },
    undefined,
  ])
})

test('what parts of a slice say is not missing, and what all of them lack is said once', () => {
  const text = `
slices: { firms: { name: Firms }, clinics: { name: Clinics, within: firms }, schools: { name: Schools, within: firms } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
grid:
  firms:
    find: { intent: I, value: V, outcome: O }
  clinics:
    find: { metric: M }
    buy: { intent: I, value: V, outcome: O }
  schools:
    find: { metric: M }
    buy: { intent: I, value: V, metric: M }
`
  expect(found(gridGap, text)).toEqual([
    '12:5 The grid leaves open for `schools`: `outcome` at `buy`.',
    '9:5 The grid leaves open for `clinics`: `metric` at `buy`.',
  ])
})

test('is silent before the grid has begun', () => {
  const text = `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
`
  expect(found(gridGap, text)).toEqual([])
})
