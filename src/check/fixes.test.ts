/** Every fix of a rule mends its problem: shown on the bad examples of the pages in `docs/rules`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { editTexts } from '../edit/edit-texts.ts'
import { loadMap } from '../model/load.ts'
import type { Problem } from '../model/place.ts'
import { findings } from './check.ts'

const FOLDER = join(import.meta.dirname, '../../docs/rules')

const fenced = (file: string, heading: string): string =>
  new RegExp(`^## ${heading}\\n[^#]*?^\`\`\`yaml\\n(?<yaml>[\\s\\S]*?)^\`\`\`$`, 'm').exec(
    readFileSync(join(FOLDER, file), 'utf8'),
  )?.groups?.['yaml'] ?? ''

const CONTEXT = fenced('README.md', 'The examples')

interface Fixable {
  readonly code: string
  readonly texts: ReadonlyMap<string, string>
  readonly problem: Problem
}

const load = (texts: ReadonlyMap<string, string>) =>
  loadMap([...texts].map(([file, text]) => ({ file, text })))

const FIXABLE = readdirSync(FOLDER)
  .filter((file) => /^MR[1-9]\d\d\.md$/.test(file))
  .toSorted()
  .flatMap((file): Fixable[] => {
    const example = fenced(file, 'Bad')
    const isWhole = /^organisation:/m.test(example)
    const texts = new Map([
      ...(isWhole ? [] : [['context.yaml', CONTEXT] as const]),
      ['example.yaml', example],
    ])
    const code = file.replace('.md', '')
    return findings(load(texts)).flatMap((problem) =>
      problem.code === code && problem.fix?.changes ? [{ code, texts, problem }] : [],
    )
  })

const said = ({ code, message }: Problem): string => `${code} ${message}`

describe('after its fix', () => {
  test.each(FIXABLE)('$code: the problem is gone, and the map can be read', ({ texts, problem }) => {
    const edited = editTexts(texts, problem.fix?.changes ?? [])
    expect(edited).not.toHaveProperty('refusals')
    if (!('texts' in edited)) return
    const loaded = load(edited.texts)
    expect(loaded.problems).toEqual([])
    expect(findings(loaded).map(said)).not.toContain(said(problem))
  })
})

test('there are fixes', () => {
  expect(FIXABLE.length).toBeGreaterThan(5)
})
