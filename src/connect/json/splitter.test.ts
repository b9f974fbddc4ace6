import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonPiece } from './piece.ts'
import { JsonSplitter } from './splitter.ts'

const split = (text: string, size = 7): JsonPiece[] => {
  const splitter = new JsonSplitter(['issues', 'values'])
  const bytes = Buffer.from(text)
  const pieces: JsonPiece[] = []
  for (let from = 0; from < bytes.length; from += size)
    pieces.push(...splitter.push(bytes.subarray(from, from + size)))
  return [...pieces, ...splitter.end()]
}

const valuesOf = (pieces: readonly JsonPiece[]): unknown[] =>
  pieces.flatMap((piece) => (piece.kind === 'value' ? [piece.value] : []))

test('entries of any list come out as JSON.parse reads them, however the text is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 3 })),
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(undefined, 2),
      (list, around, size, indent) => {
        const same = JSON.parse(JSON.stringify(list)) as unknown[]
        expect(valuesOf(split(JSON.stringify(list, null, indent), size))).toEqual(same)

        const { issues: _, values: __, ...rest } = around
        const page = { a: 1, ...rest, issues: list, z: '"]}' }
        const pieces = split(JSON.stringify(page, null, indent), size)
        expect(valuesOf(pieces)).toEqual(same)
        expect(pieces.at(-1)).toEqual({
          kind: 'around',
          row: list.length,
          value: JSON.parse(JSON.stringify({ ...page, issues: [] })),
        })

        // Values one after the other.
        const objects = list.map((value) => ({ value }))
        expect(
          valuesOf(split(objects.map((one) => JSON.stringify(one, null, indent)).join('\n'), size)),
        ).toEqual(objects.map((one) => JSON.parse(JSON.stringify(one)) as unknown))
      },
    ),
    { numRuns: 200 },
  )
})

test('an object that stands for a list is told entry by entry, with the keys', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
      fc.array(fc.jsonValue({ maxDepth: 2 })),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(undefined, 2),
      (map, list, size, indent) => {
        const [entries, others] = JSON.parse(JSON.stringify([map, list])) as [object, unknown[]]
        const text = JSON.stringify({ a: [1], issues: map, b: { c: 2 }, values: list }, null, indent)
        expect(split(text, size)).toEqual([
          ...Object.entries(entries).map(([key, value], i) => ({
            kind: 'value',
            row: i + 1,
            list: 'issues',
            key,
            value,
          })),
          ...others.map((value, i) => ({
            kind: 'value',
            row: Object.keys(entries).length + i + 1,
            list: 'values',
            value,
          })),
          {
            kind: 'around',
            row: Object.keys(entries).length + others.length,
            value: { a: [1], issues: {}, b: { c: 2 }, values: [] },
          },
        ])
      },
    ),
    { numRuns: 200 },
  )
})

describe('broken text', () => {
  test('an entry that is no JSON costs no other', () => {
    expect(split('[{"a":1},{"b":oops},{"c":3}]')).toEqual([
      { kind: 'value', row: 1, value: { a: 1 } },
      { kind: 'broken', row: 2, reason: expect.stringContaining('is no JSON') },
      { kind: 'value', row: 3, value: { c: 3 } },
    ])
  })

  test('a file that was cut off', () => {
    expect(split('{"issues":[{"a":1},{"b":')).toEqual([
      { kind: 'value', list: 'issues', row: 1, value: { a: 1 } },
      { kind: 'broken', row: 2, reason: '"{\\"b\\":" is not complete when the file ends' },
    ])
    expect(split('[{"a":1},')).toEqual([
      { kind: 'value', row: 1, value: { a: 1 } },
      {
        kind: 'broken',
        row: 2,
        reason: 'the file ends before the list that it holds is closed: it may have been cut off',
      },
    ])
  })

  test('lists deeper down are no lists of entries', () => {
    expect(split('{"fields":{"issues":[1,2]},"id":"7"}')).toEqual([
      { kind: 'value', row: 1, value: { fields: { issues: [1, 2] }, id: '7' } },
    ])
    expect(split('{"x":"issues","y":[1]}')).toEqual([
      { kind: 'value', row: 1, value: { x: 'issues', y: [1] } },
    ])
  })
})

test('a value that is too long is told, and what stands around it is read', () => {
  const splitter = new JsonSplitter(['issues'], 20)
  const text = `{"a":1,"issues":[1,"${'x'.repeat(30)}",{"long":"${'y'.repeat(30)}"},2]}`
  const pieces = [
    ...splitter.push(Buffer.from(text.slice(0, 40))),
    ...splitter.push(Buffer.from(text.slice(40))),
  ]
  const tooLong = {
    kind: 'broken',
    reason:
      'a value is too long to be held in memory: split it, such as a request of very many spans into several',
  }
  expect([...pieces, ...splitter.end()]).toEqual([
    { kind: 'value', row: 1, value: 1, list: 'issues' },
    { ...tooLong, row: 2 },
    { ...tooLong, row: 3 },
    { kind: 'value', row: 4, value: 2, list: 'issues' },
    { kind: 'around', row: 4, value: { a: 1, issues: [] } },
  ])
})
