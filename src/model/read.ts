/** Reads a piece of a map's text: the things that it defines, what is wrong with them, and what they refer to. */
import { isMap, type Document, type Node, type Pair } from 'yaml'
import type * as z from 'zod'
import { didYouMean, nearest } from './did-you-mean.ts'
import { nameOf, type Chunk, type Entry } from './entry.ts'
import { linksOf, type Links } from './link.ts'
import { isEmpty, follow, keyText, parseText, rangeOf, resolve, type Fault } from './parse.ts'
import { readValue, type Spot } from './read-value.ts'
import { EventName, GridCell, Id, MapFile, Organisation, SECTIONS, Stage, type Kind } from './schema.ts'
import { definitions } from './schema/words.ts'

const KNOWN = Object.keys(MapFile.shape)
const NO_LINKS: Links = { references: [], expressions: [] }

type Section = keyof typeof SECTIONS

const kindOfSection = (section: Section): Kind => {
  const record = MapFile.shape[section].def.innerType
  return definitions.get(record)?.defines ?? 'source'
}

/** What tools call an event is often no name of one: how the map says both. */
const wordOfTool = (word: string): Partial<Fault> => {
  const name = word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '')
  if (!EventName.safeParse(name).success) return {}
  return {
    hint: `What a tool calls it stands under \`types\`: \`${name}: { types: [${JSON.stringify(word)}], … }\`.`,
  }
}

class Reader {
  readonly entries: Entry[] = []
  readonly faults: Fault[] = []

  private fault(code: string, node: Node, message: string, more: Partial<Fault> = {}): void {
    this.faults.push({ range: rangeOf(node), code, message, ...more })
  }

  addRoot(document: Document): void {
    const root = document.contents as Node | null
    if (root === null || isEmpty(document, root)) return
    if (isMap(root)) {
      for (const pair of root.items as Pair<Node, Node | null>[]) this.addSection(document, pair)
    } else
      this.fault(
        'MR002',
        root,
        `A map file holds keys such as ${KNOWN.slice(0, 8).join(', ')}; this holds something else.`,
      )
  }

  private addSection(document: Document, pair: Pair<Node, Node | null>): void {
    const key = keyText(pair)
    const spot = { document, node: pair.value ?? pair.key, key: pair.key }
    if (!KNOWN.includes(key)) {
      const meant = nearest(key, KNOWN)
      this.fault(
        'MR003',
        pair.key,
        `There is no key \`${key}\` at the top of a map file.${didYouMean(key, KNOWN)}`,
        {
          hint: `Known keys: ${KNOWN.join(', ')}.`,
          fix:
            meant === null
              ? undefined
              : {
                  title: `Change \`${key}\` to \`${meant}\``,
                  safe: false,
                  changes: [{ op: 'rename', path: [key], to: meant }],
                },
        },
      )
    } else if (isEmpty(document, pair.value)) {
      this.fault('MR002', pair.key, `\`${key}\` is empty: remove it or fill it.`)
    } else if (resolve(document, spot.node) === undefined) {
      const name = String(spot.node)
      this.fault(
        'MR001',
        spot.node,
        `The alias \`${name}\` stands for nothing: no anchor of that name stands before it.`,
      )
    } else if (key === 'organisation') this.addOrganisation(spot)
    else if (key === 'journey') this.addJourney(spot)
    else this.addEntries(key, spot)
  }

  private addEntry(
    path: readonly string[],
    what: string,
    schema: z.ZodType,
    spot: Spot,
    defined: (raw: unknown) => Entry['defines'],
  ): void {
    const faults: Fault[] = []
    const { raw, value } = readValue(schema, spot, path, faults)
    this.entries.push({
      ...spot,
      path,
      name: nameOf(path),
      what,
      value,
      faults,
      defines: defined(raw),
      links: value === undefined ? NO_LINKS : linksOf(schema, value, path),
    })
  }

  private addOrganisation(spot: Spot): void {
    this.addEntry(['organisation'], 'The organisation', Organisation, spot, (raw) => {
      const goals = (raw as { goals?: unknown } | null | undefined)?.goals
      const ids = typeof goals === 'object' && goals !== null ? Object.keys(goals) : []
      return ids.map((id) => ({ kind: 'goal', id, path: ['organisation', 'goals', id] }))
    })
  }

  /** The entries of a record, each with its spot; a wrong id is a fault of its own. */
  private items(section: string, { document, node }: Spot): [string, Spot][] {
    const record = resolve(document, node)
    if (!isMap(record)) {
      this.fault(
        'MR002',
        node,
        `\`${section}\` is a map from ids to their contents, such as \`${section}: { my-id: { name: … } }\`.`,
      )
      return []
    }
    return (record.items as Pair<Node, Node | null>[]).flatMap((pair): [string, Spot][] => {
      const id = keyText(pair)
      const parsed = (section === 'events' ? EventName : Id).safeParse(id)
      if (!parsed.success) {
        this.fault(
          'MR002',
          pair.key,
          `\`${id}\` can't be an id: ${parsed.error.issues[0]?.message ?? 'it is malformed'}.`,
          section === 'events' ? wordOfTool(id) : {},
        )
        return []
      }
      if (isEmpty(document, pair.value)) {
        this.fault('MR002', pair.key, `\`${id}\` is empty: its contents are missing.`)
        return []
      }
      return [[id, { document, node: pair.value ?? pair.key, key: pair.key }]]
    })
  }

  private addJourney(spot: Spot): void {
    const { document, node } = spot
    this.entries.push({
      ...spot,
      path: ['journey'],
      name: 'journey',
      what: 'The journey',
      value: undefined,
      faults: [],
      defines: [],
      links: NO_LINKS,
    })
    const journey = resolve(document, node)
    if (!isMap(journey)) {
      this.fault('MR002', node, '`journey` holds `stages`: a map from ids to stages.')
      return
    }
    for (const pair of journey.items as Pair<Node, Node | null>[]) {
      const key = keyText(pair)
      if (key === 'stages') continue
      this.fault('MR003', pair.key, `There is no key \`${key}\` here.${didYouMean(key, ['stages'])}`, {
        hint: 'Known keys: stages.',
      })
    }
    const stages = follow(document, node, ['stages'])
    if (!stages.found) {
      this.fault('MR002', node, '`stages` is missing: a map from ids to stages is expected.')
      return
    }
    for (const [id, entry] of this.items('stages', { document, node: stages.node, key: null })) {
      const path = ['journey', 'stages', id]
      this.addEntry(path, `The stage \`${id}\``, Stage, entry, () => [{ kind: 'stage', id, path }])
    }
  }

  /** Adds the entries of a section that is kept by id. */
  addEntries(section: string, spot: Spot): void {
    for (const [id, entry] of this.items(section, spot)) {
      if (section === 'grid') this.addRow(id, entry)
      else this.addThing(section as Section, id, entry)
    }
  }

  private addRow(slice: string, spot: Spot): void {
    const key = { path: ['grid', slice], id: slice, expected: ['slice' as const], isKey: true, isFree: false }
    this.entries.push({
      ...spot,
      path: ['grid', slice],
      name: nameOf(['grid', slice]),
      what: `The row of \`${slice}\``,
      isRepeatable: true,
      value: undefined,
      faults: [],
      defines: [],
      links: { references: [key], expressions: [] },
    })
    for (const [stage, entry] of this.items(slice, spot)) {
      const path = ['grid', slice, stage]
      this.addEntry(path, `The cell of \`${slice}\` at \`${stage}\``, GridCell, entry, () => [])
      const cell = this.entries.at(-1) as Entry
      const ofStage = { path, id: stage, expected: ['stage' as const], isKey: true, isFree: false }
      this.entries[this.entries.length - 1] = {
        ...cell,
        links: { ...cell.links, references: [ofStage, ...cell.links.references] },
      }
    }
  }

  private addThing(section: Section, id: string, spot: Spot): void {
    const path = [section, id]
    this.addEntry(path, `\`${id}\` under \`${section}\``, SECTIONS[section], spot, (raw) => {
      const isSupporting =
        section === 'streams' && (raw as { kind?: unknown } | null | undefined)?.kind === 'supporting'
      return [{ kind: isSupporting ? 'supporting stream' : kindOfSection(section), id, path }]
    })
  }
}

/**
 * Reads a piece of text. Never throws.
 *
 * @param section The section that its entries belong to; null where the text names its sections itself.
 */
export const readPiece = (text: string, section: string | null): Chunk => {
  const { documents, faults } = parseText(text)
  const reader = new Reader()
  for (const document of documents) {
    const root = document.contents as Node | null
    if (section !== null && root !== null) reader.addEntries(section, { document, node: root, key: null })
    else reader.addRoot(document)
  }
  return { entries: reader.entries, faults: [...faults, ...reader.faults] }
}
