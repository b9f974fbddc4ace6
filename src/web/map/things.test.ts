import { expect, test } from 'vitest'
import type { MapFile } from '../../model/schema.ts'
import { definitions, MapFile as Language } from '../../model/schema.ts'
import { schemaAt } from '../edit/shapes.ts'
import { SECTIONS, Things } from './things.ts'

test('every section of the language has its page, and none is told twice', () => {
  const known = SECTIONS.map(({ path }) => definitions.get(schemaAt(path) ?? Language)?.defines)
  expect(known).toEqual(SECTIONS.map(({ kind }) => kind))
  const top = SECTIONS.map(({ path }) => path[0])
  expect(Object.keys(Language.shape).filter((key) => !top.includes(key))).toEqual(['grid'])
})

test('things are found by kind and id', () => {
  const map = {
    slices: { shop: { name: 'Shoppers' } },
    streams: { shop: { name: 'Shop' }, pay: { name: 'Payments', kind: 'supporting' } },
    reviews: { spring: { on: '2026-05-01' } },
    decisions: { 'split-procurement': { kind: 'split' } },
  } as unknown as MapFile
  const things = new Things(map)
  expect(things.name(['slice'], 'shop')).toBe('Shoppers')
  expect(things.name(['stream'], 'pay')).toBe('Payments')
  expect(things.find(['supporting stream'], 'shop')).toBeNull()
  expect(things.name(['stream'], 'nobody')).toBe('nobody')
  expect(things.all.map(({ name }) => name)).toEqual([
    'Shoppers',
    'Shop',
    'Payments',
    'Split procurement',
    'Review of 2026-05-01',
  ])
})
