import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordReader, type RecordBlock } from './records.ts'

/** Reads the text in pieces of a size. */
const readIn = (text: string, size: number, columns: number | null = null, delimiter = ','): RecordBlock => {
  const reader = new RecordReader(delimiter, columns)
  const bytes = Buffer.from(text)
  const blocks: RecordBlock[] = []
  for (let from = 0; from < bytes.length; from += size)
    blocks.push(reader.push(bytes.subarray(from, from + size)))
  blocks.push(reader.end())
  return {
    records: blocks.flatMap(({ records }) => records),
    lines: blocks.flatMap(({ lines }) => lines),
    rejections: blocks.flatMap(({ rejections }) => rejections),
  }
}

const NOT_CLOSED = 'a quote (") is opened and never closed; close it, or double it if it is part of the text'
const MISPLACED =
  'a quote (") stands where none may: quotes enclose a whole cell, and one inside is written twice ("")'

test('whatever is written is read, however it is cut into pieces', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '漢'),
    maxLength: 6,
  })
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
    )
  const lineBreak = fc.constantFrom('\n', '\r\n')
  fc.assert(
    fc.property(table, lineBreak, fc.integer({ min: 1, max: 40 }), fc.boolean(), (rows, end, size, last) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join(end)
      const { records, lines, rejections } = readIn(last && text ? text + end : text, size)
      const kept = rows.filter((row) => row.some((one) => one !== ''))
      expect(records).toEqual(kept)
      expect(rejections).toEqual([])
      const starts = rows.map((_, i) => {
        const before = rows.slice(0, i).map((row) => row.join(''))
        return 1 + i + before.join('').split('\n').length - 1
      })
      expect(lines).toEqual(starts.filter((_, i) => rows[i]?.some((one) => one !== '')))
    }),
    { numRuns: 300 },
  )
})

test('a quote left open costs its line only', () => {
  const text = 'a,b,c\n1,"x,2\n3,y,4\n5,z,6\n'
  for (const size of [3, 1000]) {
    expect(readIn(text, size, 3)).toEqual({
      records: [
        ['a', 'b', 'c'],
        ['3', 'y', '4'],
        ['5', 'z', '6'],
      ],
      lines: [1, 3, 4],
      rejections: [{ row: 2, reason: NOT_CLOSED }],
    })
  }
})

test('a quote left open that meets the next quote costs its line only', () => {
  expect(readIn('1,"x,2\n3,"y",4\n5,z,6\n', 1000, 3)).toEqual({
    records: [
      ['3', 'y', '4'],
      ['5', 'z', '6'],
    ],
    lines: [2, 3],
    rejections: [{ row: 1, reason: MISPLACED }],
  })
  // Here the quotes pair up over two lines; the columns tell.
  expect(readIn('1,x,"2\n3,y,4"\n5,z,6\n', 1000, 3).records).toEqual([
    ['1', 'x', '2\n3,y,4'],
    ['5', 'z', '6'],
  ])
  expect(readIn('1,"x,2\n3,y",4,7\n5,z,6\n', 1000, 3).records).toEqual([['5', 'z', '6']])
})

test('rows with other columns than the header are refused, blank rows are none', () => {
  expect(readIn('a,b\n1\n\n1,2,3\n,\n,,,\n4,5', 1000, 2)).toEqual({
    records: [
      ['a', 'b'],
      ['4', '5'],
    ],
    lines: [1, 7],
    rejections: [
      { row: 2, reason: 'the row has 1 column, the header has 2; check for a missing or an unquoted `,`' },
      { row: 4, reason: 'the row has 3 columns, the header has 2; check for a missing or an unquoted `,`' },
    ],
  })
})

test('a quote inside a cell that is not quoted', () => {
  expect(readIn('1,5" pipe\n2,"5"" pipe"\n', 1000, 2)).toEqual({
    records: [['2', '5" pipe']],
    lines: [2],
    rejections: [{ row: 1, reason: MISPLACED }],
  })
})

test('line ends of old Macs', () => {
  expect(readIn('a,b\r1,2\r3,4', 5, 2)).toMatchObject({
    records: [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ],
    lines: [1, 2, 3],
  })
})

test('a quote left open in a large text neither loses rows nor takes long', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i},some text of the row`)
  const text = [...rows.slice(0, 10), '10,"open', ...rows.slice(11)].join('\n')
  const { records, rejections } = readIn(text, 64 * 1024, 2)
  expect(records.length).toBe(99_999)
  expect(rejections).toEqual([{ row: 11, reason: NOT_CLOSED }])
})
