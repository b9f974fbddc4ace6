import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRevision, loadRevision } from './map-at-revision.ts'

let root = ''
let map = ''
const git = (...args: string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    encoding: 'utf8',
  })

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-'))
  map = join(root, 'a folder/map')
  git('init', '--quiet')
  writeFileSync(join(root, 'README.md'), 'No map yet.\n')
  git('add', '.')
  git('commit', '--quiet', '-m', 'first')
  git('tag', 'before')
  mkdirSync(join(map, '.hidden'), { recursive: true })
  writeFileSync(join(map, 'slices.yaml'), 'slices: { a: { name: Käufer } }\n')
  writeFileSync(join(map, 'zweite "Datei".yml'), '\uFEFFslices: { b: { name: B } }\n')
  writeFileSync(join(map, '.hidden/no.yaml'), 'slices: { no: { name: No } }\n')
  writeFileSync(join(map, 'notes.txt'), 'slices: { no: { name: No } }\n')
  writeFileSync(join(map, 'latin.yaml'), Buffer.from('slices: { c: { name: K\u00E4ufer } }', 'latin1'))
  symlinkSync('slices.yaml', join(map, 'link.yaml'))
  git('add', '.')
  git('commit', '--quiet', '-m', 'a map')
  writeFileSync(join(map, 'slices.yaml'), 'slices: { changed: { name: Changed } }\n')
})
afterAll(() => rmSync(root, { recursive: true }))

test('the map as it was, whatever the working tree says now; what was not read is told', async () => {
  const loaded = await loadRevision(map, 'HEAD')
  expect([...loaded.map.slices].map(([id, { name }]) => [id, name])).toEqual([
    ['a', 'Käufer'],
    ['b', 'B'],
  ])
  expect(loaded.problems.map(({ code, file, message }) => `${code} ${file}: ${message}`)).toEqual([
    'MR005 link.yaml: A link is not followed in a revision of git.',
    'MR005 latin.yaml: The file is not UTF-8.',
  ])
})

test('a revision before the folder was there', async () => {
  await expect(loadRevision(map, 'before')).rejects.toThrow(
    /^The folder `a folder\/map` was not there at `before` \([0-9a-f]{10}\)\. Name a later revision;/,
  )
})

test.each(['nowhere', '--help', '', 'HEAD:README.md'])('%j is no revision', async (revision) => {
  expect(await isRevision(map, revision)).toBe(false)
  await expect(loadRevision(map, revision)).rejects.toThrow(`Git knows no revision \`${revision}\` here`)
})

test('a folder in no repository', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'millrace-'))
  await expect(loadRevision(outside, 'HEAD')).rejects.toThrow(
    `\`${outside}\` is in no git repository, so it has no revision \`HEAD\`. Compare with a folder, or keep the map in git.`,
  )
  rmSync(outside, { recursive: true })
})
