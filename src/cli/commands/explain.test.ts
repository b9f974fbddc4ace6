import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runIn } from '../in-process.contract.ts'

const PAGES = join(import.meta.dirname, '../../../docs/rules')

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { code, stdout, stderr } = await runIn('.', 'explain', ...args)
  return { code, out: stdout, err: stderr }
}

test('a code, in either case: its page as text', async () => {
  const { code, out, err } = await run('mr201')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^MR201: path with a gap\n\nError\. The stages of a stream are not contiguous/)
  expect(out).toMatch(/\nBad\n\n {2}slices:\n/)
  expect(out).toMatch(/\nWhy\n\n/)
  expect(out).not.toMatch(/[*#]/)
})

test('several codes as data, each with its page', async () => {
  const { code, out } = await run('MR201', 'MR001', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    rules: ['MR201', 'MR001'].map((one) => ({
      code: one,
      name: expect.any(String),
      severity: 'error',
      summary: expect.any(String),
      text: readFileSync(join(PAGES, `${one}.md`), 'utf8'),
    })),
  })
})

test('without a code: all of them, none missing', async () => {
  const { code, out } = await run()
  expect(code).toBe(0)
  const lines = out.split('\n').filter((line) => line.startsWith('MR'))
  expect(lines.map((line) => `${line.slice(0, 5)}.md`)).toEqual(
    readdirSync(PAGES)
      .filter((file) => file.startsWith('MR'))
      .sort(),
  )
  expect(lines.find((line) => line.startsWith('MR201'))).toMatch(/^MR201 {2}error +path with a gap$/)
  expect(JSON.parse((await run('--json')).out).rules).toHaveLength(lines.length)
})

test('a code that there is not: 2, and the one that was probably meant', async () => {
  expect(await run('MR20I')).toEqual({
    code: 2,
    out: '',
    err: 'millrace: There is no rule `MR20I`. Did you mean `MR201`? `millrace explain` lists all codes.\n',
  })
})
