/** Streams between which slices and stages go to and fro, from maps that hold nothing else. */
import { expect, test } from 'vitest'
import { diff } from './diff.ts'
import { loaded } from './example.contract.ts'
import { marksOf, unionOf } from './marks.ts'

const SKELETON = `slices:
  consumers: { name: Consumers }
  new-shoppers: { name: New shoppers, within: consumers }
  regulars: { name: Regulars, within: consumers }
  companies: { name: Companies }
journey:
  stages: { find: { name: Find }, buy: { name: Buy }, use: { name: Use } }
streams:
`

/** Streams by id, each as the slices and the stages that it serves. */
const map = (streams: Readonly<Record<string, readonly [string, string]>>) =>
  loaded(
    SKELETON +
      Object.entries(streams)
        .map(
          ([id, [slices, stages]]) =>
            `  ${id}: { name: ${id.toUpperCase()}, promise: P of ${id}, for: [${slices}], stages: [${stages}], trigger: T of ${id}, finishLine: F of ${id}, outcome: O of ${id} }\n`,
        )
        .join(''),
  )

type Streams = Parameters<typeof map>[0]

const CASES: readonly (readonly [string, Streams, Streams, readonly string[]])[] = [
  [
    'a stage goes from one stream to the next',
    { a: ['consumers', 'find, buy'], b: ['consumers', 'use'] },
    { a: ['consumers', 'find'], b: ['consumers', 'buy, use'] },
    ['breaking boundary-moved: The boundary moved: Buy for Consumers went from A to B.'],
  ],
  [
    'a slice goes from one stream to another',
    { a: ['new-shoppers, regulars', 'find, buy'], b: ['companies', 'find, buy'] },
    { a: ['new-shoppers', 'find, buy'], b: ['companies, regulars', 'find, buy'] },
    ['breaking boundary-moved: The boundary moved: Find and Buy for Regulars went from A to B.'],
  ],
  [
    'two streams become one of them',
    { a: ['consumers', 'find'], b: ['companies', 'find'] },
    { a: ['consumers, companies', 'find'] },
    ['breaking streams-merged: B was merged into A, which now serves Find for Companies.'],
  ],
  [
    'two streams become a third one',
    { a: ['consumers', 'find'], b: ['companies', 'find'] },
    { c: ['consumers, companies', 'find'] },
    [
      'breaking streams-merged: A and B were merged into C, which now serves Find for Consumers and Companies.',
    ],
  ],
  [
    'a stream makes way for another one',
    { a: ['consumers', 'find, buy'] },
    { b: ['consumers', 'find, buy, use'] },
    ['breaking stream-replaced: A was replaced by B, which now serves Find and Buy for Consumers.'],
  ],
  [
    'a stream is divided by slices within the one that it served',
    { a: ['consumers', 'find, buy'] },
    { b: ['new-shoppers', 'find, buy'], c: ['regulars', 'find, buy'] },
    [
      'breaking stream-split: A was split: B now serves Find and Buy for New shoppers; C now serves Find and Buy for Regulars; nothing is left to A.',
    ],
  ],
  [
    'a split, and what one part takes from a third stream',
    { a: ['consumers, companies', 'buy'], b: ['companies', 'use'] },
    { a: ['consumers', 'buy'], c: ['companies', 'buy, use'] },
    [
      'breaking stream-split: A was split: C now serves Buy for Companies; A keeps Buy for Consumers.',
      'breaking stream-replaced: B was replaced by C, which now serves Use for Companies.',
    ],
  ],
  [
    'streams without stages',
    { a: ['consumers, companies', ''] },
    { a: ['consumers', ''], b: ['companies', ''] },
    ['breaking stream-split: A was split: B now serves Companies; A keeps Consumers.'],
  ],
  [
    'a stream that overlaps with another takes nothing from it',
    { a: ['consumers', 'find, buy'] },
    { a: ['consumers', 'find, buy'], b: ['consumers', 'buy'] },
    ['notable stream-added: The stream “B” is new, a top-level stream for Consumers; it promises “P of b”.'],
  ],
  [
    'the slices within a slice say the same as the slice',
    { a: ['consumers', 'find'] },
    { a: ['new-shoppers, regulars', 'find'] },
    ['notable coverage-changed: A now serves New shoppers and Regulars and no longer serves Consumers.'],
  ],
]

test.each(CASES)('%s', (_, before, after, expected) => {
  expect(
    diff(map(before), map(after)).map(({ severity, kind, sentence }) => `${severity} ${kind}: ${sentence}`),
  ).toEqual(expected)
})

test('before and after are said as data', () => {
  const [change] = diff(
    map({ a: ['consumers', 'find, buy'], b: ['consumers', 'use'] }),
    map({ a: ['consumers', 'find'], b: ['consumers', 'buy, use'] }),
  )
  const spots = [
    { slice: 'new-shoppers', stage: 'buy' },
    { slice: 'regulars', stage: 'buy' },
  ]
  expect(change).toMatchObject({ path: ['streams', 'b'], before: { a: spots }, after: { b: spots } })
})

test('the union for a drawing: what is no more stands where it stood; everything that has changed is marked', () => {
  const before = map({ a: ['consumers', 'find'], gone: ['regulars', 'use'], b: ['companies', 'find'] })
  const after = map({ a: ['consumers', 'find, buy'], b: ['companies', 'find'], fresh: ['companies', 'use'] })
  const union = unionOf(before.map, after.map)
  expect([...union.streams.keys()]).toEqual(['a', 'gone', 'b', 'fresh'])
  expect(union.streams.get('a')?.stages).toEqual(['find', 'buy'])
  expect([...marksOf(diff(before, after), before.map, after.map)]).toEqual([
    ['streams.gone', 'removed'],
    ['streams.a', 'changed'],
    ['streams.fresh', 'added'],
  ])
})

test('stages that are no more keep their place in the union', () => {
  const before = loaded('journey: { stages: { a: { name: A }, b: { name: B }, c: { name: C } } }\n')
  const after = loaded('journey: { stages: { a: { name: A }, c: { name: C }, d: { name: D } } }\n')
  expect([...unionOf(before.map, after.map).stages.keys()]).toEqual(['a', 'b', 'c', 'd'])
  expect(Object.fromEntries(marksOf(diff(before, after), before.map, after.map))).toEqual({
    'journey.stages.b': 'removed',
    'journey.stages.d': 'added',
  })
})
