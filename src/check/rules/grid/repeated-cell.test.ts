import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { found } from '../../rule.contract.ts'
import { repeatedCell } from './repeated-cell.ts'

test('removes what is inherited: parts of a cell, a cell, a row', () => {
  const text = `
slices: { all: { name: All }, some: { name: Some, within: all }, same: { name: Same, within: some }, more: { name: More, within: all } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
policies: { pci: { name: PCI } }
grid:
  all:
    find: { intent: I, value: V, metric: { name: M } }
    buy: { policies: [pci] }
    get: { doesNotApply: They rent }
  some:
    find: { intent: I, value: W, metric: { name: M, better: higher } }
    buy: { policies: [pci] }
  same:
    find: { value: W }
    get: does not apply
  more:
    buy: { policies: [] }
    get: { intent: I }
`
  expect(found(repeatedCell, text)).toEqual([
    '11:13 `intent` and `metric` of `find` repeat what `some` inherits from `all` anyway.',
    '12:5 `buy` repeats what `some` inherits from `all` anyway.',
    '13:3 The row of `same` repeats what `same` inherits from `some` anyway.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(repeatedCell.check(loaded).map(({ fix }) => fix)).toEqual([
    {
      title: 'Remove what is inherited',
      safe: true,
      changes: [
        { op: 'remove', path: ['grid', 'some', 'find', 'intent'] },
        { op: 'remove', path: ['grid', 'some', 'find', 'metric'] },
      ],
    },
    {
      title: 'Remove what is inherited',
      safe: true,
      changes: [{ op: 'remove', path: ['grid', 'some', 'buy'] }],
    },
    { title: 'Remove what is inherited', safe: true, changes: [{ op: 'remove', path: ['grid', 'same'] }] },
  ])
})

test('leaves slices in a circle alone: with both cells removed nothing would be said', () => {
  const text = `
slices: { a: { name: A, within: b }, b: { name: B, within: a } }
journey: { stages: { find: { name: Find } } }
grid: { a: { find: { intent: I } }, b: { find: { intent: I } } }
`
  expect(found(repeatedCell, text)).toEqual([])
})
