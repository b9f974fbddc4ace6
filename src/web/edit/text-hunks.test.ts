import { expect, test } from 'vitest'
import { hunksOf } from './text-hunks.ts'

const at = (
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  text: string,
  file = 'a.yaml',
) => ({
  file,
  line,
  column,
  endLine,
  endColumn,
  text,
})
const TEXTS = { 'a.yaml': 'one: 1\r\ntwo: 2\r\nthree: 3\r\n' }

test.each([
  ['a value', [at(2, 6, 2, 7, '22')], [{ line: 2, removed: ['two: 2'], added: ['two: 22'] }]],
  ['a new line', [at(3, 1, 3, 1, 'half: 5\r\n')], [{ line: 3, removed: [], added: ['half: 5'] }]],
  ['a line that goes', [at(2, 1, 3, 1, '')], [{ line: 2, removed: ['two: 2'], added: [] }]],
  ['a line after the last', [at(4, 1, 4, 1, 'four: 4\r\n')], [{ line: 4, removed: [], added: ['four: 4'] }]],
  [
    'two edits of one line are one hunk, and those of others are another',
    [at(3, 1, 3, 6, 'drei'), at(1, 6, 1, 7, '11'), at(1, 1, 1, 4, 'eins')],
    [
      { line: 1, removed: ['one: 1'], added: ['eins: 11'] },
      { line: 3, removed: ['three: 3'], added: ['drei: 3'] },
    ],
  ],
])('%s', (_name, edits, hunks) => {
  expect(hunksOf(TEXTS, edits)).toEqual(hunks.map((hunk) => ({ file: 'a.yaml', ...hunk })))
})

test('a file that comes into being', () => {
  expect(hunksOf(TEXTS, [at(1, 1, 1, 1, 'teams:\n  a: { name: A }\n', 'teams.yaml')])).toEqual([
    { file: 'teams.yaml', line: 1, removed: [], added: ['teams:', '  a: { name: A }'] },
  ])
})
