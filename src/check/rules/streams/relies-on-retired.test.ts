import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { reliesOnRetired } from './relies-on-retired.ts'

test('tells both directions, and removes what may go', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('shop', 'reliesOn: [old, pay]')}
  ${card('pay', 'kind: supporting, for: [shop, gone]')}
  ${card('help', 'kind: supporting, for: [gone]')}
  ${card('old', 'kind: supporting, lifecycle: retired, for: [shop, gone]')}
  ${card('gone', 'lifecycle: retired, reliesOn: [old]')}
`
  expect(found(reliesOnRetired, text)).toEqual([
    '4:97 `shop` relies on `old`, which is retired.',
    '5:102 `pay` serves `gone`, which is retired.',
    '6:98 `help` serves `gone`, which is retired.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(reliesOnRetired.check(loaded).map(({ fix }) => fix)).toEqual([
    {
      title: 'Remove `old`',
      safe: false,
      changes: [{ op: 'remove', path: ['streams', 'shop', 'reliesOn', 0] }],
    },
    { title: 'Remove `gone`', safe: false, changes: [{ op: 'remove', path: ['streams', 'pay', 'for', 1] }] },
    undefined,
  ])
})
