/** One map as the editor sees it: the files of a folder, and in their place the texts that are open. */
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type Baseline, BASELINE_FILE, parseBaseline } from '../check/baseline.ts'
import { findings } from '../check/check.ts'
import type { Diagnostic, Rule } from '../check/diagnostic.ts'
import { judge } from '../check/judge.ts'
import { invalidLogic } from '../check/rules/metrics/invalid-logic.ts'
import { unknownReference } from '../check/rules/references/unknown-reference.ts'
import { wrongKind } from '../check/rules/references/wrong-kind.ts'
import { RULES } from '../check/rules/rules.ts'
import { loadMap, type LoadedMap, type MapText } from '../model/load.ts'
import type { Problem } from '../model/place.ts'
import { isMapFile, readTexts } from '../model/read-folder.ts'

/** A folder that was not named as a map is one if a file of it has one of these keys. */
const OF_A_MAP = /^(?:organisation|slices|journey|grid|streams):/m

/** The rules that judge what stands in one place, and so are quick in a map of any size. */
const AT_ONCE: readonly Rule[] = [unknownReference, wrongKind, invalidLogic]

/** Whether problems of this code are told at once: those of the text itself, and of the rules above. */
export const isAtOnce = (code: string): boolean =>
  /^MR00[1-5]$/.test(code) || AT_ONCE.some((rule) => rule.code === code)

/** From here on a check is too slow to wait for it after each keystroke. */
const SLOW_MS = 20

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

interface CheckedMap {
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
  /** The names of all files in their order; null when one came or went. */
  private files: readonly string[] | null = null
  private fresh: { readonly isMap: boolean; readonly loaded: LoadedMap } | null = null
  private checked: CheckedMap | null = null
  /** How long the last check took, in milliseconds. */
  private took = 0
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
    this.files = null
    this.fresh = null
    this.checked = null
  }

  /** From now on the editor's text holds, or, with null, the disk's. */
  take(file: string, document: TextDocument | null): void {
    if (document === null || !this.open.has(file)) this.files = null
    if (document === null) this.open.delete(file)
    else this.open.set(file, document)
    this.fresh = null
    this.checked = null
  }

  versionOf(file: string): number | undefined {
    return this.open.get(file)?.version
  }

  private texts(): MapText[] {
    this.files ??= [...new Set([...this.disk.keys(), ...this.open.keys()])].sort(byPath)
    return this.files.map((file) => ({
      file,
      text: this.open.get(file)?.getText() ?? this.disk.get(file) ?? '',
    }))
  }

  /** The map as it is now; loaded only after a change. */
  private load(): { readonly isMap: boolean; readonly loaded: LoadedMap } {
    if (this.fresh !== null) return this.fresh
    const all = this.texts()
    const isMap = this.named || all.some(({ text }) => OF_A_MAP.test(text))
    // Of a folder that is no map, no more is read than what is open: it may be large.
    const texts = isMap ? all : all.filter(({ file }) => this.open.has(file))
    const ofFiles = this.problems.filter(({ file }) => !isAbsolute(file) && !this.open.has(file))
    const loaded = loadMap(texts, ofFiles, this.earlier)
    this.earlier = loaded
    this.fresh = { isMap, loaded }
    return this.fresh
  }

  /**
   * What can be told of the map at once: what is wrong with its text, its references and its metric logic. In a
   * large map all rules together take longer than a keystroke should.
   */
  atOnce(): CheckedMap {
    const { isMap, loaded } = this.load()
    const diagnostics = isMap ? this.judged(loaded, AT_ONCE).filter(({ code }) => isAtOnce(code)) : []
    return { isMap, loaded, diagnostics }
  }

  /** Whether checking takes so long that what can be told at once is told first. */
  get isSlow(): boolean {
    return this.took > SLOW_MS
  }

  /** The map as it is now. Loads and checks only after a change. */
  current(): CheckedMap {
    if (this.checked !== null) return this.checked
    const { isMap, loaded } = this.load()
    const start = performance.now()
    this.checked = { isMap, loaded, diagnostics: isMap ? this.judged(loaded, RULES) : [] }
    this.took = performance.now() - start
    return this.checked
  }

  /** What counts today, less what the baseline of the folder knows. */
  private judged(loaded: LoadedMap, rules: readonly Rule[]): readonly Diagnostic[] {
    const asOf = Temporal.Now.plainDateISO(loaded.map.organisation.timeZone).toString()
    return judge(loaded, findings(loaded, rules), { baseline: this.baseline, asOf }).diagnostics
  }
}
