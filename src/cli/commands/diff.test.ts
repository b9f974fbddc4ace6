/** `millrace diff` as it is called: revisions, folders, forms, exit codes. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runIn } from '../in-process.contract.ts'

const MAP = `slices: { consumers: { name: Consumers } }
journey: { stages: { buy: { name: Buy }, use: { name: Use } } }
streams:
  shop:
    name: Shop
    promise: Buy with ease
    for: [consumers]
    stages: [buy, use]
    trigger: A wish
    finishLine: The goods are there
    outcome: Joy
    northStar: { name: Conversion }
`

let root = ''
const git = (...args: string[]): void => {
  execFileSync('git', ['-C', root, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args])
}
const write = (text: string): void => writeFileSync(join(root, 'map/map.yaml'), text)

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { code, stdout, stderr } = await runIn(root, 'diff', ...args)
  return { code, out: stdout, err: stderr }
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-'))
  mkdirSync(join(root, 'map'))
  git('init', '--quiet')
  write(MAP)
  git('add', '.')
  git('commit', '--quiet', '-m', 'one')
  cpSync(join(root, 'map'), join(root, 'saved'), { recursive: true })
  write(MAP.replace('Buy with ease', 'Buy and be glad'))
  git('commit', '--quiet', '-am', 'two')
  write(
    `# written anew\n${MAP.replace('Buy with ease', 'Buy and be glad').replace('name: Shop', 'name:    "Shop"')}`,
  )
})
afterAll(() => rmSync(root, { recursive: true }))

const TEXT = `Notable
  The promise of Shop changed from “Buy with ease” to “Buy and be glad”.
    promise-changed · map.yaml:`

test('a revision and the working tree', async () => {
  expect(await run('HEAD~1')).toEqual({
    code: 0,
    out: `${TEXT}7:14\n\n1 change from \`HEAD~1\` to the working tree: 1 notable.\n`,
    err: '',
  })
})

test('two revisions; the exit code that git would give', async () => {
  expect(await run('HEAD~1', 'HEAD', '--exit-code')).toEqual({
    code: 1,
    out: `${TEXT}6:14\n\n1 change from \`HEAD~1\` to \`HEAD\`: 1 notable.\n`,
    err: '',
  })
  expect(await run('HEAD', '--exit-code')).toEqual({
    code: 0,
    out: '`HEAD` and the working tree mean the same.\n',
    err: '',
  })
})

test('a folder in the place of a revision, and the changes as data', async () => {
  const { code, out } = await run('saved', 'HEAD', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    before: 'saved',
    after: 'HEAD',
    changes: [
      {
        kind: 'promise-changed',
        severity: 'notable',
        path: ['streams', 'shop', 'promise'],
        before: 'Buy with ease',
        after: 'Buy and be glad',
        at: { file: 'map.yaml', line: 6, column: 14, endLine: 6, endColumn: 29, side: 'after' },
        sentence: 'The promise of Shop changed from “Buy with ease” to “Buy and be glad”.',
      },
    ],
  })
})

test('the changes on the drawing', async () => {
  const file = join(root, 'changes.svg')
  expect((await run('HEAD~1', '--draw', file)).code).toBe(0)
  const svg = readFileSync(file, 'utf8')
  expect(svg).toMatch(/^<(\?xml|svg)/)
  expect(svg).toMatch(/data-path="streams\.shop"/)
  expect(svg).toMatch(/changed/)
})

test('a drawing that can’t be written: 2, and why', async () => {
  const { code, out, err } = await run('HEAD~1', '--draw', 'nowhere/changes.svg')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^millrace: The drawing can't be written to `nowhere\/changes\.svg`: ENOENT: [^\n]*\n$/)
})

test('an unknown revision, and a folder that there is not: 2', async () => {
  expect(await run('nowhere')).toEqual({
    code: 2,
    out: '',
    err: 'millrace: Git knows no revision `nowhere` here, and there is no such folder. Name a commit, a branch, a tag, or a folder that holds a map.\n',
  })
  expect(await run('HEAD', '--map', 'maps')).toEqual({
    code: 2,
    out: '',
    err: 'millrace: There is no folder `maps`. Name the map with --map.\n',
  })
})

test('a map with errors is compared as far as it is sound, and that is said', async () => {
  mkdirSync(join(root, 'broken'), { recursive: true })
  writeFileSync(join(root, 'broken/map.yaml'), MAP.replace('  shop:', '  other: 3\n  shop:'))
  expect(await run('broken', 'HEAD~1')).toEqual({
    code: 0,
    out: '`broken` and `HEAD~1` mean the same.\n',
    err: 'The map at `broken` has 1 error; what is sound in it is compared.\n',
  })
})
