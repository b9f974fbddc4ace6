/** The pages in `docs/rules`: one per code, and every example does what its page says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { check } from './check.ts'
import { RULES } from './rules/rules.ts'
import { TEXT_CODES } from './text-codes.ts'

const FOLDER = join(import.meta.dirname, '../../docs/rules')
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8')

/** Problems of files and folders (`read-folder.test.ts`), and of the day that it is (`idle-overrides.test.ts`). */
const WITHOUT_EXAMPLE = ['MR005', 'MR491']

interface Page {
  readonly code: string
  readonly name: string | undefined
  readonly severity: string | undefined
  readonly bad: string | undefined
  readonly good: string | undefined
}

const fenceUnder = (heading: string, text: string): string | undefined =>
  new RegExp(`^## ${heading}\\n[^#]*?^\`\`\`yaml\\n(?<yaml>[\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.groups?.[
    'yaml'
  ]

const pageOf = (code: string): Page => {
  const text = readFileSync(join(FOLDER, `${code}.md`), 'utf8')
  const head = /^# (?<code>MR\d{3}): (?<name>.+)\n\n\*\*(?<severity>Error|Warning|Info)\.\*\* /.exec(
    text,
  )?.groups
  expect(head?.['code']).toBe(code)
  return {
    code,
    name: head?.['name'],
    severity: head?.['severity']?.toLowerCase(),
    bad: fenceUnder('Bad', text),
    good: fenceUnder('Good', text),
  }
}

const PAGES = readdirSync(FOLDER)
  .filter((file) => file !== 'README.md')
  .toSorted()
  .map((file) => pageOf(file.replace(/\.md$/, '')))

/** The codes that the source text of a room reports. */
const codesIn = (room: string): string[] =>
  readdirSync(join(import.meta.dirname, '..', room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap(
      (file) => readFileSync(join(import.meta.dirname, '..', room, file), 'utf8').match(/'MR\d{3}'/g) ?? [],
    )
    .map((code) => code.slice(1, -1))

const CONTEXT = fenceUnder('The examples', README) ?? ''

/** An example that names an organisation is a whole map of its own. */
const isWhole = (example: string | undefined): boolean => /^organisation:/m.test(example ?? '')

const found = (example: string | undefined): string[] =>
  check(
    loadMap([
      ...(isWhole(example) ? [] : [{ file: 'context.yaml', text: CONTEXT }]),
      ...(example === undefined ? [] : [{ file: 'example.yaml', text: example }]),
    ]),
  ).map(({ code, severity, file, line, message }) => `${severity} ${code} ${file}:${line} ${message}`)

test('every code has a page, and every page a code', () => {
  const codes = new Set([...codesIn('model'), ...codesIn('check')])
  expect(PAGES.map(({ code }) => code)).toEqual([...codes].toSorted())
})

test('every page bears the name and the severity of its rule', () => {
  const pages = new Map(PAGES.map(({ code, name, severity }) => [code, { name, severity }]))
  for (const { code, name, severity } of [...TEXT_CODES, ...RULES])
    expect(pages.get(code)).toEqual({ name, severity })
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length)
})

test('the index lists every page', () => {
  const rows = README.matchAll(
    /^\| \[(?<code>MR\d{3})\]\((?<file>[^)]+)\) \| (?<name>[^|]+) \| (?<severity>\w+) \|$/gm,
  )
  expect([...rows].map(({ groups }) => ({ ...groups }))).toEqual(
    PAGES.map(({ code, name, severity }) => ({ code, file: `${code}.md`, name, severity })),
  )
})

test('the map beside which the examples stand has no problems', () => {
  expect(CONTEXT).not.toBe('')
  expect(found(undefined)).toEqual([])
})

describe('every example does what its page says', () => {
  test.each(PAGES.filter(({ code }) => !WITHOUT_EXAMPLE.includes(code)))(
    '$code: $name',
    ({ code, severity, bad, good }) => {
      expect(bad).toBeDefined()
      expect(good).toBeDefined()
      const problems = found(bad)
      expect(problems).not.toEqual([])
      expect(problems.filter((one) => !one.startsWith(`${severity} ${code} `))).toEqual([])
      expect(found(good)).toEqual([])
    },
  )
})
