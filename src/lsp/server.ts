/** The language server: what the protocol asks, answered from the map. */
import { Console } from 'node:console'
import {
  type Connection,
  createConnection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  type Location,
  ProposedFeatures,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { LoadedMap } from '../model/load.ts'
import type { Place } from '../model/place.ts'
import { VERSION } from '../version.ts'
import { actionsFor, FIX_ALL } from './actions.ts'
import { completionsAt } from './completion.ts'
import { hoverAt } from './hover.ts'
import type { MapFolder } from './map-folder.ts'
import { definitionOf, nameAt, placeOf, referencesTo } from './names.ts'
import { rangeOf } from './place.ts'
import { renamableAt, RenameError, renameAt } from './rename.ts'
import { findThings, outlineOf } from './symbols.ts'
import { Workspace } from './workspace.ts'

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [' ', '[', '(', ','] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
}

/** What the editor may say when it starts the server. */
interface Settings {
  /** Path of the map, from the folder of the workspace. Default: its folder `map`, else itself. */
  readonly map?: unknown
}

const settingOf = (options: Settings | undefined): string | undefined =>
  typeof options?.map === 'string' && options.map !== '' ? options.map : undefined

/** Where a request stands: the file as the editor has it, and the map that holds it. */
interface Spot {
  readonly document: TextDocument
  readonly offset: number
  readonly map: MapFolder
  readonly file: string
  readonly loaded: LoadedMap
}

const locate = (map: MapFolder, place: Place): Location => ({
  uri: map.uriOf(place.file),
  range: rangeOf(place),
})

const orResponseError = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof RenameError) throw new ResponseError(ErrorCodes.InvalidRequest, error.message)
    throw error
  }
}

class LanguageServer {
  private readonly connection: Connection
  private readonly documents = new TextDocuments(TextDocument)
  private workspace: Workspace
  /** Whether the editor says which folders come and go. */
  private tellsFolders = false

  constructor(connection: Connection) {
    this.connection = connection
    this.workspace = new Workspace(connection, undefined, this.documents)
  }

  listen(): void {
    const { connection, documents } = this
    connection.onInitialize((params) => this.initialize(params))
    connection.onInitialized(() => this.watchFolders())
    connection.onShutdown(() => this.workspace.close())
    documents.onDidChangeContent(({ document }) => this.workspace.take(document.uri, document))
    documents.onDidClose(({ document }) => this.workspace.take(document.uri, null))
    this.answer()
    documents.listen(connection)
    connection.listen()
  }

  private initialize(params: InitializeParams): InitializeResult {
    const setting = settingOf(params.initializationOptions as Settings | undefined)
    this.workspace = new Workspace(this.connection, setting, this.documents)
    const { workspaceFolders, rootUri } = params
    for (const { uri } of workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : []))
      this.workspace.addFolder(uri)
    this.tellsFolders = params.capabilities.workspace?.workspaceFolders === true
    return {
      capabilities: this.tellsFolders ? CAPABILITIES : { ...CAPABILITIES, workspace: undefined },
      serverInfo: { name: 'millrace', version: VERSION },
    }
  }

  private watchFolders(): void {
    if (!this.tellsFolders) return
    this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of added) this.workspace.addFolder(uri)
      for (const { uri } of removed) this.workspace.removeFolder(uri)
    })
  }

  private async spot({ textDocument, position }: TextDocumentPositionParams): Promise<Spot | null> {
    const found = await this.workspace.mapOf(textDocument.uri)
    const document = this.documents.get(textDocument.uri)
    if (!found || !document) return null
    const { loaded } = found.map.current()
    return { ...found, document, offset: document.offsetAt(position), loaded }
  }

  /** All places that name what the cursor is on; its definition is the first. */
  private places({ document, offset, loaded }: Spot, withDefinition: boolean): Place[] {
    const name = nameAt(document.getText(), offset)
    const definition = name && definitionOf(loaded, name.id, name.kinds)
    if (!definition) return []
    return [...(withDefinition ? [placeOf(loaded, definition)] : []), ...referencesTo(loaded, definition)]
  }

  private answer(): void {
    const { connection } = this
    connection.onCompletion(async (params) => {
      const spot = await this.spot(params)
      return spot && completionsAt(spot.document, spot.offset, spot.loaded)
    })
    connection.onHover(async (params) => {
      const spot = await this.spot(params)
      return spot && hoverAt(spot.document, spot.offset, spot.loaded)
    })
    connection.onDefinition(async (params) => {
      const spot = await this.spot(params)
      const [first] = spot ? this.places(spot, true) : []
      return spot && first ? locate(spot.map, first) : null
    })
    connection.onReferences(async (params) => {
      const spot = await this.spot(params)
      return (
        spot && this.places(spot, params.context.includeDeclaration).map((place) => locate(spot.map, place))
      )
    })
    connection.onDocumentHighlight(async (params) => {
      const spot = await this.spot(params)
      const places = spot ? this.places(spot, true).filter(({ file }) => file === spot.file) : []
      return places.map((place) => ({ range: rangeOf(place) }))
    })
    connection.onPrepareRename(async (params) => {
      const spot = await this.spot(params)
      if (!spot) return null
      const { document, offset, loaded } = spot
      const name = orResponseError(() => renamableAt(document.getText(), offset, loaded))
      const range = { start: document.positionAt(name.start), end: document.positionAt(name.end) }
      return { range, placeholder: name.id }
    })
    connection.onRenameRequest(async (params) => {
      const spot = await this.spot(params)
      if (!spot) return null
      const { document, offset, loaded, map } = spot
      const edits = orResponseError(() => renameAt(document.getText(), offset, params.newName, loaded))
      return { changes: Object.fromEntries([...edits].map(([file, list]) => [map.uriOf(file), list])) }
    })
    this.answerFiles()
  }

  private answerFiles(): void {
    const { connection } = this
    connection.onCodeAction(async ({ textDocument, range, context }) => {
      const found = await this.workspace.mapOf(textDocument.uri)
      if (!found) return []
      const { map, file } = found
      const { loaded, diagnostics } = map.current()
      return actionsFor(file, range, context.only, diagnostics, loaded, (one) => map.uriOf(one))
    })
    connection.onDocumentSymbol(async ({ textDocument }) => {
      const found = await this.workspace.mapOf(textDocument.uri)
      return found && outlineOf(found.file, found.map.current().loaded)
    })
    connection.onWorkspaceSymbol(async ({ query }) =>
      (await this.workspace.all()).flatMap((map) =>
        findThings(query, map.current().loaded, (file) => map.uriOf(file)),
      ),
    )
  }
}

/** Serves an editor over the streams of this process until the editor ends it. Nothing else may write to stdout. */
export const serve = (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void => {
  globalThis.console = new Console(process.stderr)
  new LanguageServer(createConnection(ProposedFeatures.all, input, output)).listen()
}
