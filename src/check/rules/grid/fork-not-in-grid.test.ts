import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { found } from '../../rule.contract.ts'
import { forkNotInGrid } from './fork-not-in-grid.ts'

test('compares what the fork says with the cells', () => {
  const text = `
slices: { people: { name: People }, firms: { name: Firms, outcome: { when: W, finishLine: Approved } } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
policies: { approval: { name: Approval } }
grid:
  people: { find: { intent: Find it }, buy: { intent: Pay, outcome: Paid, cadence: daily }, get: { intent: Get it } }
  firms: { find: { intent: find it! }, buy: { intent: Have it approved, outcome: Paid, policies: [approval] }, get: does not apply }
forks:
  shown: { at: [buy], slices: [people, firms], differs: [intent, finishLine, cadence, policy], why: W }
  not-shown: { at: [find], slices: [people, firms], differs: [intent, proof, policy], why: W }
  alone: { at: [find], slices: [people, firms], differs: [cadence], why: W }
  elsewhere: { at: [get], slices: [people, firms], differs: [cadence], why: W }
`
  expect(found(forkNotInGrid, text)).toEqual([
    '10:63 The fork `not-shown` says that `intent` differs between `people` and `firms`, but the grid does not show it: at `find` their cells have the same `intent`, or none.',
    '10:71 The fork `not-shown` says that `proof` differs between `people` and `firms`, but the grid does not show it: at `find` their cells have the same `proof`, or none.',
    '10:78 The fork `not-shown` says that `policy` differs between `people` and `firms`, but the grid does not show it: at `find` their cells have the same `policies`, or none.',
    '11:59 The fork `alone` says that `cadence` differs between `people` and `firms`, but the grid does not show it: at `find` their cells have the same `cadence`, or none.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(forkNotInGrid.check(loaded).map(({ fix }) => fix)).toEqual([
    {
      title: 'Remove `intent` from the fork',
      safe: false,
      changes: [{ op: 'remove', path: ['forks', 'not-shown', 'differs', 0] }],
    },
    {
      title: 'Remove `proof` from the fork',
      safe: false,
      changes: [{ op: 'remove', path: ['forks', 'not-shown', 'differs', 1] }],
    },
    {
      title: 'Remove `policy` from the fork',
      safe: false,
      changes: [{ op: 'remove', path: ['forks', 'not-shown', 'differs', 2] }],
    },
    undefined,
  ])
})

test('is silent where the grid says nothing yet', () => {
  const text = `
slices: { people: { name: People }, firms: { name: Firms } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
grid: { people: { find: { intent: I } } }
forks: { f: { at: [find], slices: [people, firms], differs: [intent], why: W } }
`
  expect(found(forkNotInGrid, text)).toEqual([])
})
