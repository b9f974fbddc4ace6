import { expect, test } from 'vitest'
import { inherited, isIdentified } from './inherited.ts'
import { mapWith } from './map.contract.ts'

const map = mapWith({
  slices: new Map([
    ['firms', { name: 'Firms', segment: 'Enterprise', job: 'Supply' }],
    ['clinics', { name: 'Clinics', within: 'firms', job: 'Heal' }],
    ['wards', { name: 'Wards', within: 'clinics' }],
    ['people', { name: 'People' }],
    ['a', { name: 'A', within: 'b' }],
    ['b', { name: 'B', within: 'a' }],
  ]),
})

test('the nearest slice around it that says it counts', () => {
  expect(inherited(map, 'wards', ({ job }) => job)).toBe('Heal')
  expect(inherited(map, 'wards', ({ segment }) => segment)).toBe('Enterprise')
  expect(inherited(map, 'people', ({ job }) => job)).toBeUndefined()
})

test('circles and unknown slices say nothing', () => {
  expect(inherited(map, 'a', ({ job }) => job)).toBeUndefined()
  expect(inherited(map, 'nobody', ({ job }) => job)).toBeUndefined()
})

test('a slice is identified by a segment, a persona or a job', () => {
  expect(['firms', 'wards', 'people'].map((slice) => isIdentified(map, slice))).toEqual([true, true, false])
})
