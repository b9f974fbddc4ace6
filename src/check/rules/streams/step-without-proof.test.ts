import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { stepWithoutProof } from './step-without-proof.ts'

test('asks of each step of a measured stream, slice by slice', () => {
  const text = `
slices: { all: { name: All }, young: { name: Young, within: all }, old: { name: Old, within: all }, firms: { name: Firms } }
journey: { stages: { look: { name: Look }, pay: { name: Pay }, get: { name: Get }, give: { name: Give back } } }
events:
  seen: { name: S }
  paid: { name: P, stage: pay, slices: [old] }
  got: { name: G, stage: get }
grid: { young: { give: does not apply }, firms: { pay: { proof: paid } } }
streams:
  ${card('shop', 'for: [all, firms], stages: [look, pay, get, give], proofPoints: { trigger: seen }')}
  ${card('unproven', 'stages: [look]')}
  ${card('unmeasured', 'stages: [look], proofPoints: { finishLine: got }')}
  ${card('old', 'stages: [look], proofPoints: { finishLine: got }, lifecycle: retired')}
  ${card('bank', 'kind: supporting, for: [shop], stages: [look, get], proofPoints: {}')}
sources:
  log:
    name: L
    kind: cloudevents
    measures: journeys
    stream: [{ when: { s: shop }, is: [shop, unproven, old, bank] }]
    states: { seen: active }
  board: { name: B, kind: jira, stream: unmeasured }
`
  expect(found(stepWithoutProof, text)).toEqual([
    '10:108 No event is to prove that a journey through `shop` passes `pay` for `young`.',
    '10:118 No event is to prove that a journey through `shop` passes `give` for `old` and `firms`.',
    '14:114 No event is to prove that a journey through `bank` passes `look`.',
  ])
})
