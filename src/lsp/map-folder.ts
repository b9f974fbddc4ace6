/** One map as the editor sees it: the files of a folder, and in their place the texts that are open. */
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type Baseline, BASELINE_FILE, parseBaseline } from '../check/baseline.ts'
import { findings } from '../check/check.ts'
import type { Diagnostic } from '../check/diagnostic.ts'
import { judge } from '../check/judge.ts'
import { loadMap, type LoadedMap, type MapText } from '../model/load.ts'
import type { Problem } from '../model/place.ts'
import { isMapFile, readTexts } from '../model/read-folder.ts'

/** A folder that was not named as a map is one if a file of it has one of these keys. */
const OF_A_MAP = /^(?:organisation|slices|journey|grid|streams):/m

/** The order in which a folder is read: by name, folder by folder. */
const byPath = (a: string, b: string): number => {
  const [one, other] = [a.split(sep), b.split(sep)]
  const i = one.findIndex((part, at) => part !== other[at])
  return i < 0 ? one.length - other.length : (one[i] as string) < (other[i] ?? '') ? -1 : 1
}

export const pathOfUri = (uri: string): string | null => {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null
  } catch {
    return null
  }
}

export interface CheckedMap {
  /** Whether the folder is a map: somebody said so, or its texts look like one. */
  readonly isMap: boolean
  readonly loaded: LoadedMap
  readonly diagnostics: readonly Diagnostic[]
}

export class MapFolder {
  readonly root: string
  private readonly named: boolean
  private readonly realRoot: string
  private disk: ReadonlyMap<string, string> = new Map()
  private problems: readonly Problem[] = []
  private baseline: Baseline | null = null
  private readonly open = new Map<string, TextDocument>()
  private checked: CheckedMap | null = null
  private earlier: LoadedMap | undefined

  /** @param named Whether somebody said that this is a map; else its texts must look like one. */
  constructor(root: string, named: boolean) {
    this.root = root
    this.named = named
    let realRoot = root
    try {
      realRoot = realpathSync(root)
    } catch {
      // The folder is yet to be made.
    }
    this.realRoot = realRoot
  }

  /** The name of a file within the map; null if the map does not hold it. */
  fileOf(uri: string): string | null {
    const path = pathOfUri(uri)
    if (path === null || !isMapFile(path)) return null
    for (const root of [this.root, this.realRoot]) {
      const file = relative(root, path)
      const hidden = file.split(sep).some((part) => part.startsWith('.') || part === 'node_modules')
      if (file !== '' && !isAbsolute(file) && !hidden) return file
    }
    return null
  }

  /** The address of a file: as the editor gave it, if it is open there. */
  uriOf(file: string): string {
    return this.open.get(file)?.uri ?? pathToFileURL(isAbsolute(file) ? file : join(this.root, file)).href
  }

  /** Reads what is on the disk. */
  async read(): Promise<void> {
    const { texts, problems } = await readTexts(this.root)
    this.disk = new Map(texts.map(({ file, text }) => [file, text]))
    this.problems = problems
    const baseline = await readFile(join(this.root, BASELINE_FILE), 'utf8').catch(() => null)
    this.baseline = baseline === null ? null : parseBaseline(baseline)
    this.checked = null
  }

  /** From now on the editor's text holds, or, with null, the disk's. */
  take(file: string, document: TextDocument | null): void {
    if (document === null) this.open.delete(file)
    else this.open.set(file, document)
    this.checked = null
  }

  versionOf(file: string): number | undefined {
    return this.open.get(file)?.version
  }

  private texts(): MapText[] {
    const files = [...new Set([...this.disk.keys(), ...this.open.keys()])].sort(byPath)
    return files.map((file) => ({ file, text: this.open.get(file)?.getText() ?? this.disk.get(file) ?? '' }))
  }

  /** The map as it is now. Loads and checks only after a change. */
  current(): CheckedMap {
    if (this.checked !== null) return this.checked
    const all = this.texts()
    const isMap = this.named || all.some(({ text }) => OF_A_MAP.test(text))
    // Of a folder that is no map, no more is read than what is open: it may be large.
    const texts = isMap ? all : all.filter(({ file }) => this.open.has(file))
    const ofFiles = this.problems.filter(({ file }) => !isAbsolute(file) && !this.open.has(file))
    const loaded = loadMap(texts, ofFiles, this.earlier)
    this.earlier = loaded
    this.checked = { isMap, loaded, diagnostics: isMap ? this.problemsOf(loaded) : [] }
    return this.checked
  }

  /** What counts today, less what the baseline of the folder knows. */
  private problemsOf(loaded: LoadedMap): readonly Diagnostic[] {
    const asOf = Temporal.Now.plainDateISO(loaded.map.organisation.timeZone).toString()
    return judge(loaded, findings(loaded), { baseline: this.baseline, asOf }).diagnostics
  }
}
