/** Maps for the tests of this room: one small map that has everything, and random ones, half of them broken. */
import fc from 'fast-check'
import { loadMap } from '../model/load.ts'
import type { ValueStreamMap } from '../model/schema.ts'

export const mapOf = (text: string): ValueStreamMap => loadMap([{ file: 'map.yaml', text }]).map

/** Something of every kind that is drawn. */
export const SMALL = `
organisation:
  name: Corner Shop
  goals:
    revenue: { name: Grow revenue, revenueStreams: [sales] }
slices:
  people: { name: People, job: Have bread }
  regulars: { name: Regulars, within: people }
  offices: { name: Offices, segment: Business }
journey:
  stages:
    choose: { name: Choose }
    buy: { name: Buy }
events:
  bread.sold: { name: Bread sold, stage: buy }
grid:
  people:
    choose: { intent: See what is fresh, value: A choice, outcome: Something is chosen, metric: Visitors who choose }
    buy: { intent: Pay, value: Bread, metric: Bread sold, proof: bread.sold }
  offices:
    choose: { doesNotApply: They order every week }
forks:
  paying: { at: [buy], slices: [people, offices], differs: [finishLine], why: Offices pay by the month }
streams:
  shop:
    name: Bread for People
    promise: Fresh bread every morning
    for: [people]
    trigger: Somebody is hungry
    finishLine: The bread is sold
    outcome: Nobody is hungry
    proofPoints: { finishLine: bread.sold }
    stages: [choose, buy]
    northStar: { name: Sold by noon, goal: revenue, logic: count(bread.sold) }
    guardrails: { waste: { name: Little waste, holds: count(bread.sold) >= 10 } }
    owner: bakers
    owns: [The counter]
    reliesOn: [oven]
    capabilities: { owned: [selling], used: [baking] }
    systems: { used: [till] }
    risks: [No flour, { name: Queues, mitigation: A second till }]
    budget: { amount: 1000, currency: EUR }
    boundaries: { user-experience: { choice: owned, why: The counter is ours }, infrastructure: { choice: shared, with: oven } }
  oven:
    name: Oven
    kind: supporting
    lifecycle: emerging
    promise: Bread is baked in time
    for: [shop]
    trigger: Dough is ready
    finishLine: Bread is out
    outcome: There is bread
    charter: Bakes for all
    services: { bake: { name: Baking, interfaces: [dough], sla: { response: 5 min } } }
    capabilities: { owned: [baking] }
policies:
  hygiene: { name: Hygiene, kind: obligation }
capabilities:
  selling: { name: Selling }
  baking: { name: Baking, systems: [furnace] }
systems:
  till: { name: Till }
  furnace: { name: Furnace }
  radio: { name: Radio }
interfaces:
  dough: { name: Dough, provider: oven, consumers: [shop], style: synchronous, contract: { kind: other }, version: "1", fallback: Sell cake }
teams:
  bakers: { name: Bakers, stream: shop, members: [{ count: 2, function: baking }] }
revenueStreams:
  sales: { name: Sales, amount: { amount: 5000, currency: EUR }, shares: { shop: 80 } }
sources:
  till-log: { name: Till log, kind: cloudevents, measures: journeys, stream: shop, states: { sold: done } }
reviews:
  spring: { on: 2026-05-01, by: All, findings: Good }
`

const IDS = ['a', 'b-2', 'cc', 'd', 'long-id-of-some-thing'] as const
const EVENTS = ['x', 'x.y', 'x-y'] as const

const id = fc.constantFrom(...IDS)
const event = fc.constantFrom(...EVENTS)
// Names in any script, with everything that XML, Mermaid or a width could stumble over.
const words = fc
  .oneof(
    fc.constantFrom(
      'Name',
      '<b>"&\'</b>',
      '価値の流れ',
      'مجرى القيمة',
      '👩‍👩‍👧 #1; {x}',
      'ab'.repeat(60),
      '\u0001\uffff ok',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  .filter((one) => one.trim() !== '')

const things = <T>(thing: fc.Arbitrary<T>) => fc.dictionary(id, thing, { maxKeys: 4 })
const list = fc.uniqueArray(id, { maxLength: 3 })
const some = fc.uniqueArray(id, { minLength: 1, maxLength: 3 })
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

const cell = fc.oneof(
  fc.constant('does not apply'),
  fc.record({ doesNotApply: words }),
  fc.record(
    { intent: words, value: words, outcome: words, metric: words, proof: event, policies: list },
    { requiredKeys: [] },
  ),
)

const stream = fc.record(
  {
    name: words,
    kind: fc.constantFrom('top-level', 'supporting'),
    lifecycle: fc.constantFrom('emerging', 'running', 'retired'),
    promise: words,
    for: some,
    trigger: words,
    finishLine: words,
    outcome: words,
    stages: list,
    northStar: optional(fc.record({ name: words, goal: id }, { requiredKeys: ['name'] })),
    owner: optional(id),
    owns: fc.array(words, { maxLength: 4 }),
    reliesOn: list,
    capabilities: fc.record({ owned: list, used: list }),
    systems: fc.record({ owned: list, used: list }),
    policies: list,
    risks: fc.array(words, { maxLength: 4 }),
    charter: optional(words),
    boundaries: optional(fc.constant({ billing: { choice: 'shared', with: 'a' }, crm: { choice: 'owned' } })),
  },
  { requiredKeys: ['name', 'promise', 'for', 'trigger', 'finishLine', 'outcome'] },
)

/** A map as data; its references lead anywhere or nowhere. */
export const mapData = fc.record({
  organisation: fc.record({ name: words, goals: things(fc.record({ name: words, revenueStreams: list })) }),
  slices: things(fc.record({ name: words, within: optional(id), job: optional(words) })),
  journey: fc.record({ stages: things(fc.record({ name: words })) }),
  events: fc.dictionary(event, fc.record({ name: words }), { maxKeys: 3 }),
  grid: fc.dictionary(id, fc.dictionary(id, cell, { maxKeys: 3 }), { maxKeys: 3 }),
  forks: things(
    fc.record({
      at: some,
      slices: fc.uniqueArray(id, { minLength: 2, maxLength: 3 }),
      differs: fc.constant(['proof']),
      why: words,
    }),
  ),
  streams: things(stream),
  policies: things(
    fc.record({ name: words, kind: fc.constantFrom('policy', 'sla', 'obligation', 'constraint') }),
  ),
  capabilities: things(fc.record({ name: words, systems: list })),
  systems: things(fc.record({ name: words })),
  interfaces: things(
    fc.record({
      name: words,
      provider: id,
      consumers: some,
      style: fc.constantFrom('synchronous', 'asynchronous'),
      fallback: optional(words),
    }),
  ),
  teams: things(fc.record({ name: words, stream: optional(id) })),
  revenueStreams: things(fc.record({ name: words, shares: fc.dictionary(id, fc.nat(30), { maxKeys: 3 }) })),
})

export type MapData = typeof mapData extends fc.Arbitrary<infer T> ? T : never

/** JSON is YAML; undefined keys fall away. */
export const mapFrom = (data: unknown): ValueStreamMap => mapOf(JSON.stringify(data))
