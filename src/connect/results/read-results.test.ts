import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readResults } from './read-results.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'results-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (content: string | Buffer): Promise<string> => {
  const path = join(folder, 'costs.csv')
  await writeFile(path, content)
  return path
}

const ROWS = [
  { at: '2026-08-31', value: '3.20', unit: 'EUR', row: 2 },
  { at: '2026-09-07', value: '3.30', unit: 'EUR', slice: 'shopper', row: 3 },
]

it.each([
  ['commas', 'date,value,unit,slice\n2026-08-31,3.20,EUR,\n2026-09-07,3.30,EUR,shopper\n'],
  [
    'semicolons, other names, other order',
    'Currency;Day;Slice;Amount\r\nEUR;2026-08-31;;3.20\r\nEUR;2026-09-07;shopper;3.30\r\n',
  ],
  [
    'tabs, a byte order mark, quotes',
    '\uFEFF"date"\tvalue\tunit\tslice\n"2026-08-31"\t3.20\tEUR\n2026-09-07\t3.30\tEUR\tshopper',
  ],
])('%s', async (_, content) => {
  expect(await readResults(await file(content))).toEqual(ROWS)
})

it('as a spreadsheet saves Unicode text', async () => {
  const content = Buffer.from(
    '\uFEFFdate\tvalue\tunit\tslice\r\n2026-08-31\t3.20\tEUR\t\r\n2026-09-07\t3.30\tEUR\tshopper\r\n',
    'utf16le',
  )
  expect(await readResults(await file(content))).toEqual(ROWS)
})

it('says which columns are missing, and which there are', async () => {
  await expect(readResults(await file('dte,value\n2026-08-31,3'))).rejects.toThrow(
    'costs.csv has no column `date`; its columns are `dte`, `value`. Is it `dte`?',
  )
  await expect(readResults(await file('date,cost\n2026-08-31,3'))).rejects.toThrow(
    'costs.csv has no column `value`; its columns are `date`, `cost`.',
  )
  await expect(readResults(await file('date,value\n"2026-08-31,3'))).rejects.toThrow('costs.csv is no CSV')
  await expect(readResults(join(folder, 'none.csv'))).rejects.toThrow('there is no such file')
})
