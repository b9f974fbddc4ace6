import { expect, test } from 'vitest'
import { loadMap } from './load.ts'

const TEXT = `organisation: { name: Shop, goals: { growth: { name: Growth, revenueStreams: [commission] } } }
slices: { all: { name: All, outcome: { when: W, proof: order.placed } }, some: { name: Some, within: all } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
events: { order.placed: { name: Placed, stage: buy } }
grid: { all: { find: does not apply, buy: { metric: { name: M, logic: started }, policies: [refund] } } }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    owner: shoppers
    guardrails: { quick: { name: Quick, holds: 'p85(time(order.placed, order.placed)) < 3 d' } }
    boundaries: { identity: { choice: shared, with: platform } }
  platform: { name: Platform, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
revenueStreams: { commission: { name: Commission, shares: { shop: 80 } } }
sources:
  clicks: { name: C, kind: jira, measures: journeys, stream: [{ is: shop }], states: { a: { state: done, stage: buy } } }
  board: { name: B, kind: jira, stream: shop, states: { a: { state: done, stage: anything } } }
`

const loaded = loadMap([{ file: 'map.yaml', text: TEXT }])

test('every reference is found by its schema, with what may stand there', () => {
  expect(loaded.problems).toEqual([])
  expect(
    loaded.references.map(
      ({ path, id, expected, isKey, isFree }) =>
        `${path.join(' ')} = ${id}: ${expected.join(' or ')}${isKey ? ', key' : ''}${isFree ? ', free' : ''}`,
    ),
  ).toEqual([
    'organisation goals growth revenueStreams 0 = commission: revenue stream',
    'slices all outcome proof = order.placed: event',
    'slices some within = all: slice',
    'events order.placed stage = buy: stage',
    'grid all = all: slice, key',
    'grid all find = find: stage, key',
    'grid all buy = buy: stage, key',
    'grid all buy policies 0 = refund: policy',
    'streams shop for 0 = all: slice',
    'streams shop guardrails quick holds = order.placed: event',
    'streams shop guardrails quick holds = order.placed: event',
    'streams shop owner = shoppers: team, free',
    'streams shop boundaries identity with = platform: supporting stream',
    'streams platform for 0 = shop: stream or slice',
    'revenueStreams commission shares shop = shop: stream, key',
    'sources clicks stream 0 is = shop: stream',
    'sources clicks states a stage = buy: stage',
    'sources board stream = shop: stream',
  ])
})

test('the id of each reference stands where it is said to', () => {
  const lines = TEXT.split('\n')
  for (const reference of loaded.references) {
    const { line, column, endColumn } = loaded.locateReference(reference)
    expect(lines[line - 1]?.slice(column - 1, endColumn - 1)).toBe(reference.id)
  }
})

test('metric logic is found, and whether it must be true', () => {
  expect(loaded.expressions).toEqual([
    { path: ['grid', 'all', 'buy', 'metric', 'logic'], text: 'started', expects: 'quantity' },
    {
      path: ['streams', 'shop', 'guardrails', 'quick', 'holds'],
      text: 'p85(time(order.placed, order.placed)) < 3 d',
      expects: 'truth',
    },
  ])
})

test('definitions by id, with their kinds', () => {
  expect(
    [...loaded.definitions.values()].flat().map(({ kind, path }) => `${kind}: ${path.join(' ')}`),
  ).toEqual([
    'goal: organisation goals growth',
    'slice: slices all',
    'slice: slices some',
    'stage: journey stages find',
    'stage: journey stages buy',
    'event: events order.placed',
    'stream: streams shop',
    'supporting stream: streams platform',
    'revenue stream: revenueStreams commission',
    'source: sources clicks',
    'source: sources board',
  ])
})

test('a name in metric logic stands where it is written, in folded and escaped text too', () => {
  const lines = [
    'experiments:',
    '  e:',
    '    success: >-',
    '      p85(time(order.placed, order.delivered)) <= 5 d and',
    '      reached(order.placed) > 3',
    '    measure: "count(order.placed) \\x2f',
    '      count(order.delivered)"',
    '    name: E',
    '    stream: shop',
    '    hypothesis: H',
  ]
  const found = loadMap([{ file: 'a.yaml', text: `${lines.join('\n')}\n` }])
  const places = found.references.map((one) => {
    const { line, column, endLine, endColumn } = found.locateReference(one)
    return `${line}:${column}-${endLine}:${endColumn} ${lines[line - 1]?.slice(column - 1, endColumn - 1)}`
  })
  expect(places).toEqual([
    '9:13-9:17 shop',
    '6:21-6:33 order.placed',
    '7:13-7:28 order.delivered',
    '4:16-4:28 order.placed',
    '4:30-4:45 order.delivered',
    '5:15-5:27 order.placed',
  ])
})
