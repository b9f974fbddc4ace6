import { expect, test } from 'vitest'
import { loadMap, type LoadedMap } from '../model/load.ts'
import { editTexts } from './edit-texts.ts'
import { renameThing } from './rename-thing.ts'

const FILES = {
  'customers.yaml': `slices:
  shop: { name: Shoppers } # a slice called as the stream is
  company: { name: Companies, within: shop }
journey:
  stages: { buy: { name: Buy }, receive: { name: Receive } }
events:
  order.delivered: { name: Delivered, stage: receive }
grid:
  shop:
    buy: { intent: Buy something, proof: order.delivered }
`,
  'more.yaml': `grid:
  shop:
    receive: { intent: Have it, proof: "order.delivered" }
`,
  'streams.yaml': `streams:
  shop: # the first
    name: Shop
    promise: P
    for: [shop, company]
    trigger: T
    finishLine: F
    outcome: O
    stages: [buy, receive]
    proofPoints: { finishLine: order.delivered }
    northStar:
      name: Delivered
      logic: reached(order.delivered) / started # of all
    guardrails:
      quick: { name: Quick, holds: "p85(timeIn(buy)) <= 5 d and count(order.delivered) > 3" }
    reliesOn: [payments]
  payments: { name: Pay, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
revenueStreams:
  sales: { name: Sales, shares: { shop: 60, payments: 40 } }
`,
}

const load = (texts: Iterable<readonly [string, string]>): LoadedMap =>
  loadMap([...texts].map(([file, text]) => ({ file, text })))

const loaded = load(Object.entries(FILES))

/** The lines that a rename changes, as they are afterwards. */
const renamed = (kind: Parameters<typeof renameThing>[1], id: string, to: string): string[] => {
  const made = renameThing(loaded, kind, id, to)
  if ('refusal' in made) return [made.refusal]
  const edited = editTexts(loaded.texts, made.changes)
  if ('refusals' in edited) return edited.refusals.map(({ message }) => message)
  const problems = (one: LoadedMap): string[] => one.problems.map(({ message }) => message)
  expect(problems(load(edited.texts))).toEqual(problems(loaded))
  return Object.entries(FILES).flatMap(([file, text]) => {
    const lines = (edited.texts.get(file) as string).split('\n')
    expect(lines.length).toBe(text.split('\n').length)
    return lines.flatMap((line, i) =>
      line === text.split('\n')[i] ? [] : [`${file}:${i + 1} ${line.trim()}`],
    )
  })
}

test('a map without problems is renamed', () => {
  expect(loaded.problems).toEqual([])
})

test('a slice, not the stream of the same id; its rows of the grid in two files', () => {
  expect(renamed('slice', 'shop', 'shopper')).toEqual([
    'customers.yaml:2 shopper: { name: Shoppers } # a slice called as the stream is',
    'customers.yaml:3 company: { name: Companies, within: shopper }',
    'customers.yaml:9 shopper:',
    'more.yaml:2 shopper:',
    'streams.yaml:5 for: [shopper, company]',
  ])
})

test('a stream, and the shares of revenue that stand under it', () => {
  expect(renamed('stream', 'payments', 'money')).toEqual([
    'streams.yaml:16 reliesOn: [money]',
    'streams.yaml:17 money: { name: Pay, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }',
    'streams.yaml:19 sales: { name: Sales, shares: { shop: 60, money: 40 } }',
  ])
})

test('an event, in metric logic as well, and in its quotes', () => {
  expect(renamed('event', 'order.delivered', 'order.received')).toEqual([
    'customers.yaml:7 order.received: { name: Delivered, stage: receive }',
    'customers.yaml:10 buy: { intent: Buy something, proof: order.received }',
    'more.yaml:3 receive: { intent: Have it, proof: "order.received" }',
    'streams.yaml:10 proofPoints: { finishLine: order.received }',
    'streams.yaml:13 logic: reached(order.received) / started # of all',
    'streams.yaml:15 quick: { name: Quick, holds: "p85(timeIn(buy)) <= 5 d and count(order.received) > 3" }',
  ])
})

test('a stage', () => {
  expect(renamed('stage', 'buy', 'purchase')).toEqual([
    'customers.yaml:5 stages: { purchase: { name: Buy }, receive: { name: Receive } }',
    'customers.yaml:10 purchase: { intent: Buy something, proof: order.delivered }',
    'streams.yaml:9 stages: [purchase, receive]',
    'streams.yaml:15 quick: { name: Quick, holds: "p85(timeIn(purchase)) <= 5 d and count(order.delivered) > 3" }',
  ])
})

test.each([
  ['slice', 'shp', 'x', 'There is no slice `shp` in the map. Did you mean `shop`?'],
  ['team', 'a', 'b', 'There is no team `a` in the map. The map defines no team.'],
  ['slice', 'shop', 'company', 'There is a slice `company` already, at customers.yaml:3: choose another id.'],
  [
    'slice',
    'shop',
    'The Shop',
    "`The Shop` can't be an id: an id is lower-case words joined by hyphens, such as `shopper-purchase`.",
  ],
] as const)('refuses to rename the %s `%s` to `%s`', (kind, id, to, message) => {
  expect(renameThing(loaded, kind, id, to)).toEqual({ refusal: message })
})
