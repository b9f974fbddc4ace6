import { expect, test } from 'vitest'
import { idFrom } from './id-from.ts'

test.each([
  ['Shopper Purchase Experience', 'shopper-purchase-experience'],
  ['Añejo & Co.', 'anejo-co'],
  ['2nd chance', 'nd-chance'],
  ['購買', 'new'],
  ['Taken', 'taken-3'],
  ['null', 'new-null'],
])('an id from %s: %s', (name, id) => {
  expect(idFrom(name, new Set(['taken', 'taken-2']))).toBe(id)
})
