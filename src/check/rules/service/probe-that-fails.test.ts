import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { probeThatFails } from './probe-that-fails.ts'

test('finds secrets in addresses, and answers that are waited for longer than until the next probe', () => {
  const probes = [
    '{ url: "https://me:secret@shop.example/" }',
    '{ url: "https://shop.example/", every: 10 s }',
    '{ url: "https://shop.example/", timeout: 2 min }',
    '{ urlFrom: SHOP_URL, every: 30 s, timeout: 5 s }',
    '{ url: "https://shop.example/" }',
  ]
  const levels = probes.map((probe, i) => `l${i}: { name: L, about: availability, probe: ${probe} }`)
  const text = `
slices: { all: { name: All } }
streams:
  ${card('shop', `serviceLevels: { ${levels.join(', ')} }`)}
`
  expect(found(probeThatFails, text).map((one) => one.replace(/^\S+ /, ''))).toEqual([
    'The address of the probe of `l0` holds a name or a password, which everybody who reads the map sees.',
    'The probe of `l1` is sent every 10 s, and an answer is waited for as long as 10 s: while the service hangs, probes are left out and less of it is seen.',
    'The probe of `l2` is sent every 1 min, and an answer is waited for as long as 2 min: while the service hangs, probes are left out and less of it is seen.',
  ])
})
