/** Changes of the map, as people and programs ask for them: the command, and HTTP. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runIn } from '../src/cli/in-process.contract.ts'
import { revisionOf } from '../src/edit/revision.ts'
import { createServer } from '../src/server/app.ts'
import { engineOn } from './workspace.ts'

const MAP = `# The map of a test.
organisation: { name: Test, timeZone: UTC }

slices:
  everyone: { name: Everyone } # all of them

streams:
  support:
    name: Support # as customers call it
    promise: "Whoever reports a problem can work again soon"
    for: [everyone]
    trigger: A problem is reported
    finishLine: The reporter can work again
    outcome: Work goes on
    northStar: { name: Restored within a day }
`

let opened: Awaited<ReturnType<typeof engineOn>>
const file = (): string => join(opened.folder, 'map.yaml')
const text = (): Promise<string> => readFile(file(), 'utf8')
const replaced = (from: string, to: string): string => {
  expect(MAP).toContain(from)
  return MAP.replace(from, to)
}

beforeAll(async () => {
  opened = await engineOn(MAP)
})
beforeEach(() => writeFile(file(), MAP))
afterAll(() => opened.close())

describe('millrace edit', () => {
  const edit = (...args: string[]) => runIn(opened.folder, 'edit', ...args)

  it('sets a value and says where', async () => {
    expect(await edit('set', 'streams.support.name', 'Help: at once')).toEqual({
      code: 0,
      stdout: 'map.yaml:9 name: "Help: at once" # as customers call it\n',
      stderr: '',
    })
    expect(await text()).toBe(replaced('name: Support #', 'name: "Help: at once" #'))
  })

  it.each([
    ['"5"', '"5"'],
    ['Fix # 3', '"Fix # 3"'],
    ['{ a: 1 }', '{ a: 1 }'],
  ])('takes %s as %s', async (value, written) => {
    const { stdout } = await edit('set', 'streams.support.northStar.name', value)
    expect(stdout).toBe(`map.yaml:15 northStar: { name: ${written} }\n`)
  })

  it('shows what it would do, and does not do it', async () => {
    const { code, stdout } = await edit('insert', 'streams.support.for', 'everyone', '--dry-run')
    expect([code, stdout]).toEqual([
      0,
      `--- a/map.yaml
+++ b/map.yaml
@@ -7,9 +7,9 @@
 streams:
   support:
     name: Support # as customers call it
     promise: "Whoever reports a problem can work again soon"
-    for: [everyone]
+    for: [everyone, everyone]
     trigger: A problem is reported
     finishLine: The reporter can work again
     outcome: Work goes on
     northStar: { name: Restored within a day }
`,
    ])
    expect(await text()).toBe(MAP)
  })

  it('renames a thing everywhere', async () => {
    const { code, stdout } = await edit('rename', 'slice', 'everyone', 'anybody')
    expect([code, stdout]).toEqual([
      0,
      'map.yaml:5 anybody: { name: Everyone } # all of them\nmap.yaml:11 for: [anybody]\n',
    ])
  })

  it('removes, and tells the problems that come with it', async () => {
    const { code, stdout, stderr } = await edit('remove', 'streams.support.promise')
    expect([code, stdout]).toEqual([1, 'map.yaml:10 (1 line removed)\n'])
    expect(stderr).toContain('`promise` is missing')
    expect(await text()).toBe(replaced('    promise: "Whoever reports a problem can work again soon"\n', ''))
  })

  it.each([
    [['set', 'streams..name', 'x'], '`streams..name` is no path of the map'],
    [['set', 'streams.support.for', '[a'], '`[a` is not valid YAML'],
    [['rename', 'slise', 'a', 'b'], 'There is no kind `slise`. Did you mean `slice`?'],
    [
      ['rename', 'slice', 'everybody', 'b'],
      'There is no slice `everybody` in the map. Did you mean `everyone`?',
    ],
    [['set', 'strems.a.name', 'x'], 'There is no key `strems` at the top of a map. Did you mean `streams`?'],
    [['set', 'streams.a.name', 'x', '--map', 'nowhere'], 'There is no folder `nowhere`.'],
    [['set', 'streams.a.name'], 'missing required argument'],
    [['insert', 'streams.support.for', 'x', '--at', 'end'], 'nothing can be inserted at NaN'],
  ])('millrace edit %j is refused, and nothing is written', async (args, message) => {
    const { code, stdout, stderr } = await edit(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(await text()).toBe(MAP)
  })
})

describe('PATCH /api/map', () => {
  let app: FastifyInstance
  const revision = revisionOf(new Map([['map.yaml', MAP]]))
  const patch = async (
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await app.inject({
      method: 'PATCH',
      url: '/api/map',
      headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    })
    return { status: response.statusCode, body: response.json() }
  }
  const named = (value: unknown) => ({ op: 'set', path: ['streams', 'support', 'name'], value })
  const expected = replaced('name: Support #', 'name: Help #')
  const edits = [{ file: 'map.yaml', line: 9, column: 11, endLine: 9, endColumn: 18, text: 'Help' }]

  beforeAll(async () => {
    app = await createServer(opened.engine, { host: '127.0.0.1' })
  })
  afterAll(() => app.close())

  it('writes, answers what was written, and goes on with the new map', async () => {
    const answer = await patch({ revision, changes: [named('Help')] })
    expect(answer).toEqual({
      status: 200,
      body: {
        revision: revisionOf(new Map([['map.yaml', expected]])),
        edits,
        diagnostics: expect.any(Array) as unknown,
      },
    })
    expect(await text()).toBe(expected)
    expect(opened.engine.map.streams.get('support')?.name).toBe('Help')
  })

  it('only tells, on a dry run', async () => {
    const answer = await patch({ revision, changes: [named('Help')], dryRun: true })
    expect([answer.status, answer.body['edits']]).toEqual([200, edits])
    expect(await text()).toBe(MAP)
  })

  it('tells the problems of the map as it is then', async () => {
    const { status, body } = await patch({ revision, changes: [named(7)], dryRun: true })
    expect(status).toBe(200)
    expect(body['diagnostics']).toContainEqual(
      expect.objectContaining({ code: 'MR002', severity: 'error', file: 'map.yaml', line: 9, column: 11 }),
    )
  })

  it('writes nothing when the files have changed', async () => {
    await writeFile(file(), `${MAP}# changed\n`)
    const { status, body } = await patch({ revision, changes: [named('Help')] })
    expect([status, body['error']]).toEqual([
      409,
      {
        code: 'conflict',
        message: 'The files of the map have changed meanwhile.',
        hint: 'Nothing was written. Ask for the map again, and make the changes on what it says now.',
      },
    ])
    expect(await text()).toBe(`${MAP}# changed\n`)
  })

  it('lets one of two win that ask at the same time', async () => {
    const both = await Promise.all([
      patch({ revision, changes: [named('Help')] }),
      patch({ revision, changes: [named('Aid')] }),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 409])
    expect(await text()).toBe(expected)
  })

  it('makes all changes or none', async () => {
    const changes = [
      named('Help'),
      { op: 'remove', path: ['streams', 'support', 'owner'] },
      { op: 'insert', path: ['streams', 'support', 'for'], value: 'x', at: 5 },
    ]
    expect(await patch({ revision, changes })).toEqual({
      status: 422,
      body: {
        error: { code: 'refused', message: 'There is nothing here that could be removed.' },
        refusals: [
          { change: 1, message: 'There is nothing here that could be removed.' },
          { change: 2, message: 'The list has 1 entries: nothing can be inserted at 5.' },
        ],
      },
    })
    expect(await text()).toBe(MAP)
  })

  it('puts a new section into the only file, and creates no file elsewhere', async () => {
    const path = ['teams', 'care', 'name']
    await patch({ revision, changes: [{ op: 'set', path, value: 'Care' }] })
    expect(await text()).toBe(`${MAP}\nteams:\n  care:\n    name: Care\n`)
    await writeFile(file(), MAP)
    const outside = await patch({ revision, changes: [{ op: 'set', path: ['../x', 'y'], value: 1 }] })
    expect(outside.status).toBe(422)
  })

  it('puts it into a file of its own where there are several', async () => {
    await writeFile(join(opened.folder, 'more.yaml'), 'teams: {}\n')
    const both = revisionOf(
      new Map([
        ['map.yaml', MAP],
        ['more.yaml', 'teams: {}\n'],
      ]),
    )
    const path = ['revenueStreams', 'fees', 'name']
    expect((await patch({ revision: both, changes: [{ op: 'set', path, value: 'Fees' }] })).status).toBe(200)
    const made = join(opened.folder, 'revenue-streams.yaml')
    expect(await readFile(made, 'utf8')).toBe('revenueStreams:\n  fees:\n    name: Fees\n')
    await rm(made)
    await rm(join(opened.folder, 'more.yaml'))
  })

  it.each([
    ['no change', { revision, changes: [] }],
    ['an empty path', { revision, changes: [{ op: 'remove', path: [] }] }],
    ['an unknown operation', { revision, changes: [{ op: 'move', path: ['a'] }] }],
    ['no value', { revision, changes: [{ op: 'set', path: ['a'] }] }],
    ['no revision', { changes: [named('x')] }],
  ])('refuses %s', async (_name, body) => {
    const answer = await patch(body)
    expect([answer.status, (answer.body['error'] as { code: string }).code]).toEqual([400, 'bad-request'])
  })

  it('refuses pages of other sites', async () => {
    const { status } = await patch(
      { revision, changes: [named('x')] },
      { origin: 'https://evil.example.org' },
    )
    expect(status).toBe(403)
    expect(await text()).toBe(MAP)
  })
})
