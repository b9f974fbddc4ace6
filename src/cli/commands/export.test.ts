import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runIn } from '../in-process.contract.ts'

const MAP = `organisation: { name: Shop }
slices: { everyone: { name: Everyone } }
streams:
  sell: { name: Selling, promise: P, for: [everyone], trigger: T, finishLine: F, outcome: O, northStar: { name: N } }
  help: { name: Helping, promise: P, for: [everyone], trigger: T, finishLine: F, outcome: O, northStar: { name: N } }
`

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-'))
  mkdirSync(join(root, 'map'))
  writeFileSync(join(root, 'map/map.yaml'), MAP)
})
afterAll(() => rmSync(root, { recursive: true }))

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { code, stdout, stderr } = await runIn(root, 'export', ...args)
  return { code, out: stdout, err: stderr }
}

test('writes the site, and again with what has changed: pages that are no more go, other files stay', async () => {
  const first = await run()
  expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' })
  expect(first.out).toMatch(
    /^\d+ files in site; (no problems|\d+ problems?) in the map\. Open site\/index\.html\.\n$/,
  )
  expect(existsSync(join(root, 'site/stream-help.html'))).toBe(true)
  const { files } = JSON.parse(readFileSync(join(root, 'site/.millrace-export.json'), 'utf8')) as {
    files: string[]
  }
  expect(
    readdirSync(join(root, 'site'))
      .filter((file) => !file.startsWith('.'))
      .sort(),
  ).toEqual(files)

  writeFileSync(join(root, 'site/own.txt'), 'mine')
  writeFileSync(join(root, 'map/map.yaml'), MAP.replace(/ {2}help: .*\n/, ''))
  const second = await run('site')
  expect(second.code).toBe(0)
  expect(second.out).toMatch(/, \d+ of before removed;/)
  expect(existsSync(join(root, 'site/stream-help.html'))).toBe(false)
  expect(existsSync(join(root, 'site/stream-sell.html'))).toBe(true)
  expect(readFileSync(join(root, 'site/own.txt'), 'utf8')).toBe('mine')
})

test('a folder with other files is left alone, unless it is said otherwise', async () => {
  mkdirSync(join(root, 'taken'))
  writeFileSync(join(root, 'taken/index.html'), 'mine')
  expect(await run('taken')).toEqual({
    code: 2,
    out: '',
    err: 'millrace: `taken` holds files that are no earlier export. Name another folder, or write into this one with --force: files of the same names are replaced, all others stay.\n',
  })
  expect(readFileSync(join(root, 'taken/index.html'), 'utf8')).toBe('mine')
  writeFileSync(join(root, 'taken/own.txt'), 'mine')
  expect((await run('taken', '--force')).code).toBe(0)
  expect(readFileSync(join(root, 'taken/index.html'), 'utf8')).toContain('<h1>Shop</h1>')
  expect(readFileSync(join(root, 'taken/own.txt'), 'utf8')).toBe('mine')
})

test('a list that was tampered with removes nothing outside of the folder', async () => {
  mkdirSync(join(root, 'odd'))
  writeFileSync(join(root, 'victim.html'), 'mine')
  writeFileSync(
    join(root, 'odd/.millrace-export.json'),
    JSON.stringify({ files: ['../victim.html', '/etc/x.html', 'old.html'] }),
  )
  writeFileSync(join(root, 'odd/old.html'), 'old')
  expect((await run('odd')).code).toBe(0)
  expect(readFileSync(join(root, 'victim.html'), 'utf8')).toBe('mine')
  expect(existsSync(join(root, 'odd/old.html'))).toBe(false)
})

test('no map, or a file in the place of the folder: 2', async () => {
  mkdirSync(join(root, 'empty'))
  expect(await run('out', '--map', 'empty')).toEqual({
    code: 2,
    out: '',
    err: 'millrace: There is no map in `empty`: The folder holds no map yet: write a file such as `map.yaml`, or try `millrace demo`.\n',
  })
  expect(existsSync(join(root, 'out'))).toBe(false)
  writeFileSync(join(root, 'file'), '')
  const under = await run('file/site')
  expect({ ...under, err: under.err.split(':').slice(0, 2).join(':') }).toEqual({
    code: 2,
    out: '',
    err: "millrace: The site can't be written to `file/site`",
  })
  expect(await run('file')).toEqual({
    code: 2,
    out: '',
    err: 'millrace: `file` is a file: name a folder for the site.\n',
  })
})
