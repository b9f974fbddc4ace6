import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { sharesOverWhole } from './shares-over-whole.ts'

test('adds up', () => {
  const text = `
slices: { all: { name: All } }
revenueStreams:
  over: { name: Over, shares: { shop: 60, club: 40.5 } }
  full: { name: Full, shares: { shop: 33.3, club: 33.3, lab: 33.4 } }
  part: { name: Part, shares: { shop: 20 } }
streams:
  ${card('shop')}
  ${card('club')}
  ${card('lab')}
`
  expect(found(sharesOverWhole, text)).toEqual([
    '4:31 The shares of `over` add up to 100.5 %: 60 % `shop`, 40.5 % `club`.',
  ])
})
