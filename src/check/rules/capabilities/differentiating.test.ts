import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { differentiatingInPlatform } from './differentiating.ts'

test('reports a supporting stream that owns what sets a stream apart', () => {
  const text = `
slices: { all: { name: All } }
capabilities:
  advice: { name: Advice, differentiating: true }
  look: { name: Look, differentiating: true }
  mail: { name: Mail }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [look] } }
  platform: { name: Pf, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [advice, mail] } }
`
  expect(found(differentiatingInPlatform, text)).toEqual([
    '4:44 `advice` sets a stream apart from its competitors, and the supporting stream `platform` owns it for all.',
  ])
})
