import { expect, test } from 'vitest'
import { hashOf, revisionOf } from './revision.ts'

test('a hash is SHA-256 of the UTF-8 text', () => {
  expect(hashOf('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')
})

test('a revision depends on names and texts, and on nothing else', () => {
  const one = revisionOf(
    new Map([
      ['a.yaml', 'x'],
      ['b.yaml', 'y'],
    ]),
  )
  const other = (entries: [string, string][]): boolean => revisionOf(new Map(entries)) === one
  expect(
    other([
      ['b.yaml', 'y'],
      ['a.yaml', 'x'],
    ]),
  ).toBe(true)
  expect(
    other([
      ['a.yaml', 'x'],
      ['b.yaml', 'z'],
    ]),
  ).toBe(false)
  expect(
    other([
      ['a.yaml', 'x'],
      ['c.yaml', 'y'],
    ]),
  ).toBe(false)
  expect(other([['a.yaml', 'x']])).toBe(false)
  expect(
    other([
      ['a.yaml', 'xb.yaml'],
      ['', 'y'],
    ]),
  ).toBe(false)
})
