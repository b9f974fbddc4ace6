import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { halfACard } from './half-a-card.ts'

test('asks for the rest once three parts are there', () => {
  const text = `
slices: { all: { name: All } }
policies: { pci: { name: PCI } }
streams:
  ${card('first', 'reliesOn: [pay]')}
  ${card('begun', 'owns: [Checkout], risks: [Fraud]')}
  ${card('half', 'owns: [Checkout], risks: [Fraud], policies: [pci]')}
  ${card('pay', 'kind: supporting, for: [first], owns: [Ledger], risks: [Fraud], policies: [pci]')}
  ${card('old', 'lifecycle: retired, owns: [Checkout], risks: [Fraud], policies: [pci]')}
`
  expect(found(halfACard, text)).toEqual([
    '7:3 The card of `half` has no `metrics`, `capabilities` and `reliesOn` (or interface) yet.',
  ])
})

test('guardrails are metrics, service levels are policies, systems may be those of capabilities, and an interface connects', () => {
  const text = `
slices: { all: { name: All } }
capabilities: { search: { name: Search, systems: [index] }, taste: { name: Taste } }
systems: { index: { name: Index } }
interfaces: { find: { name: Find, provider: shop, consumers: [club], style: asynchronous } }
streams:
  ${card('shop', 'owns: [Search], risks: [Fraud], guardrails: { g: { name: G, holds: finished > 0 } }, serviceLevels: { on: { name: On, about: availability } }, capabilities: { owned: [search] }')}
  ${card('club', 'owns: [Taste], risks: [Fraud], guardrails: { g: { name: G, holds: finished > 0 } }, serviceLevels: { on: { name: On, about: availability } }, capabilities: { owned: [taste] }')}
`
  expect(found(halfACard, text)).toEqual(['8:3 The card of `club` has no `systems` yet.'])
})
