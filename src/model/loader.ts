/** Takes the texts of a map one after the other, and keeps what is sound, what is wrong and where it stands. */
import { isMap, isScalar, type Document, type Node, type Pair } from 'yaml'
import type * as z from 'zod'
import { didYouMean } from './did-you-mean.ts'
import type { MapText } from './load.ts'
import { follow, isEmpty, keyText, parseFile, resolve, valueOf, type ParsedFile } from './parse.ts'
import { problemsOf } from './validate.ts'
import { startOf, type Path, type Place, type Problem } from './place.ts'
import {
  SECTIONS,
  type GridCell,
  CsvSource,
  CloudEventsSource,
  Id,
  JiraSource,
  MapFile,
  Organisation,
  Source,
  Stage,
  type ValueStreamMap,
} from './schema.ts'

/** A thing of the map and the node that it was read from. */
interface Site {
  readonly parsed: ParsedFile
  readonly document: Document
  readonly node: Node
  readonly key: Node | null
}

const SOURCES = { csv: CsvSource, jira: JiraSource, cloudevents: CloudEventsSource } as const

/** One map in the making. */
export class Loader {
  readonly problems: Problem[] = []
  private readonly sites = new Map<string, Site>()
  private organisation: Organisation | null = null
  private readonly things = Object.fromEntries(
    Object.keys(SECTIONS).map((section) => [section, new Map<string, unknown>()]),
  ) as Record<keyof typeof SECTIONS, Map<string, unknown>>
  private readonly grid = new Map<string, Map<string, GridCell>>()
  private readonly stages = new Map<string, Stage>()

  add({ file, text }: MapText): void {
    const parsed = parseFile(file, text)
    this.problems.push(...parsed.problems)
    for (const document of parsed.documents) {
      const root = document.contents as Node | null
      if (root === null || isEmpty(document, root)) continue
      if (!isMap(root)) {
        this.problems.push({
          ...parsed.place(root.range),
          code: 'MR002',
          message: `A map file holds keys such as ${Object.keys(MapFile.shape).join(', ')}; this holds something else.`,
        })
        continue
      }
      for (const pair of root.items as Pair<Node, Node | null>[]) this.addSection(parsed, document, pair)
    }
  }

  private addSection(parsed: ParsedFile, document: Document, pair: Pair<Node, Node | null>): void {
    const key = keyText(pair)
    const known = Object.keys(MapFile.shape)
    const site = { parsed, document, node: pair.value ?? pair.key, key: pair.key }
    if (!known.includes(key)) {
      this.problems.push({
        ...parsed.place(pair.key.range),
        code: 'MR003',
        message: `There is no key \`${key}\` at the top of a map file.${didYouMean(key, known)}`,
        hint: `Known keys: ${known.join(', ')}.`,
      })
    } else if (isEmpty(document, pair.value)) {
      this.problems.push({
        ...parsed.place(pair.key.range),
        code: 'MR002',
        message: `\`${key}\` is empty: remove it or fill it.`,
      })
    } else if (resolve(document, site.node) === undefined) {
      this.problems.push({
        ...parsed.place(site.node.range),
        code: 'MR001',
        message: `The alias \`${String(site.node)}\` stands for nothing: no anchor of that name stands before it.`,
      })
    } else if (key === 'organisation') this.addOrganisation(site)
    else if (key === 'journey') this.addJourney(site)
    else this.addThings(key as keyof typeof SECTIONS, site)
  }

  /** Reads a value by its schema; its problems are added, and undefined is the answer, if it does not fit. */
  private read<T>(schema: z.ZodType<T>, { parsed, document, node }: Site): T | undefined {
    const found = valueOf(parsed, document, node)
    if ('problem' in found) {
      this.problems.push(found.problem)
      return undefined
    }
    const result = schema.safeParse(found.value)
    if (result.success) return result.data
    this.problems.push(...problemsOf(result.error, found.value, schema, parsed, document, node))
    // A key too many is no reason to lose the rest.
    const trimmed = schema.safeParse(withoutUnknownKeys(found.value, result.error))
    return trimmed.success ? trimmed.data : undefined
  }

  /** False, with a problem that names both places, if there is one already. */
  private claim(path: string, what: string, site: Site): boolean {
    const first = this.sites.get(path)
    if (!first) {
      this.sites.set(path, site)
      return true
    }
    const here = site.parsed.place((site.key ?? site.node).range)
    const there = first.parsed.place((first.key ?? first.node).range)
    this.problems.push({
      ...here,
      code: 'MR004',
      message: `${what} is defined twice: here and at ${there.file}:${there.line}:${there.column}. Keep one of the two.`,
      related: [{ ...there, message: 'first defined here' }],
    })
    return false
  }

  private addOrganisation(site: Site): void {
    if (!this.claim('organisation', 'The organisation', site)) return
    this.organisation = this.read(Organisation, site) ?? null
  }

  /** The entries of a section, each with its site; a wrong id is a problem of its own. */
  private entries(section: string, site: Site): [string, Site][] {
    const node = resolve(site.document, site.node)
    if (!isMap(node)) {
      this.problems.push({
        ...site.parsed.place(site.node.range),
        code: 'MR002',
        message: `\`${section}\` is a map from ids to their contents, such as \`${section}: { my-id: { name: … } }\`.`,
      })
      return []
    }
    return (node.items as Pair<Node, Node | null>[]).flatMap((pair): [string, Site][] => {
      const id = keyText(pair)
      const entry = { ...site, node: pair.value ?? pair.key, key: pair.key }
      const parsedId = Id.safeParse(id)
      if (!parsedId.success) {
        const message = `\`${id}\` can't be an id: ${parsedId.error.issues[0]?.message ?? 'it is malformed'}.`
        this.problems.push({ ...site.parsed.place(pair.key.range), code: 'MR002', message })
        return []
      }
      if (isEmpty(site.document, pair.value)) {
        this.problems.push({
          ...site.parsed.place(pair.key.range),
          code: 'MR002',
          message: `\`${id}\` is empty: its contents are missing.`,
        })
        return []
      }
      return [[id, entry]]
    })
  }

  private addJourney(site: Site): void {
    if (!this.claim('journey', 'The journey', site)) return
    const node = follow(site.document, site.node, ['stages'])
    const journey = resolve(site.document, site.node)
    for (const pair of isMap(journey) ? (journey.items as Pair<Node, Node | null>[]) : []) {
      const key = keyText(pair)
      if (key === 'stages') continue
      this.problems.push({
        ...site.parsed.place(pair.key.range),
        code: 'MR003',
        message: `There is no key \`${key}\` here.${didYouMean(key, ['stages'])}`,
        hint: 'Known keys: stages.',
      })
    }
    if (!node.found) {
      this.problems.push({
        ...site.parsed.place(site.node.range),
        code: 'MR002',
        message: '`stages` is missing: a map from ids to stages is expected.',
      })
      return
    }
    for (const [id, entry] of this.entries('stages', { ...site, node: node.node })) {
      if (!this.claim(`journey.stages.${id}`, `The stage \`${id}\``, entry)) continue
      const stage = this.read(Stage, entry)
      if (stage) this.stages.set(id, stage)
    }
  }

  private addThings(section: keyof typeof SECTIONS, site: Site): void {
    for (const [id, entry] of this.entries(section, site)) {
      if (!this.claim(`${section}.${id}`, `\`${id}\` under \`${section}\``, entry)) continue
      const thing = this.read(section === 'sources' ? this.sourceSchema(entry) : SECTIONS[section], entry)
      if (thing) this.things[section].set(id, thing)
    }
  }

  /** The schema of the source's own kind, so that its problems are about that kind and no other. */
  private sourceSchema({ document, node }: Site): z.ZodType {
    const kind = follow(document, node, ['kind'])
    const scalar = kind.found ? resolve(document, kind.node) : undefined
    const name = isScalar(scalar) ? scalar.value : undefined
    return typeof name === 'string' && Object.hasOwn(SOURCES, name)
      ? SOURCES[name as keyof typeof SOURCES]
      : Source
  }

  private site(path: Path): { site: Site; rest: Path } | null {
    for (let length = Math.min(path.length, 3); length > 0; length--) {
      const site = this.sites.get(path.slice(0, length).join('.'))
      if (site) return { site, rest: path.slice(length) }
    }
    return null
  }

  isDefined(path: Path): boolean {
    const found = this.site(path)
    return found !== null && follow(found.site.document, found.site.node, found.rest).found
  }

  locate(path: Path, fallback: string): Place {
    const found = this.site(path)
    if (!found) return startOf(fallback)
    const { parsed, document, node } = found.site
    return parsed.place(follow(document, node, found.rest).node.range)
  }

  locateKey(path: Path, fallback: string): Place {
    const found = this.site(path)
    if (!found) return startOf(fallback)
    const { parsed, document, node, key } = found.site
    const spot = found.rest.length === 0 ? key : follow(document, node, found.rest).key
    return parsed.place((spot ?? node).range)
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

const withoutUnknownKeys = (value: unknown, error: z.ZodError): unknown => {
  const copy = structuredClone(value)
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const holder = issue.path.reduce<unknown>(
      (one, step) => (one as Record<PropertyKey, unknown>)[step],
      copy,
    )
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key]
  }
  return copy
}
