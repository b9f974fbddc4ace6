/** What is said of seams, boundaries and capabilities: complete lists of changes. */
import { expect, test } from 'vitest'
import { changes, type Case } from './example.contract.ts'

const CASES: readonly Case[] = [
  [
    'capabilities and systems that moved',
    [
      ['owned: [search], used: [charging]', 'owned: [], used: [search]'],
      ['owned: [charging]', 'owned: [charging, search]'],
      ['owned: [catalogue], used: []', 'owned: []'],
    ],
    [
      'breaking capability-moved streams.payments.capabilities.owned.1 at 72: The capability Search is now owned by Payments; it was owned by Shopping.',
      'notable capability-use-changed streams.shop.capabilities.used was at 55: Shopping no longer uses Charging.',
      'notable system-ownership-changed streams.shop.systems.owned.0 at 56: The system Catalogue is owned by no stream any more; Shopping owned it.',
    ],
  ],
  [
    'boundary items',
    [
      ['shared, with: platform, why: One paved road', 'owned, why: Our own road'],
      ['      analytics: { choice: owned }', '      billing: { choice: shared, with: payments }'],
    ],
    [
      'breaking boundary-item-moved streams.shop.boundaries.infrastructure at 60: The boundary item infrastructure of Shopping was shared (offered by Platform) and is now owned within the stream.',
      'notable boundary-item-decided streams.shop.boundaries.billing at 61: The boundary item billing of Shopping is now decided: shared (offered by Payments).',
      'notable boundary-item-removed streams.shop.boundaries.analytics was at 61: The boundary item analytics of Shopping is no longer decided; it was owned within the stream.',
      'minor boundary-item-changed streams.shop.boundaries.infrastructure.why at 60: The reason of the boundary item infrastructure of Shopping changed from “One paved road” to “Our own road”.',
    ],
  ],
  [
    'an interface that breaks those who use it',
    [
      ['style: asynchronous', 'style: synchronous'],
      ['2.1.0', '3.0.0'],
      ['kind: asyncapi, document: charges.yaml', 'kind: openapi, document: v3.yaml'],
      ['    fallback: Orders wait\n', ''],
      ['events: [order.placed]', 'events: [order.delivered]'],
      ['consumers: [shop]', 'consumers: [shop, platform]'],
    ],
    [
      'breaking interface-style-changed interfaces.charges.style at 99: The style of Charges changed from `asynchronous` to `synchronous`.',
      'breaking interface-contract-changed interfaces.charges.contract.kind at 100: The kind of the contract of Charges changed from `asyncapi` to `openapi`.',
      'breaking interface-version-changed interfaces.charges.version at 101: The synchronous interface Charges went from version 2.1.0 to 3.0.0: those who use it must change.',
      'breaking fallback-changed interfaces.charges.fallback was at 104: Charges no longer has a fallback; it was “Orders wait” (covers 100 %).',
      'notable interface-consumers-changed interfaces.charges.consumers at 98: Charges is now used by Platform.',
      'notable interface-contract-changed interfaces.charges.contract.document at 100: The document of the contract of Charges changed from `charges.yaml` to `v3.yaml`.',
      'notable interface-events-changed interfaces.charges.events at 102: Charges now carries Order delivered and no longer carries Order placed.',
    ],
  ],
  [
    'SLAs that were loosened and tightened',
    [
      ['availability: 99.9, latency: 300 ms at p95', 'availability: 99.5, latency: 0.2 s at p95'],
      ['response: 15 min', 'response: 10 min'],
    ],
    [
      'breaking sla-loosened streams.payments.services.charge.sla at 74: The SLA of the service “Charge” of Payments was loosened: it was availability 99.9 %, latency 300 ms at p95 and is now availability 99.5 %, latency 0.2 s at p95.',
      'notable sla-tightened interfaces.charges.sla at 103: The SLA of Charges was tightened: it was availability 99.9 %, response 15 min and is now availability 99.9 %, response 10 min.',
    ],
  ],
  [
    'a minor version, other terms',
    [
      ['2.1.0', '2.2.0'],
      ['response: 15 min }', 'response: 15 min, terms: Credits }'],
      ['latency: 300 ms at p95 }', 'latency: 300 ms at p99 }'],
    ],
    [
      'notable sla-changed streams.payments.services.charge.sla at 74: The SLA of the service “Charge” of Payments changed: it was availability 99.9 %, latency 300 ms at p95 and is now availability 99.9 %, latency 300 ms at p99.',
      'notable interface-version-changed interfaces.charges.version at 101: The asynchronous interface Charges went from version 2.1.0 to 2.2.0.',
      'notable sla-changed interfaces.charges.sla at 103: The SLA of Charges changed: it was availability 99.9 %, response 15 min and is now availability 99.9 %, response 15 min, “Credits”.',
    ],
  ],
  [
    'policies',
    [
      ['policies: [privacy]\n', 'policies: [tax]\n'],
      ['  privacy:', '  tax: { name: Tax exemption, kind: obligation }\n  privacy:'],
      ['kind: obligation, source: GDPR', 'kind: constraint, source: GDPR'],
      ['[privacy]', '[privacy]'],
    ],
    [
      'notable stream-policies-changed streams.shop.policies at 51: Shopping is now bound by Tax exemption and is no longer bound by Privacy.',
      'notable policy-added policies.tax at 88: The obligation “Tax exemption” is new.',
      'notable policy-changed policies.privacy.kind at 89: The kind of Privacy changed from `obligation` to `constraint`.',
    ],
  ],
  [
    'the charter of a supporting stream',
    [
      ['Takes money, settles it, and nothing else.', 'Takes money.'],
      ['[On-call engineer, Head of payments]', '[Head of payments, On-call engineer]'],
      ['consumers: 3', 'consumers: 4'],
      ['selfService: true', 'selfService: false'],
      ['interfaces: [charges], sla', 'sla'],
    ],
    [
      'notable charter-changed streams.payments.charter at 71: The charter of Payments changed from “Takes money, settles it, and nothing else.” to “Takes money.”',
      'notable service-changed streams.payments.services.charge.selfService at 74: The self service of the service “Charge” of Payments changed from yes to no.',
      'notable service-changed streams.payments.services.charge.interfaces was at 74: The service “Charge” of Payments is no longer used through Charges.',
      'notable escalation-changed streams.payments.escalation at 75: The escalation path of Payments changed from “On-call engineer” and “Head of payments” to “Head of payments” and “On-call engineer”.',
      'notable graduation-changed streams.payments.graduation at 76: The graduation rule of Payments changed from consumers 3, people 2, demote at 1 to consumers 4, people 2, demote at 1.',
    ],
  ],
]

test.each(CASES)('%s', (_, edits, expected) => {
  expect(changes(edits)).toEqual(expected)
})
