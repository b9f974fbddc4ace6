import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languagePage } from './language-page.ts'
import { MapFile } from './schema.ts'

test('the page is the one that the schemas make: run `npm run docs`', () => {
  expect(readFileSync(new URL('../../docs/guide/language.md', import.meta.url), 'utf8')).toBe(languagePage())
})

test('every key at the top has its part', () => {
  const titles = [...languagePage().matchAll(/^## (?<key>\w+)$/gm)].map(({ groups }) => groups?.['key'])
  expect(titles).toEqual(Object.keys(MapFile.shape))
})
