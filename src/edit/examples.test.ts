/** The maps of the examples can be changed everywhere. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Change } from '../model/change.ts'
import type { Path } from '../model/place.ts'
import { editTexts } from './edit-texts.ts'

const EXAMPLES = join(import.meta.dirname, '../../examples')

/** Every so manieth path is tried; a number that shares no factor with the lengths of lists. */
const STRIDE = 29

const texts = new Map(
  globSync('*/*.yaml', { cwd: EXAMPLES })
    .toSorted()
    .map((file) => [file, readFileSync(join(EXAMPLES, file), 'utf8')]),
)

const paths = (value: unknown, path: Path = []): Path[] => [
  ...(path.length > 0 ? [path] : []),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) =>
        paths(one, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
]

const changesAt = (path: Path): Change[] => [
  { op: 'set', path, value: 'new: text' },
  { op: 'set', path, value: { name: 'A', list: ['a'], text: 'two\nlines' } },
  { op: 'remove', path },
  ...(typeof path.at(-1) === 'string' ? [{ op: 'rename' as const, path, to: 'new-id' }] : []),
]

const comments = (text: string): string[] => text.match(/(?<=^|\s)# .*/g) ?? []

test.each([...texts])('%s', (file, text) => {
  const tried = paths(parse(text)).filter((_, i) => i % STRIDE === 0)
  expect(tried.length).toBeGreaterThan(0)
  for (const change of tried.flatMap(changesAt)) {
    const edited = editTexts(new Map([[file, text]]), [change])
    if ('refusals' in edited) throw new Error(`${JSON.stringify(change)}: ${edited.refusals[0]?.message}`)
    const after = edited.texts.get(file) as string
    expect(after).not.toBe(text)
    // Comments that are gone were those of what is gone.
    if (change.op === 'rename') expect(comments(after)).toEqual(comments(text))
    expect(comments(text)).toEqual(expect.arrayContaining(comments(after)))
  }
})
