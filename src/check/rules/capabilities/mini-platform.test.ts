import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { miniPlatform } from './mini-platform.ts'

test('reports what several streams build, by id or by name', () => {
  const text = `
slices: { all: { name: All } }
capabilities:
  deployment: { name: Deployment }
  shop-login: { name: Sign-in }
  fleet-login: { name: Sign in }
  search: { name: Search }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [deployment, shop-login, search] } }
  fleet: { name: Fleet, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [fleet-login], used: [search] } }
  platform: { name: Pf, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [deployment] } }
`
  expect(found(miniPlatform, text)).toEqual([
    '4:3 `platform` offers “Deployment”, and `shop` builds it again.',
    '6:3 `shop` and `fleet` each build “Sign-in”: a mini-platform in each of them.',
  ])
})
