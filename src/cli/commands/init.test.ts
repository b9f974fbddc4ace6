import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../main.ts')

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const run = (...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    cwd: root,
    input: '',
  })
  return { code: status, out: stdout, err: stderr }
}

const FLAGS = [
  '--organisation',
  'Example Shop',
  '--time-zone',
  'Europe/Berlin',
  '--slice',
  'Shoppers',
  '--promise',
  'Shoppers find and get the goods that they want',
  '--stream',
  'Shopping Experience',
  '--trigger',
  'A shopper looks for a product',
  '--finish-line',
  'The goods are delivered',
  '--outcome',
  'The shopper has the right product',
  '--stages',
  'Discover, Purchase ,Receive',
  '--north-star',
  'Conversion',
  '--owner',
  'Shopper team',
]

test('flags make a map that has no problems', () => {
  expect(run('init', ...FLAGS)).toEqual({
    code: 0,
    out: `Written: map/organisation.yaml, map/customers.yaml, map/shopping-experience.yaml

Next:
  millrace check map
  millrace serve map
`,
    err: '',
  })
  expect(run('check', 'map')).toMatchObject({ code: 0, err: '' })
  expect(run('check', 'map', '--format', 'json').out).toContain('"errors": 0')
  expect(readFileSync(join(root, 'map/shopping-experience.yaml'), 'utf8')).toContain(
    'stages: [discover, purchase, receive]',
  )
})

test('a map that is there is not touched', () => {
  writeFileSync(join(root, 'mine.yaml'), '# mine\n')
  expect(run('init', '.', ...FLAGS)).toEqual({
    code: 2,
    out: '',
    err: 'millrace: There is a map in `.` already (mine.yaml). Name another folder, or add to it.\n',
  })
  expect(readdirSync(root).toSorted()).toEqual(['map', 'mine.yaml'])
})

test('where nobody can be asked, what is missing is named', () => {
  const { code, out, err } = run('init', 'other', ...FLAGS.slice(2, -2))
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: `millrace: Nobody can be asked here: give these, for example
  --organisation "Example Shop"
  --owner "Shopper team"
`,
  })
})

test('a time zone that there is not, and stages without names', () => {
  expect(run('init', 'other', ...FLAGS, '--time-zone', 'Berlin')).toMatchObject({
    code: 2,
    err: 'millrace: --time-zone is `Berlin`: an IANA time zone is expected, such as Europe/Berlin.\n',
  })
  expect(run('init', 'other', ...FLAGS, '--stages', ', ,')).toMatchObject({
    code: 2,
    err: 'millrace: --stages names no stage: separate their names by commas.\n',
  })
})
