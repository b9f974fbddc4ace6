/** Joins what was read from the files of a map, piece by piece, and keeps where everything stands. */
import { piecesOf } from './chunks.ts'
import { Lines } from './lines.ts'
import type { Definition, MapText } from './load.ts'
import type { Expression, Reference } from './link.ts'
import { follow, rangeOf, type Fault } from './parse.ts'
import { startOf, type Path, type Place, type Problem } from './place.ts'
import { readPiece, type Chunk, type Entry } from './read.ts'
import { Organisation, SECTIONS, type GridCell, type Stage, type ValueStreamMap } from './schema.ts'

/** An entry and where its piece of text lies. */
interface Site {
  readonly entry: Entry
  readonly file: string
  readonly lines: Lines
  readonly offset: number
}

/** Separates the steps of a path that is a key; no id can hold it. */
const STEP = '\0'

type Section = keyof typeof SECTIONS

/** What was read, by its section and text, so that what stays as it was is not read again. */
export type Chunks = Map<string, Chunk>

const placeOf = ({ file, lines, offset }: Site, [from, to]: readonly [number, number]): Place =>
  lines.place(file, [offset + from, offset + to])

/** One map in the making. */
export class Loader {
  readonly problems: Problem[] = []
  readonly references: Reference[] = []
  readonly expressions: Expression[] = []
  readonly definitions = new Map<string, Definition[]>()
  /** All that was read this time. */
  readonly chunks: Chunks = new Map()
  private readonly earlier: Chunks
  private readonly sites = new Map<string, Site>()
  private organisation: Organisation | null = null
  private readonly stages = new Map<string, Stage>()
  private readonly grid = new Map<string, Map<string, GridCell>>()
  private readonly things = Object.fromEntries(
    Object.keys(SECTIONS).map((section) => [section, new Map<string, unknown>()]),
  ) as Record<Section, Map<string, unknown>>

  constructor(earlier: Chunks) {
    this.earlier = earlier
  }

  add({ file, text }: MapText): void {
    const lines = new Lines(text)
    for (const piece of piecesOf(text)) {
      const name = `${piece.section ?? ''}${STEP}${piece.text}`
      const chunk = this.chunks.get(name) ?? this.earlier.get(name) ?? readPiece(piece.text, piece.section)
      this.chunks.set(name, chunk)
      const problem = ({ range, ...fault }: Fault): Problem => ({
        ...fault,
        ...lines.place(file, [piece.offset + range[0], piece.offset + range[1]]),
      })
      this.problems.push(...chunk.faults.map(problem))
      for (const entry of chunk.entries) {
        if (!this.claim({ entry, file, lines, offset: piece.offset })) continue
        this.problems.push(...entry.faults.map(problem))
        this.take(entry)
      }
    }
  }

  /** False, with a problem that names both places, if there is one already. */
  private claim(site: Site): boolean {
    const { entry } = site
    const path = entry.path.join(STEP)
    const first = this.sites.get(path)
    if (!first) {
      this.sites.set(path, site)
      return true
    }
    if (entry.isRepeatable) return true
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
    for (const one of defines) {
      const known = this.definitions.get(one.id)
      if (known) known.push(one)
      else this.definitions.set(one.id, [one])
    }
    for (const reference of links.references) this.references.push(reference)
    for (const expression of links.expressions) this.expressions.push(expression)
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
      const site = this.sites.get(path.slice(0, length).join(STEP))
      if (site) return { site, rest: path.slice(length) }
    }
    return null
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
