/** The extension of Visual Studio Code, with the editor and the client's library played by this test. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { VERSION } from '../src/version.ts'

const FOLDER = new URL('../editors/vscode/', import.meta.url)

interface Manifest {
  readonly version: string
  readonly main: string
  readonly engines: { readonly vscode: string }
  readonly activationEvents: readonly string[]
  readonly dependencies: Readonly<Record<string, string>>
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> }
  }
}

interface Extension {
  activate(context: { subscriptions: unknown[] }): Promise<void>
  deactivate(): Promise<void>
}

const manifest = JSON.parse(readFileSync(new URL('package.json', FOLDER), 'utf8')) as Manifest
const source = readFileSync(new URL(manifest.main, FOLDER), 'utf8')

const root = mkdtempSync(join(tmpdir(), 'millrace-extension-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What the extension did. */
let log: unknown[] = []
let settings: Record<string, string> = {}
let folders: string[] = []
let listeners: Record<string, (event?: unknown) => unknown> = {}
let failure: Error | null = null

beforeEach(() => {
  ;[log, settings, folders, listeners, failure] = [[], {}, [], {}, null]
})

class LanguageClient {
  private readonly what: unknown[]

  constructor(...what: unknown[]) {
    this.what = what
  }

  async start(): Promise<void> {
    log.push(['start', ...this.what.slice(2)])
    if (failure) throw failure
  }

  async stop(): Promise<void> {
    log.push('stop')
  }
}

const listen =
  (name: string) =>
  (listener: (event?: unknown) => unknown): void => {
    listeners[name] = listener
  }

const MODULES: Readonly<Record<string, unknown>> = {
  vscode: {
    workspace: {
      getConfiguration: (section: string) => ({
        get: (key: string, otherwise: string) => settings[`${section}.${key}`] ?? otherwise,
      }),
      get workspaceFolders() {
        return folders.map((fsPath) => ({ uri: { fsPath } }))
      },
      onDidChangeConfiguration: listen('configuration'),
      onDidChangeWorkspaceFolders: listen('folders'),
    },
    commands: { registerCommand: (name: string, work: () => unknown) => listen(name)(work) },
    window: { showErrorMessage: (message: string) => log.push(['error', message]) },
  },
  'vscode-languageclient/node': { LanguageClient, TransportKind: { stdio: 0 } },
}

const load = (): Extension => {
  const own = createRequire(import.meta.url)
  const requireFrom = (name: string): unknown => (name.startsWith('node:') ? own(name) : MODULES[name])
  const module = { exports: {} as Extension }
  // The only way to run it as the editor does: with modules that exist in the editor alone.
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('require', 'module', 'exports', source)(requireFrom, module, module.exports)
  return module.exports
}

const started = (command: string, folder: string, initializationOptions: object): unknown => [
  'start',
  { command, args: ['lsp'], transport: 0, options: { shell: process.platform === 'win32' } },
  {
    documentSelector: [{ scheme: 'file', language: 'yaml', pattern: `${folder}/**/*.{yaml,yml}` }],
    initializationOptions,
  },
]

const workspace = (name: string, ...paths: string[]): string => {
  for (const path of ['.', ...paths]) mkdirSync(join(root, name, path), { recursive: true })
  return join(root, name)
}

describe('the manifest', () => {
  it('fits the code beside it', () => {
    expect(manifest.version).toBe(VERSION)
    expect(manifest.engines.vscode).toMatch(/^\^1\.\d+\.0$/)
    expect(Object.keys(manifest.contributes.configuration.properties)).toEqual([
      'millrace.map',
      'millrace.command',
    ])
    const read = [...source.matchAll(/settings\.get\('(\w+)', (\S+?)\)/g)].map(([, key, otherwise]) => [
      key,
      otherwise,
    ])
    expect(read).toEqual([
      ['map', "''"],
      ['command', "''"],
    ])
    const commands = [...source.matchAll(/registerCommand\('([\w.]+)'/g)].map(([, name]) => name)
    expect(manifest.contributes.commands.map(({ command }) => command)).toEqual(commands)
    const needed = [...source.matchAll(/require\('([^']+)'\)/g)].flatMap(([, name = '']) =>
      name === 'vscode' || name.startsWith('node:') ? [] : name.split('/')[0],
    )
    expect(Object.keys(manifest.dependencies)).toEqual(needed)
    expect(manifest.activationEvents).not.toContain('*')
  })
})

describe('the extension', () => {
  it('starts the server for the map of the workspace, and ends it', async () => {
    folders = [workspace('with-map', 'map')]
    const extension = load()
    await extension.activate({ subscriptions: [] })
    await extension.deactivate()
    expect(log).toEqual([started('millrace', join(root, 'with-map/map'), {}), 'stop'])
  })

  it('starts nothing in a workspace without a map, until there is one', async () => {
    folders = [workspace('without')]
    await load().activate({ subscriptions: [] })
    expect(log).toEqual([])
    folders = [workspace('without'), workspace('later', 'map')]
    await listeners['folders']?.()
    expect(log).toEqual([started('millrace', join(root, 'later/map'), {})])
  })

  it('takes map and command from the settings, and the command of the workspace before that of the PATH', async () => {
    folders = [workspace('set', 'architecture', 'node_modules/.bin/millrace')]
    settings = { 'millrace.map': 'architecture' }
    await load().activate({ subscriptions: [] })
    settings = { ...settings, 'millrace.command': '/opt/millrace' }
    await listeners['configuration']?.({ affectsConfiguration: (name: string) => name === 'millrace' })
    await listeners['configuration']?.({ affectsConfiguration: () => false })
    const map = join(root, 'set/architecture')
    const own = join(root, 'set/node_modules/.bin/millrace')
    expect(log).toEqual([
      started(own, map, { map: 'architecture' }),
      'stop',
      started('/opt/millrace', map, { map: 'architecture' }),
    ])
  })

  it('says what to do if the command is not there', async () => {
    folders = [workspace('failing', 'map')]
    failure = new Error('spawn millrace ENOENT')
    await load().activate({ subscriptions: [] })
    expect(log.at(-1)).toEqual([
      'error',
      "Millrace can't be started as `millrace lsp`: spawn millrace ENOENT. Install it with `npm install millrace`, or name the command in the setting millrace.command.",
    ])
  })
})
