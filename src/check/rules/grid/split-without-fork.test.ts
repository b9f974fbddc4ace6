import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { splitWithoutFork } from './split-without-fork.ts'

test('asks why a stream runs beside another one', () => {
  const text = `
slices: { people: { name: People }, firms: { name: Firms }, clinics: { name: Clinics, within: firms }, schools: { name: Schools, within: firms }, states: { name: States } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
forks: { f: { at: [buy], slices: [people, clinics], differs: [proof], why: W } }
streams:
  ${card('people', 'for: [people], stages: [find, buy]')}
  ${card('clinics', 'for: [clinics], stages: [find, buy]')}
  ${card('schools', 'for: [schools], stages: [find, buy]')}
  ${card('later', 'for: [people], stages: [get]')}
  ${card('states', 'for: [states], stages: [buy]')}
decisions: { d: { kind: create, on: 2026-01-01, by: Ann, about: [states], why: W } }
`
  expect(found(splitWithoutFork, text)).toEqual([
    '8:3 `schools` runs beside `people` for other slices, and nothing says what differs.',
  ])
})

test('is silent before grid and forks have begun', () => {
  const text = `
slices: { people: { name: People }, firms: { name: Firms } }
journey: { stages: { find: { name: Find } } }
streams:
  ${card('people', 'for: [people], stages: [find]')}
  ${card('firms', 'for: [firms], stages: [find]')}
`
  expect(found(splitWithoutFork, text)).toEqual([])
})
