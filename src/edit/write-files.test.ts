import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TextEdit } from '../model/place.ts'
import { hashOf } from './revision.ts'
import { writeEdits } from './write-files.ts'

let root = ''
let folder = ''

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'millrace-')))
  folder = join(root, 'map')
  await mkdir(folder)
})
afterEach(() => rm(root, { recursive: true }))

const at = (file: string, column: number, endColumn: number, text: string): TextEdit => ({
  file,
  line: 1,
  column,
  endLine: 1,
  endColumn,
  text,
})
const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8')
const base = (texts: Record<string, string>): Map<string, string> =>
  new Map(Object.entries(texts).map(([file, text]) => [file, hashOf(text)]))

test('writes edited and new files, and leaves nothing else behind', async () => {
  await writeFile(join(folder, 'a.yaml'), 'one two\n')
  const edits = [at('a.yaml', 1, 4, '1'), at('a.yaml', 8, 8, '!'), at('sub/b.yaml', 1, 1, 'new\n')]
  expect(await writeEdits(folder, edits, base({ 'a.yaml': 'one two\n' }))).toEqual({
    written: ['a.yaml', 'sub/b.yaml'],
  })
  expect([await read('a.yaml'), await read('sub/b.yaml')]).toEqual(['1 two!\n', 'new\n'])
  expect(await readdir(folder)).toEqual(['a.yaml', 'sub'])
  expect(await readdir(join(folder, 'sub'))).toEqual(['b.yaml'])
})

test('keeps the byte order mark and the rights of a file', async () => {
  await writeFile(join(folder, 'a.yaml'), '\uFEFFone')
  await chmod(join(folder, 'a.yaml'), 0o620)
  await writeEdits(folder, [at('a.yaml', 1, 4, 'two')], base({ 'a.yaml': 'one' }))
  expect(await read('a.yaml')).toBe('\uFEFFtwo')
  expect((await stat(join(folder, 'a.yaml'))).mode & 0o777).toBe(0o620)
})

test('writes nothing at all if one of the files was changed, is gone, or came into being', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a')
  await writeFile(join(folder, 'b.yaml'), 'B')
  await writeFile(join(folder, 'd.yaml'), 'D')
  const edits = ['a', 'b', 'c', 'd'].map((name) => at(`${name}.yaml`, 1, 2, 'x'))
  expect(await writeEdits(folder, edits, base({ 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' }))).toEqual({
    conflicts: [
      { file: 'b.yaml', message: 'It was changed meanwhile.' },
      { file: 'c.yaml', message: 'It is gone.' },
      { file: 'd.yaml', message: 'There is such a file meanwhile.' },
    ],
  })
  expect([await read('a.yaml'), await read('b.yaml'), await read('d.yaml')]).toEqual(['a', 'B', 'D'])
  expect(await readdir(folder)).toEqual(['a.yaml', 'b.yaml', 'd.yaml'])
})

test('writes through a link within the folder, and not out of it', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a')
  await symlink('a.yaml', join(folder, 'link.yaml'))
  await writeFile(join(root, 'out.yaml'), 'a')
  await symlink('../out.yaml', join(folder, 'out.yaml'))
  await mkdir(join(root, 'elsewhere'))
  await symlink('../elsewhere', join(folder, 'elsewhere'))
  expect(await writeEdits(folder, [at('link.yaml', 1, 2, 'b')], base({ 'link.yaml': 'a' }))).toEqual({
    written: ['link.yaml'],
  })
  expect(await read('a.yaml')).toBe('b')
  const message = 'It lies outside of the folder of the map.'
  for (const file of ['out.yaml', '../out.yaml', 'elsewhere/new.yaml', join(root, 'out.yaml')]) {
    const known = file.endsWith('new.yaml') ? base({}) : base({ [file]: 'a' })
    expect(await writeEdits(folder, [at(file, 1, 1, 'b')], known)).toEqual({ conflicts: [{ file, message }] })
  }
  expect(await readFile(join(root, 'out.yaml'), 'utf8')).toBe('a')
  expect(await readdir(join(root, 'elsewhere'))).toEqual([])
})

test('of many that write at once on the same state, one wins and the others are told', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a')
  await writeFile(join(folder, 'b.yaml'), 'b')
  const known = base({ 'a.yaml': 'a', 'b.yaml': 'b' })
  const all = await Promise.all(
    ['1', '2', '3', '4', '5'].map((mark) =>
      writeEdits(folder, [at('a.yaml', 2, 2, mark), at('b.yaml', 2, 2, mark)], known),
    ),
  )
  const winner = all.findIndex((outcome) => 'written' in outcome)
  expect(all.filter((outcome) => 'written' in outcome)).toEqual([{ written: ['a.yaml', 'b.yaml'] }])
  expect([await read('a.yaml'), await read('b.yaml')]).toEqual([`a${winner + 1}`, `b${winner + 1}`])
  expect(await readdir(folder)).toEqual(['a.yaml', 'b.yaml'])
})

test('of those that come later on an older state, all are told', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a')
  const known = base({ 'a.yaml': 'a' })
  expect(await writeEdits(folder, [at('a.yaml', 2, 2, '1')], known)).toEqual({ written: ['a.yaml'] })
  expect(await writeEdits(folder, [at('a.yaml', 2, 2, '2')], known)).toEqual({
    conflicts: [{ file: 'a.yaml', message: 'It was changed meanwhile.' }],
  })
  expect(await read('a.yaml')).toBe('a1')
})

test('waits for nobody: a file that is being written is told, one left behind half written is not minded', async () => {
  await writeFile(join(folder, 'a.yaml'), 'a')
  const draft = join(folder, '.a.yaml.millrace')
  await writeFile(draft, 'half')
  const write = (): ReturnType<typeof writeEdits> =>
    writeEdits(folder, [at('a.yaml', 2, 2, '1')], base({ 'a.yaml': 'a' }))
  expect(await write()).toEqual({
    conflicts: [{ file: 'a.yaml', message: 'Somebody else is writing it: try again.' }],
  })
  expect([await read('a.yaml'), await readFile(draft, 'utf8')]).toEqual(['a', 'half'])
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(draft, longAgo, longAgo)
  expect(await write()).toEqual({ written: ['a.yaml'] })
  expect(await readdir(folder)).toEqual(['a.yaml'])
})
