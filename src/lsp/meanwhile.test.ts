import type { Diagnostic as Published } from 'vscode-languageserver'
import { expect, test } from 'vitest'
import { readFile } from '../model/file-read.ts'
import { moved } from './meanwhile.ts'

const at = (line: number): Published => ({
  message: 'M',
  range: { start: { line, character: 2 }, end: { line, character: 4 } },
})

const linesAfter = (before: string, after: string, lines: readonly number[]): number[] =>
  moved(lines.map(at), readFile(before, undefined), readFile(after, undefined)).map(
    ({ range }) => range.start.line,
  )

const TEXT = 'slices:\n  a: { name: A }\n  b: { name: B }\n  c: { name: C }\n'

test.each([
  ['a letter moves nothing', TEXT.replace('name: B', 'name: Bo'), [0, 1, 2, 3]],
  ['a new line moves what is below it', TEXT.replace('  b:', '  # new\n  b:'), [0, 1, 2, 4]],
  ['a line that is gone, too', TEXT.replace('  b: { name: B }\n', ''), [0, 1, 2, 2]],
])('%s', (_, after, expected) => {
  expect(linesAfter(TEXT, after, [0, 1, 2, 3])).toEqual(expected)
})
