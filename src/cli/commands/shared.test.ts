import { expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import { inText } from './shared.ts'

const told = (text: string): string => inText(loadMap([{ file: 'map.yaml', text }]).map)

const card = (id: string, more: string): string =>
  `  ${id}: { name: N, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, ${more} }`

test('answers for each capability that several need or that is shared, and shows what is done twice', () => {
  expect(
    told(`
capabilities:
  payment: { name: Payment, intent: Money arrives once }
  catalogue: { name: Catalogue, differentiating: true }
  quotes: { name: Quotes }
  deployment: { name: Deployment }
streams:
${card('shop', 'owner: Shop team, capabilities: { owned: [catalogue, deployment], used: [payment] }, boundaries: { release: { choice: owned } }')}
${card('sales', 'capabilities: { owned: [quotes, deployment], used: [catalogue] }, boundaries: { release: { choice: owned } }')}
${card('payments', 'kind: supporting, owner: Payments team, capabilities: { owned: [payment] }, boundaries: { release: { choice: shared } }')}
`),
  ).toBe(`Graduation
──────────
graduate: becomes shared · stay: stays with its stream · keep: remains shared · demote: goes back

payment: demote (payments), needed by shop
  ✗ 1 stream needs it, and the rule asks for 3
  ✓ all who need it want the same: “Money arrives once”
  ✓ it sets no stream apart from its competitors
  ✓ \`Payments team\` owns \`payments\`
  ✗ neither a service nor an interface of \`payments\` has an SLA
  ✗ 0 people work for \`payments\`, and the rule asks for 2

catalogue: stay (shop), needed by shop, sales
  ✗ 2 streams need it, and the rule asks for 3
  ✗ no \`intent\` says what those who need it have in common
  ✗ it sets its stream apart
  ✓ \`Shop team\` owns \`shop\`
  ✗ neither a service nor an interface of \`shop\` has an SLA
  ✗ 0 people work for \`shop\`, and the rule asks for 2

deployment: stay, needed by shop, sales
  ✗ 2 streams need it, and the rule asks for 3
  ✗ no \`intent\` says what those who need it have in common
  ✓ it sets no stream apart from its competitors
  ✗ 2 streams own it, each for itself
  ✗ 2 streams own it, each for itself, so nobody promises anything
  ✗ 2 streams own it, each for itself, so nobody is there to run it for all

Needed by nobody but its owner: quotes

Mini-platforms
──────────────
capability  built by     offered by
Deployment  shop, sales  nobody yet

Boundary items that several streams own, each for itself
────────────────────────────────────────────────────────
More pace for each; at the risk of doing it several times, and of drifting apart.

item     owned by     shared by
release  shop, sales  payments`)
})

test('a map without capabilities', () => {
  expect(told('').split('\n').slice(0, 3)).toEqual([
    'Graduation',
    '──────────',
    'The map names no capabilities yet.',
  ])
})
