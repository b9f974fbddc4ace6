import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LARGEST_FILE, loadFolder } from './read-folder.ts'

let root = ''
let folder = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'millrace-'))
  folder = join(root, 'map')
  await mkdir(folder)
})

afterEach(() => rm(root, { recursive: true }))

const write = async (path: string, content: string | Uint8Array): Promise<void> => {
  const file = join(folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, content)
}

const slice = (id: string): string => `slices: { ${id}: { name: ${id} } }\n`

/** What is said, with the names of this run's folders taken out. */
const problems = async (of = folder): Promise<string[]> =>
  (await loadFolder(of)).problems.map(
    ({ file, line, column, code, message }) =>
      `${file.replace(root, '…')}:${line}:${column} ${code} ${message}`,
  )

test('reads the YAML files of the folder and its subfolders, in the order of their names', async () => {
  await write('b.yml', slice('second'))
  await write('a/z.yaml', slice('first'))
  await write('c.YAML', `\u{feff}${slice('third')}`)
  await write('notes.txt', 'no map')
  await write('.hidden/x.yaml', slice('hidden'))
  await write('.x.yaml', slice('hidden-too'))
  await write('node_modules/x.yaml', slice('foreign'))
  const { map, texts, problems: found } = await loadFolder(folder)
  expect(found).toEqual([])
  expect([...map.slices.keys()]).toEqual(['first', 'second', 'third'])
  expect([...texts.keys()]).toEqual([join('a', 'z.yaml'), 'b.yml', 'c.YAML'])
})

test('refuses what is no UTF-8 or too large, and reads the other files', async () => {
  await write('a.yaml', new Uint8Array([0xff, 0xfe, 0x61, 0x00]))
  await write('b.yaml', new Uint8Array(LARGEST_FILE + 1))
  await write('c.yaml', slice('sound'))
  expect(await problems()).toEqual([
    'a.yaml:1:1 MR005 The file is not UTF-8: save it in that encoding.',
    'b.yaml:1:1 MR005 The file is larger than 10 MB, which no map is: split it, or move it out of the folder.',
  ])
  expect([...(await loadFolder(folder)).map.slices.keys()]).toEqual(['sound'])
})

test('follows a link within the folder, and no link that leads out of it or nowhere', async () => {
  await write('a.yaml', slice('a'))
  await writeFile(join(root, 'outside.yaml'), slice('outside'))
  await mkdir(join(folder, 'sub'))
  await symlink(join(root, 'outside.yaml'), join(folder, 'out.yaml'))
  await symlink(join(folder, 'missing.yaml'), join(folder, 'gone.yaml'))
  await symlink(root, join(folder, 'all'))
  expect(await problems()).toEqual([
    'all:1:1 MR005 This link leads to a folder and is not followed: put the folder itself here.',
    'gone.yaml:1:1 MR005 This link leads nowhere and is not read: put the file itself here.',
    'out.yaml:1:1 MR005 This link leads out of the folder and is not read: put the file itself here.',
  ])
  expect([...(await loadFolder(folder)).map.slices.keys()]).toEqual(['a'])
})

test('says what to do where there is no map', async () => {
  expect(await problems()).toEqual([
    '…/map:1:1 MR005 The folder holds no map yet: write a file such as `map.yaml`, or try `millrace demo`.',
  ])
  expect(await problems(join(root, 'nothing'))).toEqual(['…/nothing:1:1 MR005 There is no such folder.'])
  await write('file.yaml', slice('a'))
  expect(await problems(join(folder, 'file.yaml'))).toEqual([
    '…/map/file.yaml:1:1 MR005 This is a file: name the folder that it lies in.',
  ])
})
