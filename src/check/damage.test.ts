/** Whatever is wrong with a full map: every rule answers, and what it finds stands within the text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ORDER_EXAMPLE } from '../identify/order-example.contract.ts'
import { loadMap } from '../model/load.ts'
import { findings } from './check.ts'

const FULL = `${ORDER_EXAMPLE}
  club:
    name: Club
    lifecycle: retired
    promise: Members save
    for: [returning-shopper]
    trigger: A member signs up
    finishLine: The membership ends
    outcome: The member has saved
    stages: [discover, purchase]
    northStar: { name: Savings, logic: "sum(order.confirmed, amount) / started", goal: growth }
    guardrails: { on-time: { name: On time, holds: "p85(time(order.confirmed, order.delivered)) <= 5 d" } }
    serviceLevels: { up: { name: Up, about: availability, stage: purchase, holds: availability(purchase) >= 99 % } }
    capabilities: { owned: [search], used: [ledger] }
    systems: { used: [index] }
    risks: [Fraud]
    budget: { amount: 5, currency: EUR }
forks: { approval: { at: [purchase], slices: [consumer, enterprise], differs: [policy, proof], why: Approval } }
revenueStreams: { fees: { name: Fees, amount: { amount: 9, currency: EUR, per: month }, shares: { shopping: 70, procurement: 30 } } }
capabilities: { search: { name: Search, systems: [index] }, ledger: { name: Ledger } }
systems: { index: { name: Index } }
interfaces: { pay: { name: Pay, provider: payments, consumers: [shopping, procurement], style: synchronous, events: [order.confirmed] } }
teams: { one: { name: One, stream: shopping, stages: [discover], members: [{ person: ann, share: 50 }, { count: 2 }] } }
people: { ann: { name: Ann } }
decisions: { end: { kind: retire, on: 2026-01-01, by: Ann, about: [club], why: W } }
`.replace(
  'organisation: { name: Marketplace }',
  'organisation: { name: Marketplace, goals: { growth: { name: G, revenueStreams: [fees] } } }',
)

const LINES = FULL.split('\n')
const WORDS = [...new Set(FULL.match(/[a-z][\w.-]+/g))]

/** Takes a line out, says a line twice, or writes one word of the map where another one stood. */
const wound = fc.record({
  line: fc.nat(LINES.length - 1),
  how: fc.constantFrom('remove' as const, 'repeat' as const, 'replace' as const),
  word: fc.constantFrom(...WORDS),
  at: fc.nat(12),
})

const damaged = fc.array(wound, { minLength: 1, maxLength: 5 }).map((wounds) => {
  const lines = [...LINES]
  for (const { line, how, word, at } of wounds) {
    const text = lines[line] ?? ''
    if (how === 'remove') lines[line] = ''
    else if (how === 'repeat') lines[line] = `${text}\n${text}`
    else {
      const found = [...text.matchAll(/[a-z][\w.-]+/g)]
      const old = found[at % Math.max(1, found.length)]
      if (old) lines[line] = text.slice(0, old.index) + word + text.slice(old.index + old[0].length)
    }
  }
  return lines.join('\n')
})

test('the map itself can be read', () => {
  expect(loadMap([{ file: 'map.yaml', text: FULL }]).problems).toEqual([])
})

test('no rule throws, or points beside the text', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const lines = text.split('\n')
      for (const { code, line, column, endLine, message } of findings(
        loadMap([{ file: 'map.yaml', text }]),
      )) {
        const isWithin =
          line >= 1 && endLine >= line && column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1
        expect({ code, isWithin }).toEqual({ code, isWithin: true })
        expect(message).not.toMatch(/\bundefined\b|\bNaN\b|\[object/)
      }
    }),
    { numRuns: 60 },
  )
})
