/** A real client of the language server, over the streams of a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  PublishDiagnosticsNotification,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

/** How long something may take on a busy machine, in milliseconds. */
const PATIENCE = 120_000

/** A folder of files that is gone after the test. */
export const folderOf = (files: Readonly<Record<string, string>>): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'millrace-lsp-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true })
    writeFileSync(join(path, file), text)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export class Client {
  readonly connection: ProtocolConnection
  readonly stderr: string[] = []
  private readonly child: ChildProcess
  private readonly told = new Map<string, PublishDiagnosticsParams>()
  private readonly listeners = new Set<() => void>()
  private version = 1

  constructor() {
    this.child = spawn(process.execPath, [MAIN, 'lsp', '--stdio'], { stdio: 'pipe' })
    const { stdin, stdout, stderr } = this.child
    if (!stdin || !stdout || !stderr) throw new Error('The process has no streams.')
    stderr.on('data', (data: Buffer) => this.stderr.push(data.toString()))
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    )
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.told.set(params.uri, params)
      for (const listener of this.listeners) listener()
    })
    // Whoever waits for an answer of a process that has ended waits in vain.
    this.child.once('close', () => this.connection.dispose())
    this.connection.listen()
  }

  /** Starts the session in these folders. */
  async start(
    folders: readonly string[] | null,
    options: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    const workspaceFolders = folders?.map((path) => ({ name: path, uri: pathToFileURL(path).href })) ?? null
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders,
      ...options,
    })
    await this.connection.sendNotification(InitializedNotification.type, {})
    return result
  }

  async open(uri: string, text: string): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'yaml', version: this.version, text },
    })
  }

  /** Replaces a range, or the whole text. */
  async change(uri: string, text: string, range?: Range): Promise<void> {
    this.version += 1
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: this.version },
      contentChanges: [range ? { range, text } : { text }],
    })
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } })
  }

  /**
   * What is told of a file, as `line:column code`, as soon as it is as expected (or, without expectation,
   * anything); else what was told last.
   */
  async problems(uri: string, expected?: readonly string[]): Promise<readonly string[]> {
    const now = (): string[] =>
      (this.told.get(uri)?.diagnostics ?? []).map(
        ({ range, code }) => `${range.start.line + 1}:${range.start.character + 1} ${String(code)}`,
      )
    const isThere = (): boolean =>
      expected ? this.told.has(uri) && now().join() === expected.join() : now().length > 0
    await new Promise<void>((done) => {
      const timer = setTimeout(finish, PATIENCE)
      const listeners = this.listeners
      function look(): void {
        if (isThere()) finish()
      }
      function finish(): void {
        clearTimeout(timer)
        listeners.delete(look)
        done()
      }
      listeners.add(look)
      look()
    })
    return now()
  }

  /** All that was told of a file last. */
  last(uri: string): PublishDiagnosticsParams | undefined {
    return this.told.get(uri)
  }

  /** Addresses of all files of which something was told. */
  get toldOf(): string[] {
    return [...this.told.keys()]
  }

  /** Ends the session as the protocol has it; gives the exit code. */
  async end(): Promise<number | null> {
    const gone = once(this.child, 'exit')
    await this.connection.sendRequest(ShutdownRequest.type)
    await this.connection.sendNotification(ExitNotification.type)
    const [code] = (await gone) as [number | null]
    this.connection.dispose()
    return code
  }

  /** Closes the stream, as an editor that dies; gives the exit code. */
  async hangUp(): Promise<number | null> {
    const gone = once(this.child, 'exit')
    this.child.stdin?.end()
    const [code] = (await gone) as [number | null]
    this.connection.dispose()
    return code
  }

  /** Ends the process if it still runs. */
  kill(): void {
    this.child.kill('SIGKILL')
  }
}
