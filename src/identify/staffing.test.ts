import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fork, Member, Role, Slice, Team, type ValueStreamMap } from '../model/schema.ts'
import { mapWith, streamOf } from './map.contract.ts'
import { staffingGaps, staffingProposals } from './staffing-proposals.ts'
import { missingRoles, overAllocated, staffing, streamOfTeam, thinFunctions } from './staffing.ts'

type Staff = Record<string, Record<string, unknown>[]>

/** A top-level stream for each key, with a team of these members. */
const staffed = (staff: Staff, parts: Partial<ValueStreamMap> = {}): ValueStreamMap =>
  mapWith({
    slices: new Map([['all', Slice.parse({ name: 'All' })]]),
    streams: new Map(Object.keys(staff).map((id) => [id, streamOf({})])),
    teams: new Map(
      Object.entries(staff).map(([id, members]) => [
        `${id}-team`,
        Team.parse({ name: id, stream: id, members: members.map((one) => Member.parse(one)) }),
      ]),
    ),
    ...parts,
  })

describe('staffing', () => {
  const map = staffed(
    {
      shop: [
        { person: 'anna', function: 'engineering', role: 'engineering' },
        { person: 'anna', function: 'design', share: 20 },
        { count: 3, function: 'engineering', share: 80 },
        { person: 'bo', role: 'product', share: 50 },
      ],
      sales: [{ person: 'bo', function: 'sales', role: 'success', share: 50 }],
      empty: [],
    },
    {
      roles: new Map([
        ['product', Role.parse({ name: 'Product', required: true })],
        ['engineering', Role.parse({ name: 'Engineering', required: true })],
        ['success', Role.parse({ name: 'Customer success' })],
      ]),
    },
  )
  const [shop, sales, empty] = staffing(map).streams

  test('counts distinct people and tells full-time equivalents beside', () => {
    expect(shop).toMatchObject({
      stream: 'shop',
      teams: ['shop-team'],
      people: 5,
      fte: 4.1,
      functions: [
        { function: 'engineering', people: 4, fte: 3.4 },
        { function: 'design', people: 1, fte: 0.2 },
      ],
      roles: [
        { name: 'Product', people: 1 },
        { name: 'Engineering', people: 4 },
      ],
    })
    expect(empty).toMatchObject({ people: 0, fte: 0, functions: [], roles: [] })
  })

  test('names what is thin and what is missing', () => {
    expect([shop, sales].map((one) => one && thinFunctions(one).map((thin) => thin.function))).toEqual([
      ['design'],
      ['sales'],
    ])
    expect(sales && missingRoles(sales)).toEqual(['Product', 'Engineering'])
    expect(staffingGaps(map)).toEqual([
      { stream: 'shop', kind: 'function', name: 'design', people: 1 },
      { stream: 'sales', kind: 'function', name: 'sales', people: 1 },
      { stream: 'sales', kind: 'role', name: 'Product', people: 0 },
      { stream: 'sales', kind: 'role', name: 'Engineering', people: 0 },
    ])
  })

  test('names who is counted over 100 %', () => {
    expect(overAllocated(staffing(map)).map(({ person, percent }) => [person, percent])).toEqual([
      ['anna', 120],
    ])
  })

  test('a team without a stream belongs to the only one that it owns', () => {
    const streams = new Map([
      ['shop', streamOf({ owner: 'one' })],
      ['sales', streamOf({ owner: 'two' })],
      ['fleet', streamOf({ owner: 'two' })],
    ])
    const teams = new Map(['one', 'two', 'three'].map((id) => [id, Team.parse({ name: id })]))
    expect([...streamOfTeam(mapWith({ streams, teams }))]).toEqual([
      ['one', 'shop'],
      ['two', null],
      ['three', null],
    ])
  })
})

describe('the roles of the article, while the map defines none', () => {
  const missing = (members: Record<string, unknown>[], parts: Partial<ValueStreamMap> = {}) =>
    staffing(staffed({ shop: members }, parts)).streams.map((one) => missingRoles(one))

  test('are looked for once somebody has a role', () => {
    expect(missing([{ count: 2, function: 'engineering' }])).toEqual([[]])
    expect(
      missing([
        { count: 2, function: 'engineering' },
        { person: 'bo', role: 'Product owner' },
      ]),
    ).toEqual([['Account management or customer success']])
    expect(missing([{ person: 'bo', role: 'Key account manager' }])).toEqual([['Product', 'Engineering']])
    expect(
      missing([
        { person: 'bo', role: 'CSM' },
        { person: 'cy', role: 'am' },
      ]),
    ).toEqual([['Product', 'Engineering']])
  })

  test('only who serves customers has accounts', () => {
    const streams = new Map([['shop', streamOf({ kind: 'supporting', for: ['other'] })]])
    expect(missing([{ person: 'bo', role: 'Product' }], { streams })).toEqual([['Engineering']])
  })
})

describe('proposals', () => {
  const told = (map: ValueStreamMap) =>
    staffingProposals(map).map(
      ({ kind, says, effect: { gaps } }) => `${kind}: ${says} ${gaps.before} → ${gaps.after}`,
    )

  test('move people from where there are enough', () => {
    const map = staffed({
      shop: [{ count: 5, function: 'engineering' }],
      sales: [{ person: 'cy', function: 'engineering' }],
    })
    expect(staffingProposals(map)[0]).toEqual({
      kind: 'rebalance',
      streams: ['shop', 'sales'],
      says: 'Move one person of `engineering` from `shop` to `sales`.',
      effect: {
        gaps: { before: 1, after: 0 },
        streams: [
          { stream: 'shop', before: { people: 5, fte: 5 }, after: { people: 4, fte: 4 } },
          { stream: 'sales', before: { people: 1, fte: 1 }, after: { people: 2, fte: 2 } },
        ],
      },
    })
    expect(told(map)).toEqual([
      'rebalance: Move one person of `engineering` from `shop` to `sales`. 1 → 0',
      'merge: Merge `sales` and `shop`, unless their outcomes, policies or measures of success differ. 1 → 0',
    ])
  })

  test('never open a gap elsewhere', () => {
    const streams = new Map([
      ['shop', streamOf({ for: ['a'] })],
      ['sales', streamOf({ for: ['b'] })],
    ])
    const staff = {
      shop: [{ count: 2, function: 'engineering' }],
      sales: [{ count: 1, function: 'engineering' }],
    }
    expect(told(staffed(staff, { streams }))).toEqual([])
  })

  test('merge what no fork parts', () => {
    const staff = { shop: [{ count: 1, function: 'design' }], sales: [{ count: 1, function: 'design' }] }
    expect(told(staffed(staff))).toEqual([
      'merge: Merge `shop` and `sales`, unless their outcomes, policies or measures of success differ. 2 → 0',
    ])
    const parted = {
      slices: new Map(['a', 'b'].map((id) => [id, Slice.parse({ name: id })])),
      streams: new Map([
        ['shop', streamOf({ for: ['a'], stages: ['buy'] })],
        ['sales', streamOf({ for: ['b'], stages: ['buy'] })],
      ]),
      forks: new Map([
        ['f', Fork.parse({ at: ['buy'], slices: ['a', 'b'], differs: ['policy'], why: 'Tax exemption' })],
      ]),
    }
    expect(told(staffed(staff, parted))).toEqual([])
  })

  test('take a function as a service', () => {
    const streams = new Map([
      ['shop', streamOf({ reliesOn: ['platform'] })],
      ['platform', streamOf({ kind: 'supporting', for: ['shop'] })],
    ])
    const staff = {
      shop: [
        { count: 4, function: 'engineering' },
        { person: 'dee', function: 'data' },
      ],
      platform: [{ count: 2, function: 'data' }],
    }
    expect(told(staffed(staff, { streams }))).toEqual([
      'simplify: Embed no `data` in `shop`: take it as a service of `platform`, and let its people join there. 1 → 0',
    ])
  })

  test('shrink the smallest shares of who is counted over 100 %, and own up to the gap', () => {
    const map = staffed({
      shop: [
        { person: 'anna', function: 'design' },
        { count: 2, function: 'design' },
      ],
      sales: [
        { person: 'anna', function: 'design', share: 40 },
        { count: 1, function: 'design' },
      ],
    })
    expect(staffingProposals(map)).toEqual([
      {
        kind: 'rebalance',
        streams: ['sales'],
        says: '`anna` is counted at 140 %: take them out of `sales-team` (40 %).',
        effect: {
          gaps: { before: 0, after: 1 },
          streams: [{ stream: 'sales', before: { people: 2, fte: 1.4 }, after: { people: 1, fte: 1 } }],
        },
      },
    ])
  })

  test('close gaps, and neither make nor lose people by moving them', () => {
    const members = fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        function: fc.constantFrom('design', 'data', 'engineering'),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), members), (staff) => {
        for (const { kind, effect } of staffingProposals(staffed(staff))) {
          expect(effect.gaps.after).toBeLessThan(effect.gaps.before)
          if (kind === 'merge') continue
          const sum = (when: 'before' | 'after'): number =>
            effect.streams.reduce((total, one) => total + one[when].people, 0)
          expect(sum('after')).toBe(sum('before'))
        }
      }),
    )
  })
})
