import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { check } from '../check/check.ts'
import { loadMap } from '../model/load.ts'
import { jsonReport } from './json.ts'
import { prettyReport } from './pretty.ts'

const loaded = loadMap([
  {
    file: 'map/a.yaml',
    text: 'slices:\n  it-admin: { name: IT admin, within: enterprse }\n  enterprise: { name: Enterprise }\n',
  },
  { file: 'map/b.yaml', text: 'slices: { enterprise: { name: Enterprise } }\n' },
])
const diagnostics = check(loaded)

const PRETTY = `map/a.yaml:2:39 error MR101 There is no slice \`enterprse\`. Did you mean \`enterprise\`?
  2 |   it-admin: { name: IT admin, within: enterprse }
    |                                       ^^^^^^^^^
  Known: it-admin, enterprise.

map/a.yaml:3:3 warning MR206 No stream serves the slice \`enterprise\`.
  3 |   enterprise: { name: Enterprise }
    |   ^^^^^^^^^^
  Name it under \`for\` of the stream whose promise holds for it, or remove the slice.

map/b.yaml:1:11 error MR004 \`enterprise\` under \`slices\` is defined twice: here and at map/a.yaml:3:3. Keep one of the two.
  1 | slices: { enterprise: { name: Enterprise } }
    |           ^^^^^^^^^^

2 errors, 1 warning.`

test('for people: the place, the line, what is wrong, what to do', () => {
  expect(prettyReport(diagnostics, loaded.texts)).toBe(PRETTY)
})

test('colours are added only where they are asked for, and change no letter', () => {
  const coloured = prettyReport(diagnostics, loaded.texts, true)
  expect(coloured).not.toBe(PRETTY)
  expect(stripVTControlCharacters(coloured)).toBe(PRETTY)
})

test('nothing wrong is said as well', () => {
  expect(prettyReport([], new Map())).toBe('No problems.')
  expect(JSON.parse(jsonReport([]))).toEqual({ errors: 0, warnings: 0, diagnostics: [] })
})

test('a long line is cut around the place, and what would steer the terminal is left out', () => {
  const text = `slices: { ${'x'.repeat(500)}: &\u{1b}a { nme: A\u{1b}[2J } }`
  const long = loadMap([{ file: 'map.yaml', text }])
  const report = prettyReport(check(long), long.texts)
  expect(report).not.toContain('\u{1b}')
  expect(
    Math.max(
      ...report
        .split('\n')
        .filter((line) => /^ +1? *\|/.test(line))
        .map((line) => line.length),
    ),
  ).toBeLessThan(140)
})

test('for programs: counts, and each diagnostic with its place', () => {
  expect(JSON.parse(jsonReport(diagnostics))).toEqual({
    errors: 2,
    warnings: 1,
    diagnostics: [
      {
        file: 'map/a.yaml',
        line: 2,
        column: 39,
        endLine: 2,
        endColumn: 48,
        code: 'MR101',
        severity: 'error',
        message: 'There is no slice `enterprse`. Did you mean `enterprise`?',
        hint: 'Known: it-admin, enterprise.',
      },
      {
        file: 'map/a.yaml',
        line: 3,
        column: 3,
        endLine: 3,
        endColumn: 13,
        code: 'MR206',
        severity: 'warning',
        message: 'No stream serves the slice `enterprise`.',
        hint: 'Name it under `for` of the stream whose promise holds for it, or remove the slice.',
      },
      {
        file: 'map/b.yaml',
        line: 1,
        column: 11,
        endLine: 1,
        endColumn: 21,
        code: 'MR004',
        severity: 'error',
        message:
          '`enterprise` under `slices` is defined twice: here and at map/a.yaml:3:3. Keep one of the two.',
        related: [
          {
            file: 'map/a.yaml',
            line: 3,
            column: 3,
            endLine: 3,
            endColumn: 13,
            message: 'first defined here',
          },
        ],
      },
    ],
  })
})
