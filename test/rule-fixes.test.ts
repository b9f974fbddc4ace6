/** Every fix that a rule proposes for the bad example of its page mends what it is proposed for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../src/check/check.ts'
import type { Diagnostic } from '../src/check/diagnostic.ts'
import { applyEdits, editTexts } from '../src/edit/edit-texts.ts'
import { loadMap } from '../src/model/load.ts'
import type { Fix } from '../src/model/place.ts'

type Texts = ReadonlyMap<string, string>

const FOLDER = join(import.meta.dirname, '../docs/rules')

const exampleIn = (page: string, heading: string): string | undefined =>
  new RegExp(`^## ${heading}\\n[^#]*?^\`\`\`yaml\\n(?<yaml>[\\s\\S]*?)^\`\`\`$`, 'm').exec(
    readFileSync(join(FOLDER, page), 'utf8'),
  )?.groups?.['yaml']

const CONTEXT = exampleIn('README.md', 'The examples') ?? ''

const problemsOf = (texts: Texts): Diagnostic[] =>
  check(loadMap([...texts].map(([file, text]) => ({ file, text }))))

const mended = (texts: Texts, { changes, edits = [] }: Fix): Texts => {
  if (changes) {
    const edited = editTexts(texts, changes)
    if ('refusals' in edited) throw new Error(edited.refusals.map(({ message }) => message).join(' '))
    return edited.texts
  }
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      applyEdits(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  )
}

const fixes = readdirSync(FOLDER)
  .filter((page) => page.startsWith('MR'))
  .flatMap((page) => {
    const bad = exampleIn(page, 'Bad')
    if (bad === undefined) return []
    const isWhole = /^organisation:/m.test(bad)
    const texts = new Map([
      ...(isWhole ? [] : [['context.yaml', CONTEXT] as const]),
      ['example.yaml', bad] as const,
    ])
    return problemsOf(texts).flatMap((problem) =>
      problem.fix ? [{ code: problem.code, title: problem.fix.title, fix: problem.fix, problem, texts }] : [],
    )
  })

test('there are fixes', () => {
  expect(fixes.length).toBeGreaterThan(10)
})

describe('the problem is gone', () => {
  test.each(fixes)('$code: $title', ({ fix, problem, texts }) => {
    const left = problemsOf(mended(texts, fix)).map(({ code, message }) => `${code} ${message}`)
    expect(left).not.toContain(`${problem.code} ${problem.message}`)
    // What is applied unasked brings nothing new with it.
    if (fix.safe) {
      const before = new Set(problemsOf(texts).map(({ code, message }) => `${code} ${message}`))
      expect(left.filter((one) => !before.has(one))).toEqual([])
    }
  })
})
