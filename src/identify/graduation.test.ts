import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Capability, Team } from '../model/schema.ts'
import { demotion, explained, graduation } from './graduation.ts'
import { mapWith, streamOf } from './map.contract.ts'

const SLA = { availability: 99.9 }

/** Payments, owned by the shop and used by some others. */
const withUsers = (users: number, parts: Record<string, unknown> = {}, capability: object = {}) =>
  mapWith({
    capabilities: new Map([
      ['payment', Capability.parse({ name: 'Payment', intent: 'Money is taken safely.', ...capability })],
    ]),
    streams: new Map([
      [
        'shop',
        streamOf({
          capabilities: { owned: ['payment'] },
          owner: 'shop-team',
          services: { pay: { name: 'Pay', sla: SLA } },
          ...parts,
        }),
      ],
      ...Array.from(
        { length: users },
        (_, i) => [`user-${i + 1}`, streamOf({ capabilities: { used: ['payment'] } })] as const,
      ),
    ]),
    teams: new Map([
      ['shop-team', Team.parse({ name: 'Shop team', stream: 'shop', members: [{ count: 2 }] })],
    ]),
  })

describe('graduation', () => {
  test('passes where all criteria do, and says why', () => {
    expect(graduation(withUsers(2), 'payment')).toEqual({
      capability: 'payment',
      home: 'shop',
      consumers: ['shop', 'user-1', 'user-2'],
      rule: { consumers: 3, people: 2, demoteAt: 1 },
      criteria: [
        { criterion: 'consumers', passed: true, why: '3 streams need it, and the rule asks for 3' },
        { criterion: 'intent', passed: true, why: 'all who need it want the same: “Money is taken safely.”' },
        { criterion: 'differentiating', passed: true, why: 'it sets no stream apart from its competitors' },
        { criterion: 'owner', passed: true, why: '`shop-team` owns `shop`' },
        { criterion: 'sla', passed: true, why: '`shop` promises an SLA' },
        { criterion: 'people', passed: true, why: '2 people work for `shop`, and the rule asks for 2' },
      ],
      verdict: 'graduate',
    })
  })

  test('goes by the rule of the stream that owns it', () => {
    const map = withUsers(2, { graduation: { consumers: 4, people: 3 } })
    const answer = graduation(map, 'payment')
    expect(answer?.verdict).toBe('stay')
    expect(answer && explained(answer).missing).toBe(
      '3 streams need it, and the rule asks for 4; 2 people work for `shop`, and the rule asks for 3',
    )
  })

  test('of nothing is null', () => {
    expect(graduation(withUsers(2), 'nothing')).toBeNull()
    expect(demotion(withUsers(2), 'shop')).toBeNull()
  })

  test('each criterion alone keeps it where it is', () => {
    const failing = (map: ReturnType<typeof withUsers>): string[] =>
      (graduation(map, 'payment')?.criteria ?? []).flatMap(({ criterion, passed }) =>
        passed ? [] : criterion,
      )
    expect(failing(withUsers(1))).toEqual(['consumers'])
    expect(failing(withUsers(2, {}, { intent: undefined }))).toEqual(['intent'])
    expect(failing(withUsers(2, {}, { differentiating: true }))).toEqual(['differentiating'])
    expect(failing(withUsers(2, { owner: undefined }))).toEqual(['owner'])
    expect(failing(withUsers(2, { services: {} }))).toEqual(['sla'])
    expect(failing({ ...withUsers(2), teams: new Map() })).toEqual(['people'])
  })

  test('what several build, or nobody, has no home', () => {
    const users = withUsers(3)
    const nobody = mapWith({ ...users, streams: new Map([...users.streams].slice(1)) })
    expect(graduation(nobody, 'payment')).toMatchObject({ home: null, verdict: 'stay' })
    const twice = mapWith({
      ...users,
      streams: new Map([...users.streams, ['sales', streamOf({ capabilities: { owned: ['payment'] } })]]),
    })
    expect(graduation(twice, 'payment')).toMatchObject({
      home: null,
      consumers: ['shop', 'sales', 'user-1', 'user-2', 'user-3'],
      verdict: 'stay',
    })
  })
})

test('a supporting stream keeps what more than `demoteAt` streams use, for any numbers', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (users, demoteAt) => {
      const map = withUsers(users, { kind: 'supporting', graduation: { demoteAt } })
      expect(graduation(map, 'payment')?.verdict).toBe(users <= demoteAt ? 'demote' : 'keep')
    }),
  )
})

test('a supporting stream goes back when its consumers are gone, retired ones included', () => {
  const map = mapWith({
    streams: new Map([
      ['shop', streamOf({ reliesOn: ['payments'] })],
      ['sales', streamOf({ reliesOn: ['payments'], lifecycle: 'retired' })],
      ['payments', streamOf({ kind: 'supporting', for: ['shop', 'sales'] })],
    ]),
  })
  expect(demotion(map, 'payments')).toEqual({
    stream: 'payments',
    consumers: ['shop'],
    rule: { consumers: 3, people: 2, demoteAt: 1 },
    verdict: 'demote',
  })
})
