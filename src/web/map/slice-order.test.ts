import { expect, test } from 'vitest'
import type { Slice } from '../../model/schema.ts'
import { inOrder } from './slice-order.ts'

const ordered = (within: Readonly<Record<string, string | undefined>>) => {
  const slices = Object.fromEntries(
    Object.entries(within).map(([id, outer]): [string, Slice] => [id, { name: id, within: outer }]),
  )
  const map = { slices: new Map(Object.entries(slices)), grid: new Map() }
  return inOrder(slices, map).map(({ id, depth }) => `${'> '.repeat(depth)}${id}`)
}

test.each([
  [
    'each is followed by those within it',
    { b: 'a', a: undefined, d: undefined, c: 'b' },
    ['a', '> b', '> > c', 'd'],
  ],
  ['an outer slice that is not there is none', { a: 'nowhere', b: 'a' }, ['a', '> b']],
  ['a circle is read from its first', { a: 'c', b: 'a', c: 'b', d: undefined }, ['d', 'a', '> b', '> > c']],
])('%s', (_name, within, lines) => expect(ordered(within)).toEqual(lines))
