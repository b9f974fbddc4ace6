import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../model/change.ts'
import type { Path } from '../../model/place.ts'
import { changesBetween, cleaned, isSame, rebase, valueAt, withValue, type Value } from './changes.ts'

/** Plainly: each change, one after the other. */
const made = (value: Value, changes: readonly Change[], root: Path): Value =>
  changes.reduce<Value>((now, change) => {
    const path = change.path.slice(root.length)
    if (change.op === 'set') return withValue(now, path, change.value)
    const last = path.at(-1)
    if (change.op === 'insert') {
      const list = [...((valueAt(now, path) as Value[] | undefined) ?? [])]
      list.splice(change.at ?? list.length, 0, change.value)
      return withValue(now, path, list)
    }
    if (typeof last !== 'number') return withValue(now, path, undefined)
    const list = valueAt(now, path.slice(0, -1)) as Value[]
    return withValue(now, path.slice(0, -1), list.toSpliced(last, 1))
  }, value)

const key = fc.constantFrom('name', 'for', 'stages', 'why')
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', 1, 2, true),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value

describe('changes between two values', () => {
  test('made one after the other, they turn one into the other', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [before, after] = [cleaned({ it: a }), cleaned({ it: b })]
        const changes = changesBetween(before, after, ['streams', 'x'])
        expect(cleaned(made(before, changes, ['streams', 'x']))).toEqual(after)
      }),
    )
  })
  test('there are none if nothing changed', () => {
    fc.assert(
      fc.property(value, (a) => {
        expect(changesBetween(cleaned(a), cleaned(structuredClone(a)), [])).toEqual([])
        expect(isSame(a, structuredClone(a))).toBe(true)
      }),
    )
  })
  test('only leaves that changed are named', () => {
    expect(
      changesBetween(
        { name: 'A', for: ['x', 'y'], northStar: { name: 'N', unit: '%' }, owner: 'T' },
        { name: 'A', for: ['x', 'z', 'y'], northStar: { name: 'M', unit: '%' }, owns: ['web'] },
        ['streams', 'a'],
      ),
    ).toEqual([
      { op: 'insert', path: ['streams', 'a', 'for'], value: 'z', at: 1 },
      { op: 'set', path: ['streams', 'a', 'northStar', 'name'], value: 'M' },
      { op: 'remove', path: ['streams', 'a', 'owner'] },
      { op: 'set', path: ['streams', 'a', 'owns'], value: ['web'] },
    ])
  })
  test('entries of a list go from the last to the first', () => {
    expect(changesBetween(['a', 'b', 'c', 'd'], ['a', 'd'], ['x'])).toEqual([
      { op: 'remove', path: ['x', 2] },
      { op: 'remove', path: ['x', 1] },
    ])
  })
})

test('what says nothing counts as absent', () => {
  expect(
    cleaned({ name: ' A ', why: '  ', list: ['', { x: '' }], share: 0, yes: false, none: null }),
  ).toEqual({
    name: 'A',
    share: 0,
    yes: false,
  })
  expect(cleaned({ a: { b: [] } })).toBeUndefined()
})

describe('the file was changed meanwhile', () => {
  const base = { name: 'A', promise: 'P', for: ['x'] }
  test('elsewhere: what was typed and what came in are both kept', () => {
    expect(rebase(base, { ...base, promise: 'mine' }, { ...base, name: 'theirs' })).toEqual({
      draft: { name: 'theirs', promise: 'mine', for: ['x'] },
      contested: [],
    })
  })
  test('at the same place: what was typed stays, and the place is told', () => {
    expect(rebase(base, { ...base, for: ['x', 'y'] }, { ...base, for: [], name: 'B' })).toEqual({
      draft: { name: 'B', promise: 'P', for: ['x', 'y'] },
      contested: [['for']],
    })
  })
})
