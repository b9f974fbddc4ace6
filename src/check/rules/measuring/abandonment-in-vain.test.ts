import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { abandonmentInVain } from './abandonment-in-vain.ts'

const mapWith = (measuring: string, finish = 'done'): string => `
slices: { all: { name: All } }
streams:
  shop:
    { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o,
      measuring: ${measuring} }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop, finish: ${finish} }
`
const WORK = '`shop` never applies: delivery work is never abandoned, it is stale.'
const LAST = '`shop` never applies: all its journeys are done at their last event (`finish: lastEvent`).'

test.each([
  ['{ work: { abandonment: 3 d } }', 'done', [`6:28 The abandonment window of ${WORK}`]],
  ['{ abandonment: 3 d }', 'lastEvent', [`6:20 The abandonment window of ${LAST}`]],
  ['{ journeys: { abandonment: 3 d } }', 'lastEvent', [`6:32 The abandonment window of ${LAST}`]],
  ['{ abandonment: 3 d }', 'done', []],
  ['{ journeys: { abandonment: 3 d } }', 'done', []],
  ['{}', 'lastEvent', []],
])('%s with finish %s', (measuring, finish, expected) => {
  expect(found(abandonmentInVain, mapWith(measuring, finish))).toEqual(expected)
})
