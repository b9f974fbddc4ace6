import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeWorkspaceFoldersNotification,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type WorkspaceEdit,
  type WorkspaceFoldersChangeEvent,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { afterEach, describe, expect, it } from 'vitest'
import { Client, folderOf } from './client.contract.ts'

const ORGANISATION = 'organisation: { name: Shop, goals: { growth: { name: Growth } } }\n'
const SLICES = 'slices:\n  consumer: { name: Consumers }\n  enterprise: { name: Companies }\n'
const FORKS =
  'forks:\n  split:\n    at: [buy]\n    slices: [consumer, enterprise]\n    differs: [intent]\n    why: They differ.\n'
const JOURNEY = 'journey:\n  stages:\n    buy: { name: Buy }\n'
const MAP = {
  'organisation.yaml': ORGANISATION,
  'slices.yaml': SLICES,
  'forks.yaml': FORKS,
  'journey.yaml': JOURNEY,
}

const clients: Client[] = []
const removals: (() => void)[] = []

afterEach(() => {
  for (const client of clients.splice(0)) client.kill()
  for (const remove of removals.splice(0)) remove()
})

const started = (): Client => {
  const client = new Client()
  clients.push(client)
  return client
}

/** A folder of these files, and the addresses of its files. */
const workspace = (
  files: Readonly<Record<string, string>>,
): { path: string; uri: (file: string) => string } => {
  const { path, remove } = folderOf(files)
  removals.push(remove)
  return { path, uri: (file) => pathToFileURL(join(path, file)).href }
}

/** The position behind the first occurrence of a text. */
const behind = (text: string, part: string): Position =>
  TextDocument.create('', 'yaml', 1, text).positionAt(text.indexOf(part) + part.length)

const applied = (text: string, edit: WorkspaceEdit | null | undefined, uri: string): string =>
  TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edit?.changes?.[uri] ?? [])

describe('a session with an editor', () => {
  it('goes from problems through all that helps to a proper end', async () => {
    const { path, uri } = workspace(
      Object.fromEntries(Object.entries(MAP).map(([file, text]) => [`map/${file}`, text])),
    )
    const forks = uri('map/forks.yaml')
    const client = started()
    const { capabilities, serverInfo } = await client.start([path])
    expect(serverInfo?.name).toBe('millrace')
    expect(capabilities.textDocumentSync).toEqual({ openClose: true, change: 2 })

    // What is typed is checked at once, together with the files that are not open.
    await client.open(forks, FORKS)
    const wrong = FORKS.replace('enterprise]', 'enterprse]')
    await client.change(forks, 'enterprse', {
      start: { line: 3, character: 23 },
      end: { line: 3, character: 33 },
    })
    expect(await client.problems(forks, ['4:24 MR101'])).toEqual(['4:24 MR101'])
    const [problem] = client.last(forks)?.diagnostics ?? []
    expect(problem).toMatchObject({
      range: { start: { line: 3, character: 23 }, end: { line: 3, character: 32 } },
      severity: 1,
      code: 'MR101',
      source: 'millrace',
    })
    expect(problem?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/MR101\.md$/)

    // Its fix.
    const range = problem?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const context = { diagnostics: problem ? [problem] : [] }
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: forks },
      range,
      context,
    })
    const [fix] = (actions ?? []).flatMap((action) => ('edit' in action ? [action] : []))
    expect(applied(wrong, fix?.edit, forks)).toBe(FORKS)
    await client.change(forks, FORKS)
    expect(await client.problems(forks, [])).toEqual([])

    const at = (part: string) => ({ textDocument: { uri: forks }, position: behind(FORKS, part) })
    const { connection } = client

    const completion = await connection.sendRequest(CompletionRequest.type, at('slices: ['))
    expect((Array.isArray(completion) ? completion : []).map(({ label }) => label)).toEqual(['consumer'])

    expect(await connection.sendRequest(HoverRequest.type, at('[cons'))).toEqual({
      contents: { kind: 'markdown', value: '**Consumers** (slice `consumer`)\n\nslices.yaml:2, named once' },
      range: { start: { line: 3, character: 13 }, end: { line: 3, character: 21 } },
    })
    expect(await connection.sendRequest(DefinitionRequest.type, at('[cons'))).toEqual({
      uri: uri('map/slices.yaml'),
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } },
    })
    const references = { ...at('[cons'), context: { includeDeclaration: true } }
    expect(await connection.sendRequest(ReferencesRequest.type, references)).toEqual([
      {
        uri: uri('map/slices.yaml'),
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } },
      },
      { uri: forks, range: { start: { line: 3, character: 13 }, end: { line: 3, character: 21 } } },
    ])
    expect(await connection.sendRequest(DocumentHighlightRequest.type, at('[cons'))).toEqual([
      { range: { start: { line: 3, character: 13 }, end: { line: 3, character: 21 } } },
    ])

    expect(await connection.sendRequest(PrepareRenameRequest.type, at('[cons'))).toEqual({
      range: { start: { line: 3, character: 13 }, end: { line: 3, character: 21 } },
      placeholder: 'consumer',
    })
    await expect(connection.sendRequest(PrepareRenameRequest.type, at('wh'))).rejects.toThrow(
      'Only ids can be renamed',
    )
    const rename = { ...at('[cons'), newName: 'shopper' }
    const renamed = await connection.sendRequest(RenameRequest.type, rename)
    expect(applied(FORKS, renamed, forks)).toBe(FORKS.replace('consumer', 'shopper'))
    expect(applied(SLICES, renamed, uri('map/slices.yaml'))).toBe(SLICES.replace('consumer', 'shopper'))
    await expect(
      connection.sendRequest(RenameRequest.type, { ...rename, newName: 'enterprise' }),
    ).rejects.toThrow('`enterprise` is taken: slices.yaml:3 defines a slice of that id.')

    const outline = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: forks } })
    expect(outline?.map(({ name }) => name)).toEqual(['forks'])
    const found = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'compan' })
    expect(found?.map(({ name }) => name)).toEqual(['enterprise'])

    expect(await client.end()).toBe(0)
    expect(client.stderr.join('')).toBe('')
  })

  it('sees what happens on the disk, and what is open wins over it', async () => {
    const { path, uri } = workspace(MAP)
    const client = started()
    await client.start([path])
    await client.open(uri('slices.yaml'), SLICES.replace('  enterprise', '  company'))
    expect(await client.problems(uri('forks.yaml'), ['4:24 MR101'])).toEqual(['4:24 MR101'])

    writeFileSync(join(path, 'more.yaml'), 'slices:\n  enterprise: { nome: Companies }\n')
    expect(await client.problems(uri('forks.yaml'), [])).toEqual([])
    expect(await client.problems(uri('more.yaml'))).toEqual(['2:15 MR002', '2:17 MR003'])

    // Of a file that is gone, nothing is told any more; a closed one counts as it is on the disk.
    rmSync(join(path, 'more.yaml'))
    expect(await client.problems(uri('more.yaml'), [])).toEqual([])
    expect(await client.problems(uri('forks.yaml'), ['4:24 MR101'])).toEqual(['4:24 MR101'])
    await client.close(uri('slices.yaml'))
    expect(await client.problems(uri('forks.yaml'), [])).toEqual([])
    expect(await client.end()).toBe(0)
  })

  it('lives through text that is no text, and counts in UTF-16 units', async () => {
    const { path, uri } = workspace({ ...MAP, 'broken.yaml': 'streams: [[[{{{' })
    const client = started()
    await client.start([path])
    expect(await client.problems(uri('broken.yaml'))).toContain('1:16 MR001')
    await client.open(uri('forks.yaml'), FORKS)
    await client.change(
      uri('forks.yaml'),
      FORKS.replace('[consumer, enterprise]', '["🚚🚚", nobody]').replaceAll('\n', '\r\n'),
    )
    expect(await client.problems(uri('forks.yaml'))).toEqual(['4:14 MR002'])
    const truck = client
      .last(uri('forks.yaml'))
      ?.diagnostics.find(({ range }) => range.start.character === 13)
    expect(truck?.range.end).toEqual({ line: 3, character: 19 })
    for (const text of [
      '&a [*a, *a',
      '\t\t- x',
      '%',
      '\u0000',
      'forks: !!js/function x',
      '- '.repeat(5000),
    ]) {
      await client.change(uri('forks.yaml'), text)
      const where = { textDocument: { uri: uri('forks.yaml') }, position: { line: 0, character: 3 } }
      await client.connection.sendRequest(CompletionRequest.type, where)
      await client.connection.sendRequest(HoverRequest.type, where)
      await client.connection.sendRequest(DocumentSymbolRequest.type, where)
    }
    await client.change(uri('forks.yaml'), FORKS)
    expect(await client.problems(uri('forks.yaml'), [])).toEqual([])
    expect(await client.end()).toBe(0)
  })

  it('goes on after what it does not understand', async () => {
    const { path, uri } = workspace(MAP)
    const client = started()
    await client.start([path])
    await client.open(uri('forks.yaml'), FORKS)
    const far = { textDocument: { uri: uri('forks.yaml') }, position: { line: 10_000, character: 10_000 } }
    expect(await client.connection.sendRequest(HoverRequest.type, far)).toBeNull()
    for (const address of ['untitled:Untitled-1', 'file:///%E0%A4%A', 'no address', uri('nothing.yaml')]) {
      await client.open(address, FORKS)
      await client.connection.sendRequest(CompletionRequest.type, { ...far, textDocument: { uri: address } })
      await client.close(address)
    }
    await expect(client.connection.sendRequest('textDocument/unheardOf', {})).rejects.toThrow(
      'Unhandled method',
    )
    await expect(client.connection.sendRequest('textDocument/hover', { wrong: true })).rejects.toThrow(
      'textDocument/hover failed',
    )
    await client.change(uri('forks.yaml'), FORKS.replace('enterprise', 'nobody'))
    expect(await client.problems(uri('forks.yaml'), ['4:24 MR101'])).toEqual(['4:24 MR101'])
    expect(await client.end()).toBe(0)
  })

  it('ends with the editor, and says so if the editor did not end it', async () => {
    const client = started()
    await client.start([workspace(MAP).path])
    expect(await client.hangUp()).toBe(1)
  })
})

describe('which files are the map', () => {
  it('that of the setting, in each of several folders', async () => {
    const [one, other] = [
      workspace({ 'maps/a.yaml': 'slices: { a: 1 }\n', 'b.yaml': 'x: 1\n' }),
      workspace({ 'maps/a.yaml': '? x' }),
    ]
    const client = started()
    await client.start([one.path, other.path], { initializationOptions: { map: 'maps' } })
    expect(await client.problems(one.uri('maps/a.yaml'), ['1:14 MR002'])).toEqual(['1:14 MR002'])
    expect(await client.problems(other.uri('maps/a.yaml'))).toEqual(['1:3 MR003'])
    expect(client.toldOf.toSorted()).toEqual([one.uri('maps/a.yaml'), other.uri('maps/a.yaml')].toSorted())
    expect(await client.end()).toBe(0)
  })

  it('those of folders that come and go', async () => {
    const [one, other] = [workspace(MAP), workspace({ 'a.yaml': 'streams: 1\n' })]
    const client = started()
    await client.start([one.path])
    const folder = { uri: other.uri('.'), name: 'other' }
    const change = (event: WorkspaceFoldersChangeEvent): Promise<void> =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event })
    await change({ added: [folder], removed: [] })
    expect(await client.problems(other.uri('a.yaml'), ['1:10 MR002'])).toEqual(['1:10 MR002'])
    await change({ added: [], removed: [folder] })
    expect(await client.problems(other.uri('a.yaml'), [])).toEqual([])
    expect(await client.end()).toBe(0)
  })

  it('without a folder, the files beside the one that is open', async () => {
    const { uri } = workspace(MAP)
    const client = started()
    await client.start(null)
    await client.open(uri('forks.yaml'), FORKS.replace('enterprise', 'nobody'))
    expect(await client.problems(uri('forks.yaml'), ['4:24 MR101'])).toEqual(['4:24 MR101'])
    expect(await client.end()).toBe(0)
  })

  it('not the YAML of something else', async () => {
    const { path, uri } = workspace({ 'compose.yaml': 'services:\n  db: { image: postgres }\n' })
    const client = started()
    await client.start([path])
    await client.open(uri('compose.yaml'), 'services:\n  db: { image: postgres }\n')
    const where = { textDocument: { uri: uri('compose.yaml') }, position: { line: 1, character: 3 } }
    expect(await client.connection.sendRequest(HoverRequest.type, where)).toBeNull()
    expect(client.toldOf).toEqual([])
    expect(await client.end()).toBe(0)
  })
})
