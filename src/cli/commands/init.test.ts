import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runIn } from '../in-process.contract.ts'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { code, stdout, stderr } = await runIn(root, ...args)
  return { code, out: stdout, err: stderr }
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

test('flags make a map that has no problems', async () => {
  expect(await run('init', ...FLAGS)).toEqual({
    code: 0,
    out: `Written: map/organisation.yaml, map/customers.yaml, map/shopping-experience.yaml

Next:
  millrace check map
  millrace import FILE --source NAME --map map   (shows what to add to the map for the file)
  millrace serve map
`,
    err: '',
  })
  expect(await run('check', 'map')).toMatchObject({ code: 0, err: '' })
  expect((await run('check', 'map', '--format', 'json')).out).toContain('"errors": 0')
  expect(readFileSync(join(root, 'map/shopping-experience.yaml'), 'utf8')).toContain(
    'stages: [discover, purchase, receive]',
  )
})

test('a map that is there is not touched', async () => {
  writeFileSync(join(root, 'mine.yaml'), '# mine\n')
  expect(await run('init', '.', ...FLAGS)).toEqual({
    code: 2,
    out: '',
    err: 'millrace: There is a map in `.` already (mine.yaml). Name another folder, or add to it.\n',
  })
  expect(readdirSync(root).toSorted()).toEqual(['map', 'mine.yaml'])
})

test('where nobody can be asked, what is missing is named', async () => {
  const { code, out, err } = await run('init', 'other', ...FLAGS.slice(2, -2))
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: `millrace: Nobody can be asked here: give these, for example
  --organisation "Example Shop"
  --owner "Shopper team"
`,
  })
})

test('a time zone that there is not, and stages without names', async () => {
  expect(await run('init', 'other', ...FLAGS, '--time-zone', 'Berlin')).toMatchObject({
    code: 2,
    err: 'millrace: --time-zone is `Berlin`: an IANA time zone is expected, such as Europe/Berlin.\n',
  })
  expect(await run('init', 'other', ...FLAGS, '--stages', ', ,')).toMatchObject({
    code: 2,
    err: 'millrace: --stages names no stage: separate their names by commas.\n',
  })
})
