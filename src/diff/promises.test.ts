import { expect, test } from 'vitest'
import { compareConditions, compareDurations, compareSlas, isMajorChange } from './promises.ts'

test.each([
  ['300 ms at p95', '0.2 s at p95', 'tightened'],
  ['300 ms at p95', '1 s  at p95', 'loosened'],
  ['300 ms at p95', '200 ms at p99', 'changed'],
  ['15 min, day and night', '1 hour, day and night', 'loosened'],
  ['5 d', '120 h', 'changed'],
  ['soon', '5 min', 'changed'],
  ['3 widgets', '2 widgets', 'changed'],
] as const)('%s → %s: %s', (before, after, expected) => {
  expect(compareDurations(before, after)).toBe(expected)
})

test.each([
  ['p85(time(a, b)) <= 5 d', 'p85(time(a,b)) <= 7 d', 'loosened'],
  ['p85(time(a, b)) <= 5 d', 'p85(time(a, b)) <= 100 h', 'tightened'],
  ['availability >= 99.9 %', 'availability >= 99.5 %', 'loosened'],
  ['availability >= 99.9 %', 'availability >= 99.95 %', 'tightened'],
  ['availability >= 99.9 %', 'availability > 99.9 %', 'changed'],
  ['availability >= 99.9 %', 'reached(a) >= 99.9 %', 'changed'],
  ['reached(a) >= 5', 'reached(a) >= 5 %', 'changed'],
  ['not logic (', 'nor this', 'changed'],
] as const)('%s → %s: %s', (before, after, expected) => {
  expect(compareConditions(before, after)).toBe(expected)
})

test('an SLA is loosened if any part is, tightened if none is and one is', () => {
  const sla = { availability: 99.9, latency: '300 ms', terms: 'Credits' }
  expect(compareSlas(sla, { ...sla, availability: 99.99, latency: '500 ms' })).toBe('loosened')
  expect(compareSlas(sla, { ...sla, availability: 99.99 })).toBe('tightened')
  expect(compareSlas(sla, { ...sla, response: '15 min' })).toBe('tightened')
  expect(compareSlas(sla, { ...sla, latency: undefined })).toBe('loosened')
  expect(compareSlas(sla, { ...sla, availability: 99.99, terms: 'None' })).toBe('changed')
})

test.each([
  ['2.1.0', '2.2.0', false],
  ['v2', '2.9', false],
  ['2.1.0', '3.0.0', true],
  ['2026-01', '2027-01', true],
  ['alpha', 'beta', true],
])('version %s → %s: breaks %s', (before, after, expected) => {
  expect(isMajorChange(before, after)).toBe(expected)
})
