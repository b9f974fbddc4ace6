import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FORMATS } from '../checking/report.ts'
import { checkCommand } from './check.ts'

const MAIN = join(import.meta.dirname, '../main.ts')

let root = ''
let folder = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-'))
  folder = root
})
afterEach(() => rmSync(root, { recursive: true }))

interface Result {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** In a process of its own. */
const spawned = (...args: string[]): Result => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

/** In this process, which takes a fraction of the time; what is thrown is told like in `main.ts`. */
const check = async (...args: string[]): Promise<Result> => {
  let [out, err] = ['', '']
  const onto = (add: (text: string) => void) => (text: unknown) => {
    add(String(text))
    return true
  }
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(onto((text) => (out += text)))
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(onto((text) => (err += text)))
  const command = checkCommand().exitOverride()
  try {
    await command.parseAsync([folder, ...args], { from: 'user' })
    return { code: Number(process.exitCode ?? 0), out, err }
  } catch (error) {
    return { code: 2, out, err: err || `millrace: ${(error as Error).message}\n` }
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
    process.exitCode = undefined
  }
}

const write = (text: string, file = 'map.yaml'): void => writeFileSync(join(folder, file), text)
const read = (file = 'map.yaml'): string => readFileSync(join(folder, file), 'utf8')

const UNSERVED = 'slices: { a: { name: A } }\n'

describe('exit codes', () => {
  test('no map to read: 2, and what to do', async () => {
    expect(spawned('check', folder)).toEqual({
      code: 2,
      out: `${folder}:1:1 error MR005 The folder holds no map yet: write a file such as \`map.yaml\`, or try \`millrace demo\`.\n\n1 error, 0 warnings.\n`,
      err: '',
    })
  })

  test('errors: 1; warnings alone: 0, unless there are more than --max-warnings allows', async () => {
    write('slices: { a: { nme: A } }\n')
    const failed = spawned('check', folder, '--format', 'json')
    expect(failed.code).toBe(1)
    expect(JSON.parse(failed.out)).toMatchObject({ errors: 2, warnings: 0, infos: 0 })

    write(UNSERVED)
    expect(await check()).toEqual({
      code: 0,
      out: `map.yaml:1:11 warning MR206 No stream serves the slice \`a\`.
  1 | slices: { a: { name: A } }
    |           ^
  Name it under \`for\` of the stream whose promise holds for it, or remove the slice.

0 errors, 1 warning.
`,
      err: '',
    })
    expect((await check('--max-warnings', '1')).code).toBe(0)
    expect(await check('--max-warnings', '0', '--quiet')).toEqual({
      code: 1,
      out: 'No problems.\n',
      err: 'There are more warnings than --max-warnings 0 allows.\n',
    })
  })

  test('what can’t be done as asked: 2', async () => {
    write(UNSERVED)
    const told = async (...args: string[]): Promise<string> => {
      const { code, out, err } = await check(...args)
      return `${code} ${out}${err.split('\n')[0]}`
    }
    write('{}', '.millrace-baseline.json')
    expect([
      await told('--format', 'yaml'),
      await told('--max-warnings', 'few'),
      await told('--as-of', 'today'),
      await told('--watch', '--fix'),
      await told('--dry-run'),
      await told(),
      (await told('--no-baseline', '--out', join(folder, 'no', 'where'))).split(':')[0],
    ]).toEqual([
      "2 error: option '--format <format>' argument 'yaml' is invalid. Allowed choices are pretty, json, sarif, github, junit.",
      "2 error: option '--max-warnings <n>' argument 'few' is invalid. A whole number is expected, such as 0.",
      "2 error: option '--as-of <day>' argument 'today' is invalid. A day is expected, such as 2026-05-01.",
      '2 millrace: --watch only looks: leave out --fix.',
      '2 millrace: --dry-run shows what --fix would do: add --fix.',
      `2 millrace: \`${folder}/.millrace-baseline.json\` is no baseline: write it anew with --update-baseline, or leave it out with --no-baseline.`,
      '2 millrace',
    ])
  })
})

describe('formats', () => {
  test('name files from the root of the repository', async () => {
    mkdirSync(join(folder, '.git'))
    folder = join(folder, 'maps')
    mkdirSync(folder)
    write(UNSERVED)
    const github = await check('--format', 'github')
    expect(github.out).toBe(
      '::warning file=maps/map.yaml,line=1,endLine=1,col=11,endColumn=11,title=MR206 slice without a stream::No stream serves the slice `a`.%0AName it under `for` of the stream whose promise holds for it, or remove the slice.\n0 errors, 1 warning.\n',
    )
    const sarif = JSON.parse((await check('--format', 'sarif')).out) as {
      runs: { artifacts: unknown; results: { ruleId: string }[]; tool: { driver: { rules: object[] } } }[]
    }
    expect(sarif.runs[0]?.artifacts).toEqual([{ location: { uri: 'maps/map.yaml', uriBaseId: '%SRCROOT%' } }])
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['MR206'])
    expect(sarif.runs[0]?.tool.driver.rules).toContainEqual(
      expect.objectContaining({
        id: 'MR206',
        shortDescription: { text: 'slice without a stream' },
        helpUri: expect.stringMatching(/docs\/rules\/MR206\.md$/),
      }),
    )
  })

  test('--out writes the report to a file and says how it went', async () => {
    write(UNSERVED)
    const file = join(folder, 'report.xml')
    expect(await check('--format', 'junit', '--out', file)).toEqual({
      code: 0,
      out: '',
      err: `${file}: 0 errors, 1 warning.\n`,
    })
    expect(readFileSync(file, 'utf8')).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/)
  })
})

test('the guide names every option and format', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/guide/check.md'), 'utf8')
  const options = checkCommand().options.map(({ long }) => long ?? '')
  expect(options.length).toBeGreaterThan(5)
  expect([...options, ...FORMATS].filter((name) => !page.includes(name))).toEqual([])
})

test('--fix applies safe fixes; --dry-run shows them', async () => {
  const text = '# our customers\nslices: { a: { nme: "A" } } # all of them\n'
  write(text)
  const dry = await check('--fix', '--dry-run')
  expect({ ...dry, text: read() }).toEqual({
    code: 1,
    out: `--- a/map.yaml
+++ b/map.yaml
@@ -1,2 +1,2 @@
 # our customers
-slices: { a: { nme: "A" } } # all of them
+slices: { a: { name: "A" } } # all of them
`,
    err: 'fixed map.yaml:2 MR003 Change `nme` to `name`\n',
    text,
  })
  const wet = await check('--fix', '--quiet')
  expect({ ...wet, text: read() }).toEqual({
    code: 0,
    out: 'No problems.\n',
    err: 'fixed map.yaml:2 MR003 Change `nme` to `name`\n',
    text: '# our customers\nslices: { a: { name: "A" } } # all of them\n',
  })
  expect((await check('--fix', '--quiet')).err).toBe('There is nothing that --fix can mend.\n')
})

test('a baseline lets a map start clean; what is new counts, what is gone is told', async () => {
  write(UNSERVED)
  expect(await check('--update-baseline')).toEqual({
    code: 0,
    out: 'No problems. Not counted: 1 in the baseline.\n',
    err: '.millrace-baseline.json holds 1 problem.\n',
  })
  expect(JSON.parse(read('.millrace-baseline.json'))).toEqual({
    version: 1,
    problems: [{ code: 'MR206', file: 'map.yaml', message: 'No stream serves the slice `a`.', count: 1 }],
  })
  write(`# moved\n${UNSERVED}`)
  expect((await check()).out).toBe('No problems. Not counted: 1 in the baseline.\n')
  expect((await check('--no-baseline')).out.split('\n').at(-2)).toBe('0 errors, 1 warning.')
  write('slices: { b: { name: B } }\n')
  expect((await check()).out.split('\n').at(-2)).toBe(
    '0 errors, 1 warning. 1 of the baseline is gone: update it with --update-baseline.',
  )
  write('slices: { b: { nme: B } }\n')
  expect(await check('--update-baseline')).toMatchObject({
    code: 1,
    err: `.millrace-baseline.json holds 0 problems.
2 more can't be in it: what is wrong with the text is to be mended, and a must yields to a recorded override only.
`,
  })
})

test('--as-of: an override holds until its last day', async () => {
  write(
    `${UNSERVED}overrides:\n  later: { rule: MR206, about: a, by: Ada, on: 2026-05-01, until: 2026-06-30, why: A pilot. }\n`,
  )
  const overridden = async (on: string): Promise<unknown> =>
    (JSON.parse((await check('--as-of', on, '--format', 'json')).out) as { overridden: unknown[] }).overridden
      .length
  expect([await overridden('2026-06-30'), await overridden('2026-07-01')]).toEqual([1, 0])
})

test('--watch checks again after each change, and ends with the last exit code', async () => {
  write(UNSERVED)
  const child = spawn(process.execPath, [MAIN, 'check', folder, '--watch'])
  let out = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  let err = ''
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  const round = (n: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if ((err.match(/Watching/g)?.length ?? 0) < n) return
        child.stderr.off('data', look)
        resolve()
      }
      child.stderr.on('data', look)
      look()
    })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  await round(1)
  write('slices: { a: { nme: A } }\n')
  await round(2)
  write('organisation: { name: A }\n', 'more.yaml')
  await round(3)
  child.kill('SIGINT')
  expect(await ended).toBe(1)
  expect(out.split('\n').filter((line) => /^\d+ error/.test(line))).toEqual([
    '0 errors, 1 warning.',
    '2 errors, 0 warnings. --fix can mend 1 of them.',
    '2 errors, 0 warnings. --fix can mend 1 of them.',
  ])
})

test('schema prints JSON Schema', async () => {
  const { code, out } = spawned('schema')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ $id: 'urn:millrace:map', type: 'object' })
})
