import { expect, test } from 'vitest'
import type { Seen } from './check.ts'
import { event, examine } from './history.contract.ts'
import { numberOf, SameItems } from './same-items.ts'
import { readingOf } from '../reading.ts'
import { fold } from '../fold.ts'
import { MAP } from './history.contract.ts'

test('numbers of names are whole, exact, and of different names different', () => {
  const names = Array.from({ length: 50_000 }, (_, i) => `WORK-${i}`)
  const numbers = names.map(numberOf)
  expect(new Set(numbers).size).toBe(names.length)
  expect(numbers.every((n) => Number.isSafeInteger(n) && n >= 0)).toBe(true)
})

test('the same number under two sources is not the same item', () => {
  const at = 1_770_000_000_000_000
  const one = event('17', 0, at, 'New', { type: 'Bug', area: 'shop', title: 'Cart is empty' })
  const other = { ...one, source: 'other', fields: { ...one.fields, title: 'Wrong price' } }
  expect(examine([one, other]).sources.flatMap(({ findings }) => findings)).toEqual([])
})

test('of more names than are kept a part is looked at, the same in both sources', () => {
  const [source] = MAP.sources.values()
  if (!source) throw new Error('The map has no source.')
  const reading = readingOf('work', source, MAP)
  const same = new SameItems()
  const many = 450_000
  const events = [event('', 0, 1, 'New')]
  const { items } = fold(events, reading)
  const [fact] = items
  if (!fact) throw new Error('The fold gave nothing.')
  for (const id of ['work', 'other']) {
    for (let i = 0; i < many; i++) {
      const last = { ...fact, item: `${i}`, label: `${i}`, title: `Item ${i}` }
      same.see(id, source, { events, passes: [last], last, visits: [], fields: {} } satisfies Seen)
    }
  }
  const finding = same.conclude('other', many)
  expect(finding).toMatchObject({
    severity: 'error',
    found: expect.stringContaining('looked at were 25 % of all items'),
  })
  expect(finding?.n).toBe(finding?.of)
  expect(same.conclude('work', many)).toBeNull()
})
