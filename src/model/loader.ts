/** Joins what was read from the files of a map, piece by piece, and keeps where everything stands. */
import { isScalar, type Node } from 'yaml'
import { readFile, type FileRead } from './file-read.ts'
import type { Lines, Range } from './lines.ts'
import type { Links, Reference } from './link.ts'
import type { Definition, MapText } from './load.ts'
import { follow, rangeOf, type Fault } from './parse.ts'
import { startOf, type Path, type Place, type Problem } from './place.ts'
import { nameOf, type Entry } from './entry.ts'
import { Organisation, SECTIONS, type GridCell, type Stage, type ValueStreamMap } from './schema.ts'

/** An entry and where its piece of text lies. */
interface Site {
  readonly entry: Entry
  readonly file: string
  /** The text of its piece. */
  readonly text: string
  readonly lines: Lines
  readonly offset: number
}

type Section = keyof typeof SECTIONS

const placeOf = ({ file, lines, offset }: Site, [from, to]: readonly [number, number]): Place =>
  lines.place(file, [offset + from, offset + to])

/** How long a text is in front of its nth part. */
const lengthBefore = (pieces: readonly string[], n: number, part: string): number =>
  pieces.slice(0, n).join(part).length

/**
 * The range of a part of a scalar's value. Where the value is written over several lines or with escapes, the
 * part is looked for in what is written; the range is that of the whole scalar if it is not found there.
 */
const partOf = (node: Node, text: string, from: number, to: number): Range => {
  const [start, end] = rangeOf(node)
  const value = isScalar(node) ? node.value : undefined
  if (typeof value !== 'string') return [start, end]
  const source = text.slice(start, end)
  const at = source.indexOf(value)
  if (at >= 0) return [start + at + from, start + at + to]
  const part = value.slice(from, to)
  if (part === '') return [start, end]
  const inValue = value.split(part)
  const inSource = source.split(part)
  const n = value.slice(0, from).split(part).length
  const isSame = inValue.length === inSource.length && lengthBefore(inValue, n, part) === from
  const offset = start + lengthBefore(inSource, n, part)
  return isSame ? [offset, offset + part.length] : [start, end]
}

/** One map in the making. */
export class Loader {
  readonly problems: Problem[] = []
  /** What each entry refers to, in the order of the text. */
  readonly links: Links[] = []
  /** What each entry defines, in the order of the text. */
  readonly defined: (readonly Definition[])[] = []
  /** All that was read this time. */
  readonly files = new Map<string, FileRead>()
  private readonly earlier: ReadonlyMap<string, FileRead>
  private readonly sites = new Map<string, Site>()
  /** References of what is there several times, where they stand. */
  private readonly repeated = new Map<Reference, Site>()
  private organisation: Organisation | null = null
  private readonly stages = new Map<string, Stage>()
  private readonly grid = new Map<string, Map<string, GridCell>>()
  private readonly things = Object.fromEntries(
    Object.keys(SECTIONS).map((section) => [section, new Map<string, unknown>()]),
  ) as Record<Section, Map<string, unknown>>

  constructor(earlier: ReadonlyMap<string, FileRead>) {
    this.earlier = earlier
  }

  add({ file, text }: MapText): void {
    const read = readFile(text, this.earlier.get(file))
    this.files.set(file, read)
    const { lines } = read
    for (const { offset, text: piece, chunk } of read.pieces) {
      const problem = ({ range, ...fault }: Fault): Problem => ({
        ...fault,
        ...lines.place(file, [offset + range[0], offset + range[1]]),
      })
      this.problems.push(...chunk.faults.map(problem))
      for (const entry of chunk.entries) {
        if (!this.claim({ entry, file, text: piece, lines, offset })) continue
        this.problems.push(...entry.faults.map(problem))
        this.take(entry)
      }
    }
  }

  /** False, with a problem that names both places, if there is one already. */
  private claim(site: Site): boolean {
    const { entry } = site
    const first = this.sites.get(entry.name)
    if (!first) {
      this.sites.set(entry.name, site)
      return true
    }
    if (entry.isRepeatable) {
      for (const reference of entry.links.references) this.repeated.set(reference, site)
      return true
    }
    const here = placeOf(site, rangeOf(entry.key ?? entry.node))
    const there = placeOf(first, rangeOf(first.entry.key ?? first.entry.node))
    this.problems.push({
      ...here,
      code: 'MR004',
      message: `${entry.what} is defined twice: here and at ${there.file}:${there.line}:${there.column}. Keep one of the two.`,
      related: [{ ...there, message: 'first defined here' }],
    })
    return false
  }

  private take({ path, value, defines, links }: Entry): void {
    if (defines.length > 0) this.defined.push(defines)
    if (links.references.length > 0 || links.expressions.length > 0) this.links.push(links)
    if (value === undefined) return
    const [section, id = '', stage] = path as [string, ...string[]]
    if (section === 'organisation') this.organisation = value as Organisation
    else if (section === 'journey') this.stages.set(path.at(-1) as string, value as Stage)
    else if (section === 'grid') {
      const row = this.grid.get(id) ?? new Map<string, GridCell>()
      this.grid.set(id, row.set(stage as string, value as GridCell))
    } else this.things[section as Section].set(id, value)
  }

  private site(path: Path): { site: Site; rest: Path } | null {
    for (let length = Math.min(path.length, 3); length > 0; length--) {
      const site = this.sites.get(nameOf(path.slice(0, length)))
      if (site) return { site, rest: path.slice(length) }
    }
    return null
  }

  /** Where a part of a text stands, by offsets of its value; the text as a whole where it is written otherwise. */
  locateWithin(path: Path, from: number, to: number, fallback: string): Place {
    const found = this.site(path)
    if (!found) return startOf(fallback)
    const { entry, text } = found.site
    const { node } = follow(entry.document, entry.node, found.rest)
    return placeOf(found.site, partOf(node, text, from, to))
  }

  locateReference(reference: Reference, fallback: string): Place {
    const { path, isKey, within } = reference
    if (within) return this.locateWithin(path, within.from, within.to, fallback)
    const repeated = isKey ? this.repeated.get(reference) : undefined
    if (repeated) return placeOf(repeated, rangeOf(repeated.entry.key))
    return isKey ? this.locateKey(path, fallback) : this.locate(path, fallback)
  }

  isDefined(path: Path): boolean {
    const found = this.site(path)
    return found !== null && follow(found.site.entry.document, found.site.entry.node, found.rest).found
  }

  locate(path: Path, fallback: string): Place {
    const found = this.site(path)
    if (!found) return startOf(fallback)
    const { document, node } = found.site.entry
    return placeOf(found.site, rangeOf(follow(document, node, found.rest).node))
  }

  locateKey(path: Path, fallback: string): Place {
    const found = this.site(path)
    if (!found) return startOf(fallback)
    const { document, node, key } = found.site.entry
    const spot = found.rest.length === 0 ? key : follow(document, node, found.rest).key
    return placeOf(found.site, rangeOf(spot ?? node))
  }

  result(): ValueStreamMap {
    return {
      organisation: this.organisation ?? Organisation.parse({ name: 'Unnamed organisation' }),
      stages: this.stages,
      grid: this.grid,
      ...this.things,
    } as ValueStreamMap
  }
}
