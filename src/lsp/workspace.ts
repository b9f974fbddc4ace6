/** All maps of the editor's workspace: reads them, watches them, and tells their problems. */
import type { Connection, Diagnostic as Published } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { mapBeside, mapIn, mapOf } from './folders.ts'
import type { LoadedMap } from '../model/load.ts'
import { isAtOnce, type MapFolder, pathOfUri } from './map-folder.ts'
import { moved } from './meanwhile.ts'
import { published } from './publish.ts'
import { watchFolder } from './watch.ts'

/** Keystrokes that arrive together are checked together. */
const DEBOUNCE_MS = 2

/** How long after what is told at once the rest of a slow check begins. */
const REST_MS = 10

interface Watched {
  readonly map: MapFolder
  /** Addresses of workspace folders that it serves; empty for the map of a single file. */
  readonly folders: Set<string>
  /** Nothing as long as the folder is no map: it may be large. */
  watcher: { close: () => Promise<void> } | null
  /** What was told, by address. */
  told: ReadonlyMap<string, string>
  /** What the last whole check found, by address, and the map that it checked. */
  found: ReadonlyMap<string, readonly Published[]>
  checked: LoadedMap | null
  ready: Promise<void>
  timer: NodeJS.Timeout | undefined
  rest: NodeJS.Timeout | undefined
}

export class Workspace {
  private readonly connection: Connection
  private readonly setting: string | undefined
  private readonly documents: { all(): TextDocument[] }
  private readonly maps = new Map<string, Watched>()

  /** @param setting Path of the map from each folder of the workspace, if the editor names one. */
  constructor(connection: Connection, setting: string | undefined, documents: { all(): TextDocument[] }) {
    this.connection = connection
    this.setting = setting
    this.documents = documents
  }

  addFolder(uri: string): void {
    const path = pathOfUri(uri)
    if (path !== null) this.addMap(mapIn(path, this.setting), uri)
  }

  removeFolder(uri: string): void {
    for (const watched of this.maps.values()) {
      if (!watched.folders.delete(uri) || watched.folders.size > 0) continue
      this.maps.delete(watched.map.root)
      clearTimeout(watched.timer)
      clearTimeout(watched.rest)
      watched.watcher?.close().catch((error: unknown) => this.fail('ending the watch of a folder', error))
      this.send(watched, new Map())
    }
  }

  private addMap(map: MapFolder, folder: string | null): void {
    const known = this.maps.get(map.root)
    const watched = known ?? {
      map,
      folders: new Set<string>(),
      watcher: null,
      told: new Map<string, string>(),
      found: new Map<string, readonly Published[]>(),
      checked: null,
      ready: Promise.resolve(),
      timer: undefined,
      rest: undefined,
    }
    if (folder !== null) watched.folders.add(folder)
    if (known) return
    this.maps.set(map.root, watched)
    for (const document of this.documents.all()) {
      const file = map.fileOf(document.uri)
      if (file !== null) map.take(file, document)
    }
    this.read(map.root)
  }

  private read(root: string): void {
    const watched = this.maps.get(root)
    if (!watched) return
    // One after the other, so that what was read last holds.
    watched.ready = watched.ready
      .then(() => watched.map.read())
      .then(
        () => this.schedule(watched),
        (error: unknown) => this.fail('reading the map', error),
      )
  }

  private fail(doing: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.connection.console.error(`Millrace failed while ${doing}: ${text}`)
  }

  private held(): MapFolder[] {
    return [...this.maps.values()].map(({ map }) => map)
  }

  /** The editor's text of a file holds from now on, or with null the disk's again. */
  take(uri: string, document: TextDocument | null): void {
    if (document !== null && mapOf(this.held(), uri) === null && this.isAlone(uri)) {
      const map = mapBeside(uri)
      if (map !== null) this.addMap(map, null)
    }
    for (const watched of this.maps.values()) {
      const file = watched.map.fileOf(uri)
      if (file === null) continue
      watched.map.take(file, document)
      this.schedule(watched)
    }
  }

  /** Whether no folder of the workspace was opened at all, so that a file stands for itself. */
  private isAlone(uri: string): boolean {
    return /\.ya?ml$/i.test(uri) && [...this.maps.values()].every(({ folders }) => folders.size === 0)
  }

  /** The map that holds a file, once it is read; null for files of no map. */
  async mapOf(uri: string): Promise<{ readonly map: MapFolder; readonly file: string } | null> {
    const found = mapOf(this.held(), uri)
    if (found) await this.maps.get(found.map.root)?.ready
    return found
  }

  /** All maps, once they are read. */
  async all(): Promise<MapFolder[]> {
    await Promise.all([...this.maps.values()].map(({ ready }) => ready))
    return this.held()
  }

  private schedule(watched: Watched): void {
    watched.timer ??= setTimeout(() => {
      watched.timer = undefined
      void watched.ready.then(() => {
        try {
          this.tell(watched)
        } catch (error) {
          this.fail('checking the map', error)
        }
      })
    }, DEBOUNCE_MS)
  }

  private tell(watched: Watched): void {
    if (this.maps.get(watched.map.root) !== watched) return
    if (!watched.map.isSlow || watched.checked === null) return this.tellAll(watched)
    this.tellAtOnce(watched, watched.checked)
    clearTimeout(watched.rest)
    // What was told goes out first; and a keystroke that has come meanwhile is taken before the rest.
    watched.rest = setTimeout(() => {
      if (watched.timer === undefined) this.tellAll(watched)
    }, REST_MS)
  }

  /** Of the files that are open and changed: what can be told at once, beside what was found there before. */
  private tellAtOnce(watched: Watched, checked: LoadedMap): void {
    const { map } = watched
    const { loaded, diagnostics } = map.atOnce()
    const uriOf = (file: string): string => map.uriOf(file)
    const told = new Map(watched.told)
    for (const [file, read] of loaded.read.files) {
      const before = checked.read.files.get(file)
      if (before === read || before === undefined) continue
      const uri = uriOf(file)
      const others = (watched.found.get(uri) ?? []).filter(({ code }) => !isAtOnce(String(code)))
      const found = [
        ...diagnostics.filter((one) => one.file === file).map((one) => published(one, uriOf)),
        ...moved(others, before, read),
      ]
      const text = JSON.stringify(found)
      if (told.get(uri) === text) continue
      told.set(uri, text)
      void this.connection.sendDiagnostics({ uri, version: map.versionOf(file), diagnostics: found })
    }
    watched.told = told
  }

  private tellAll(watched: Watched): void {
    const { map } = watched
    if (this.maps.get(map.root) !== watched) return
    const { isMap, loaded, diagnostics } = map.current()
    if (isMap) {
      watched.watcher ??= watchFolder(
        map.root,
        () => this.read(map.root),
        (error) => this.fail('watching the folder of the map', error),
      )
    }
    const uriOf = (file: string): string => map.uriOf(file)
    const found = new Map<string, Published[]>()
    for (const diagnostic of diagnostics) {
      const uri = uriOf(diagnostic.file)
      const ofFile = found.get(uri)
      if (ofFile) ofFile.push(published(diagnostic, uriOf))
      else found.set(uri, [published(diagnostic, uriOf)])
    }
    watched.found = found
    watched.checked = loaded
    this.send(watched, found)
  }

  /** Sends what differs from what was told before. */
  private send(watched: Watched, found: ReadonlyMap<string, Published[]>): void {
    const told = new Map([...found].map(([uri, diagnostics]) => [uri, JSON.stringify(diagnostics)]))
    for (const uri of new Set([...watched.told.keys(), ...told.keys()])) {
      if (watched.told.get(uri) === told.get(uri)) continue
      const file = watched.map.fileOf(uri)
      const version = file === null ? undefined : watched.map.versionOf(file)
      void this.connection.sendDiagnostics({ uri, version, diagnostics: found.get(uri) ?? [] })
    }
    watched.told = told
  }

  async close(): Promise<void> {
    for (const { watcher, timer, rest } of this.maps.values()) {
      clearTimeout(timer)
      clearTimeout(rest)
      await watcher?.close()
    }
  }
}
