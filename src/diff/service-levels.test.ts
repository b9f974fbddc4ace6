import { expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { diff } from './diff.ts'

const mapOf = (...levels: string[]) =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
slices: { all: { name: All } }
events: { paid: { name: Paid }, got: { name: Got } }
streams:
  shop: { name: Shop, promise: P, trigger: T, finishLine: F, outcome: O, for: [all], serviceLevels: { ${levels.join(', ')} } }
`,
    },
  ])

test('less available and fewer journeys carried are promised less; probes and rules are told', () => {
  const before = mapOf(
    'up: { name: Up, about: availability, objective: 99.9, probe: { url: "https://a.example/", every: 1 min } }',
    'peak: { name: Peak, about: capacity, capacity: 100 }',
    'one: { name: One, about: isolation, never: [{ twice: paid }] }',
  )
  const after = mapOf(
    'up: { name: Up, about: availability, objective: 99.5, probe: { url: "https://a.example/", every: 5 min } }',
    'peak: { name: Peak, about: capacity, capacity: 200 }',
    'one: { name: One, about: isolation, never: [{ twice: paid }, { both: [paid, got] }] }',
  )
  expect(diff(before, after).map(({ kind, severity, sentence }) => [kind, severity, sentence])).toEqual([
    [
      'service-level-loosened',
      'breaking',
      'The objective of the service level “Up” of Shop was loosened: it was 99.9 % and is now 99.5 %.',
    ],
    [
      'service-level-changed',
      'notable',
      'The probe every of the service level “Up” of Shop changed from “1 min” to “5 min”.',
    ],
    [
      'service-level-tightened',
      'notable',
      'The capacity of the service level “Peak” of Shop was tightened: it was 100 and is now 200.',
    ],
    [
      'service-level-changed',
      'notable',
      'The service level “One” of Shop now lists under never both “paid” and “got”.',
    ],
  ])
})
