import { expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { isComplete } from './completeness.ts'

const load = (text: string) => loadMap([{ file: 'map.yaml', text }])

test('a section is complete if all of its entries could be read', () => {
  const loaded = load(`
teams: { one: { name: One }, two: { nme: Two } }
people: { anna: { name: Anna } }
`)
  expect(isComplete(loaded, 'people', 'streams')).toBe(true)
  expect(isComplete(loaded, 'people', 'teams')).toBe(false)
  expect(isComplete(load(''), 'teams')).toBe(true)
})

test('an entry that is read in spite of a mistake is there', () => {
  expect(isComplete(load('teams: { one: { name: One, colour: red } }'), 'teams')).toBe(true)
})

test('after text that is no YAML, nothing is known to be complete', () => {
  expect(isComplete(load('teams: { one: { name: One } }\npeople: [anna\n'), 'functions')).toBe(false)
})
