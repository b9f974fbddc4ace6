import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { manyStreams } from './many-streams.ts'

test('takes four top-level streams, and stands on the fifth', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('a')}
  ${card('b')}
  ${card('c', 'lifecycle: retired')}
  ${card('d')}
  ${card('e')}
  ${card('f', 'kind: supporting')}
  ${card('g', 'lifecycle: emerging')}
`
  expect(found(manyStreams, text)).toEqual([
    '10:3 The map has 5 top-level streams; 2 to 4 are expected, one for each distinct path.',
  ])
})

test('four are not many', () => {
  const text = `
slices: { all: { name: All } }
streams:
  ${card('a')}
  ${card('b')}
  ${card('c')}
  ${card('d')}
`
  expect(found(manyStreams, text)).toEqual([])
})
