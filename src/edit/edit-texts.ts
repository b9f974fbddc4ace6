/**
 * Changes of the map → edits of its texts. What a change does not mean stays as it is, byte by byte: comments,
 * order, quotes, blank lines, brackets, line ends.
 *
 * Each edited text is read again: it is given out only if it says exactly what was asked for.
 */
import type { Change } from '../model/change.ts'
import type { Path, TextEdit } from '../model/place.ts'
import { MapFile } from '../model/schema.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import { Lines } from '../model/lines.ts'
import type { Data } from './data.ts'
import { Draft } from './draft.ts'
import { keysAt } from './order.ts'
import { Refused, type Refusal } from './refusal.ts'
import { spliced } from './splice.ts'

export type Edited =
  | {
      readonly edits: readonly TextEdit[]
      /** All texts as they are afterwards, new files among them. */
      readonly texts: ReadonlyMap<string, string>
    }
  | { readonly refusals: readonly Refusal[] }

/** A document of a file; `document` is 0 in a file that has none yet. */
interface Site {
  readonly draft: Draft
  readonly document: number
}

/** How many steps of a path exist in the data. */
const depthOf = (data: Data, path: Path): number => {
  let here = data
  for (const [depth, step] of path.entries()) {
    if (here instanceof Map) {
      const key = [...here.keys()].find((one) => String(one) === String(step))
      if (key === undefined) return depth
      here = here.get(key)
    } else if (Array.isArray(here) && Number(step) < here.length) here = here[Number(step)]
    else return depth
  }
  return path.length
}

const SECTIONS = Object.keys(MapFile.shape)

const fileNameOf = (section: string): string =>
  `${section.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`

class Editor {
  private readonly drafts: Map<string, Draft>

  constructor(texts: ReadonlyMap<string, string>) {
    this.drafts = new Map([...texts].map(([file, text]) => [file, new Draft(file, text)]))
  }

  private sites(): Site[] {
    return [...this.drafts.values()].flatMap((draft) =>
      draft.documents.map((_, document) => ({ draft, document })),
    )
  }

  /** The file in which something is changed: where it is, else where its kind is at home. */
  private siteOf(path: Path): Site {
    const [section] = path
    if (section === undefined) throw new Refused('The path is empty: name what is to be changed.')
    const sites = this.sites().map((site) => ({
      ...site,
      depth: depthOf(site.draft.documents[site.document], path),
    }))
    const deepest = Math.max(0, ...sites.map(({ depth }) => depth))
    if (deepest === 0) return this.newSection(String(section))
    const there = sites.filter(({ depth }) => depth === deepest)
    if (deepest > 1 || path.length === 1 || keysAt([section]) !== null) return there[0] as Site
    // A new thing joins most of its kind, in the last file that holds so many.
    const sizeOf = ({ draft, document }: Site): number => {
      const root = draft.documents[document] as ReadonlyMap<unknown, Data>
      const things = root.get(String(section))
      return things instanceof Map && !draft.fault ? things.size : -1
    }
    const most = Math.max(...there.map(sizeOf))
    return there.findLast((site) => sizeOf(site) === most) as Site
  }

  /** Where a section goes that no file has: into the only file, else into one of its own. */
  private newSection(section: string): Site {
    if (!SECTIONS.includes(section)) {
      throw new Refused(
        `There is no key \`${section}\` at the top of a map.${didYouMean(section, SECTIONS)} Known: ${SECTIONS.join(', ')}.`,
      )
    }
    const [only] = this.drafts.values()
    const name = fileNameOf(section)
    const draft =
      this.drafts.size === 1 && only && !only.fault ? only : (this.drafts.get(name) ?? new Draft(name, ''))
    this.drafts.set(draft.file, draft)
    const withMap = draft.documents.findIndex((one) => one instanceof Map)
    return { draft, document: withMap >= 0 ? withMap : Math.max(0, draft.documents.length - 1) }
  }

  /** @throws Refused */
  change(change: Change): Draft {
    const { draft, document } = this.siteOf(change.path)
    const { fault } = draft
    if (fault) {
      throw new Refused(
        `${draft.file} can’t be edited as long as it is not valid YAML: ${fault.message.replace(/\.?$/, '.')}`,
        fault.place,
      )
    }
    if (change.op === 'rename') this.refuseTaken(change.path, change.to)
    draft.change(document, change)
    return draft
  }

  /** An id must not be given to a second thing, even in another file. A row of the grid may lie in several. */
  private refuseTaken(path: Path, to: string): void {
    if (path.length === 1 || path[0] === 'grid' || String(path.at(-1)) === to) return
    const wanted = [...path.slice(0, -1), to]
    const isTaken = this.sites().some(
      ({ draft, document }) => depthOf(draft.documents[document], wanted) === wanted.length,
    )
    if (isTaken) throw new Refused(`There is a \`${to}\` already: choose another name.`)
  }

  result(texts: ReadonlyMap<string, string>): Edited {
    const changed = [...this.drafts.values()].filter((draft) => draft.text !== draft.original)
    return {
      edits: changed.flatMap((draft) => draft.edits),
      texts: new Map([...texts, ...changed.map((draft): [string, string] => [draft.file, draft.text])]),
    }
  }
}

const asRefused = (error: unknown): Refused => {
  if (error instanceof Refused) return error
  if (error instanceof RangeError) return new Refused('This is nested too deeply to be edited.')
  throw error
}

/**
 * Makes changes, one after the other, all or none of them.
 *
 * Where a thing does not exist yet it is created, with all that is missing on the way to it, at the place
 * that the canonical order of keys gives it; a new thing goes into the file that holds most of its section.
 *
 * @param texts The texts of the map, by file.
 */
export const editTexts = (texts: ReadonlyMap<string, string>, changes: readonly Change[]): Edited => {
  const editor = new Editor(texts)
  const refusals: Refusal[] = []
  const touched = new Map<Draft, number>()
  const attempt = (change: number, work: () => void): void => {
    try {
      work()
    } catch (error) {
      const { message, place } = asRefused(error)
      refusals.push({ change, message, place })
    }
  }
  for (const [i, change] of changes.entries()) attempt(i, () => touched.set(editor.change(change), i))
  if (refusals.length > 0) return { refusals }
  for (const [draft, last] of touched) attempt(last, () => draft.verify())
  return refusals.length > 0 ? { refusals } : editor.result(texts)
}

/** A text with edits made. They must not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  const lines = new Lines(text)
  return spliced(
    text,
    edits.map((edit) => ({
      from: lines.offsetOf(edit.line, edit.column),
      to: lines.offsetOf(edit.endLine, edit.endColumn),
      text: edit.text,
    })),
  )
}
