import { expect, test } from 'vitest'
import { Capability } from '../model/schema.ts'
import { mapWith, streamOf } from './map.contract.ts'
import { miniPlatforms, ownedSeveralTimes } from './mini-platforms.ts'
import { capabilityUse } from './shared-capabilities.ts'

const map = mapWith({
  capabilities: new Map(
    Object.entries({
      deployment: 'Deployment',
      'shop-sign-in': 'Sign-in',
      'fleet-sign-in': 'sign in',
      search: 'Search',
      unused: 'Unused',
    }).map(([id, name]) => [id, Capability.parse({ name })]),
  ),
  streams: new Map([
    [
      'shop',
      streamOf({ capabilities: { owned: ['deployment', 'shop-sign-in', 'search'], used: ['search'] } }),
    ],
    [
      'fleet',
      streamOf({ capabilities: { owned: ['deployment', 'fleet-sign-in'], used: ['search', 'nothing'] } }),
    ],
    ['old', streamOf({ lifecycle: 'retired', capabilities: { owned: ['search'] } })],
    ['platform', streamOf({ kind: 'supporting', capabilities: { owned: ['deployment', 'deployment'] } })],
  ]),
})

test('who owns and who uses a capability; an owner is no user, and a retired stream is neither', () => {
  expect([...capabilityUse(map)]).toEqual([
    ['deployment', { owners: ['shop', 'fleet', 'platform'], users: [] }],
    ['shop-sign-in', { owners: ['shop'], users: [] }],
    ['fleet-sign-in', { owners: ['fleet'], users: [] }],
    ['search', { owners: ['shop'], users: ['fleet'] }],
    ['unused', { owners: [], users: [] }],
  ])
})

test('what is built twice, under one id or under one name', () => {
  expect(miniPlatforms(map)).toEqual([
    {
      name: 'Deployment',
      built: [
        { stream: 'shop', capability: 'deployment' },
        { stream: 'fleet', capability: 'deployment' },
        { stream: 'platform', capability: 'deployment' },
      ],
      offeredBy: 'platform',
    },
    {
      name: 'Sign-in',
      built: [
        { stream: 'shop', capability: 'shop-sign-in' },
        { stream: 'fleet', capability: 'fleet-sign-in' },
      ],
      offeredBy: null,
    },
  ])
})

test('boundary items that several streams own', () => {
  const owned = { choice: 'owned' }
  const streams = new Map([
    ['shop', streamOf({ boundaries: { release: owned, crm: { choice: 'shared' }, billing: owned } })],
    ['fleet', streamOf({ boundaries: { release: owned, crm: owned } })],
    ['sales', streamOf({ boundaries: { release: { choice: 'shared' } } })],
    ['old', streamOf({ lifecycle: 'retired', boundaries: { billing: owned } })],
  ])
  expect(ownedSeveralTimes(mapWith({ streams }))).toEqual([
    { item: 'release', ownedBy: ['shop', 'fleet'], sharedBy: ['sales'] },
  ])
})
