import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../main.ts')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

test('no map to read: 2, and what to do', () => {
  expect(run('check', folder)).toEqual({
    code: 2,
    out: `${folder}:1:1 error MR005 The folder holds no map yet: write a file such as \`map.yaml\`, or try \`millrace demo\`.\n\n1 error, 0 warnings.\n`,
    err: '',
  })
})

test('errors: 1; warnings alone: 0', () => {
  writeFileSync(join(folder, 'map.yaml'), 'slices: { a: { nme: A } }\n')
  const failed = run('check', folder, '--format', 'json')
  expect(failed.code).toBe(1)
  expect(JSON.parse(failed.out)).toMatchObject({ errors: 2, warnings: 0 })

  writeFileSync(join(folder, 'map.yaml'), 'slices: { a: { name: A } }\n')
  expect(run('check', folder)).toEqual({
    code: 0,
    out: `map.yaml:1:11 warning MR206 No stream serves the slice \`a\`.
  1 | slices: { a: { name: A } }
    |           ^
  Name it under \`for\` of the stream whose promise holds for it, or remove the slice.

0 errors, 1 warning.
`,
    err: '',
  })
})

test('a format that there is not: 2', () => {
  const { code, out, err } = run('check', folder, '--format', 'yaml')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain("'yaml' is invalid. Allowed choices are pretty, json.")
})

test('schema prints JSON Schema', () => {
  const { code, out } = run('schema')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ $id: 'urn:millrace:map', type: 'object' })
})
