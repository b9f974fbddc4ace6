/** What the tests of the difference share: a map in which every part of the language is used. */
import { expect } from 'vitest'
import { loadMap, type LoadedMap } from '../model/load.ts'
import { diff } from './diff.ts'

export const EXAMPLE = `organisation:
  name: Example Shop
  goals:
    growth: { name: Commission revenue grows, revenueStreams: [commission] }
    trust: { name: Shoppers trust us }
slices:
  consumers:
    name: Consumers
    outcome: { when: goods are kept, finishLine: delivered within 2 days, proof: order.delivered }
    evidence: { won: 40 new a day }
  new-shoppers: { name: New shoppers, within: consumers }
  regulars: { name: Regulars, within: consumers }
  companies: { name: Companies }
journey:
  stages:
    discover: { name: Discover }
    purchase: { name: Purchase }
    receive: { name: Receive }
    return: { name: Return }
events:
  order.placed: { name: Order placed, stage: purchase }
  order.delivered: { name: Order delivered, stage: receive, types: [shop.order.delivered], when: { part: all }, slices: [consumers], proves: left, state: done, attempt: success, expected: 1 d }
grid:
  consumers:
    discover: { intent: Find it, value: Offers, outcome: Found, metric: Searches that end in a view }
    purchase: { intent: Buy it, metric: { name: Paid, logic: reached(order.placed) / started }, proof: order.placed, policies: [privacy] }
    return: { intent: Give it back }
  new-shoppers:
    purchase: { cadence: once }
  companies:
    return: does not apply
forks:
  approval: { at: [purchase], slices: [consumers, companies], differs: [policy], why: Companies need approval }
streams:
  shop:
    name: Shopping
    promise: Everyone buys without friction.
    for: [consumers, companies]
    trigger: Somebody looks for a product.
    finishLine: The goods are there.
    outcome: Somebody has the right product.
    proofPoints: { trigger: order.placed, finishLine: order.delivered, completions: [order.delivered] }
    stages: [discover, purchase, receive, return]
    northStar: { name: Conversion, logic: reached(order.delivered) / started, goal: growth }
    metrics:
      refunds: { name: Refunds in time }
    guardrails:
      refund-time: { name: Refunds are quick, holds: "p85(time(order.placed, order.delivered)) <= 5 d" }
    serviceLevels:
      always: { name: Always on, about: availability, holds: availability(purchase) >= 99.9 % }
    policies: [privacy]
    owner: shop-team
    owns: [The checkout]
    reliesOn: [payments]
    capabilities: { owned: [search], used: [charging] }
    systems: { owned: [catalogue], used: [] }
    risks: [The search is down, { name: Fraud, mitigation: Scoring }]
    budget: { amount: 1000000, currency: EUR }
    boundaries:
      infrastructure: { choice: shared, with: platform, why: One paved road }
      analytics: { choice: owned }
  payments:
    name: Payments
    kind: supporting
    promise: Streams can take money.
    for: [shop]
    trigger: A stream asks for a charge.
    finishLine: The charge is settled.
    outcome: The money is there.
    owner: pay-team
    charter: Takes money, settles it, and nothing else.
    capabilities: { owned: [charging] }
    services:
      charge: { name: Charge, selfService: true, interfaces: [charges], sla: { availability: 99.9, latency: 300 ms at p95 } }
    escalation: [On-call engineer, Head of payments]
    graduation: { consumers: 3 }
  platform:
    name: Platform
    kind: supporting
    promise: Streams run safely.
    for: [shop, payments]
    trigger: A change is ready.
    finishLine: It runs.
    outcome: Customers have it.
revenueStreams:
  commission: { name: Commission, amount: { amount: 5000000, currency: EUR }, shares: { shop: 60 } }
policies:
  privacy: { name: Privacy, kind: obligation, source: GDPR }
capabilities:
  search: { name: Search, systems: [catalogue] }
  charging: { name: Charging }
systems:
  catalogue: { name: Catalogue }
interfaces:
  charges:
    name: Charges
    provider: payments
    consumers: [shop]
    style: asynchronous
    contract: { kind: asyncapi, document: charges.yaml }
    version: 2.1.0
    events: [order.placed]
    sla: { availability: 99.9, response: 15 min }
    fallback: Orders wait
teams:
  shop-team:
    name: Shop team
    stream: shop
    stages: [discover]
    members:
      - { person: ana, function: engineering, role: product }
      - { count: 3, function: engineering, share: 50 }
  pay-team: { name: Pay team, stream: payments, members: [{ count: 2 }] }
people:
  ana: { name: Ana }
functions:
  engineering: { name: Engineering }
roles:
  product: { name: Product, required: true }
sources:
  tracker:
    name: Tracker
    kind: csv
    stream: [{ when: { project: PAY }, is: payments }, { is: shop }]
    slice: consumers
    csv: { item: key, time: changed, state: status }
    states: { Open: new, Doing: active, "In review*": { state: waiting, stage: Review }, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]
decisions:
  central-payments: { kind: centralise, on: 2026-01-10, by: Ana, about: [payments], why: One ledger }
reviews:
  january: { on: 2026-01-31, by: Ana, findings: All is well, scores: { central-payments: too early } }
overrides:
  gap: { rule: MR201, about: shop, by: Ana, on: 2026-01-31, why: Until spring }
experiments:
  reminders: { name: Reminders, stream: shop, hypothesis: Reminders bring shoppers back, owner: shop-team }
`

/** A stream for companies alone. */
export const PROCUREMENT = `  procurement:
    name: Procurement
    promise: Companies buy by their rules.
    for: [companies]
    trigger: A company states a need.
    finishLine: The invoice is approved.
    outcome: The company has what it ordered.
    stages: [discover, purchase, receive]
`

/** A stream for one stage alone. */
export const RETURNS = `  returns:
    name: Returns
    promise: Wrong goods go back, and so does the money.
    for: [consumers]
    trigger: The goods are wrong.
    finishLine: The money is back.
    outcome: No harm done.
    stages: [return]
`

export const loaded = (text: string): LoadedMap => loadMap([{ file: 'map.yaml', text }])

/** What it is about, what is replaced in the example by what, and all changes that this makes. */
export type Case = readonly [string, readonly (readonly [string, string])[], readonly string[]]

const edited = (edits: Case[1]): string =>
  edits.reduce((text, [from, to]) => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }, EXAMPLE)

/** All changes that the edits make, a line each. */
export const changes = (edits: Case[1]): string[] => {
  const after = loaded(edited(edits))
  expect(after.problems).toEqual([])
  return diff(loaded(EXAMPLE), after).map(
    ({ severity, kind, path, at, sentence }) =>
      `${severity} ${kind} ${path.join('.')} ${at.side === 'before' ? 'was at' : 'at'} ${at.line}: ${sentence}`,
  )
}
