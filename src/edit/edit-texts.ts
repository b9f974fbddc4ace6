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
import { FileDraft } from './file-draft.ts'
import { keysAt } from './order.ts'
import { Refused, type Refusal } from './refusal.ts'
import { spliced } from './splice.ts'

type Edited =
  | {
      readonly edits: readonly TextEdit[]
      /** All texts as they are afterwards, new files among them. */
      readonly texts: ReadonlyMap<string, string>
    }
  | { readonly refusals: readonly Refusal[] }

const SECTIONS = Object.keys(MapFile.shape)

const fileNameOf = (section: string): string =>
  `${section.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`

class Editor {
  private readonly drafts: Map<string, FileDraft>

  constructor(texts: ReadonlyMap<string, string>) {
    this.drafts = new Map([...texts].map(([file, text]) => [file, new FileDraft(file, text)]))
  }

  /** The file in which something is changed: where it is, else where its kind is at home. */
  private draftFor(path: Path): FileDraft {
    const [section] = path
    if (section === undefined) throw new Refused('The path is empty: name what is to be changed.')
    const depths = [...this.drafts.values()].map((draft) => ({ draft, depth: draft.depth(path) }))
    const deepest = Math.max(0, ...depths.map(({ depth }) => depth))
    if (deepest === 0) return this.draftForSection(String(section))
    const there = depths.flatMap(({ draft, depth }) => (depth === deepest ? [draft] : []))
    const isThing = deepest === 1 && path.length > 1 && keysAt([section]) === null
    return (isThing ? this.home(there, String(section)) : there[0]) as FileDraft
  }

  /** A new thing joins most of its kind, in the last of the files that hold so many. */
  private home(drafts: readonly FileDraft[], section: string): FileDraft | undefined {
    const byCount = drafts
      .toReversed()
      .map((draft) => ({ draft, count: draft.count(section) }))
      .sort((a, b) => b.count - a.count)
      .map(({ draft }) => draft)
    return byCount.find(({ fault }) => fault === null) ?? byCount[0]
  }

  /** Where a section goes that no file has: into the only file, else into one of its own. */
  private draftForSection(section: string): FileDraft {
    if (!SECTIONS.includes(section)) {
      throw new Refused(
        `There is no key \`${section}\` at the top of a map.${didYouMean(section, SECTIONS)} Known: ${SECTIONS.join(', ')}.`,
      )
    }
    const [only] = this.drafts.values()
    if (this.drafts.size === 1 && only?.fault === null) return only
    const name = fileNameOf(section)
    const draft = this.drafts.get(name) ?? new FileDraft(name, '')
    this.drafts.set(name, draft)
    return draft
  }

  /** @throws Refused */
  change(change: Change): FileDraft {
    const draft = this.draftFor(change.path)
    if (change.op === 'rename') this.refuseTaken(change.path, change.to)
    draft.change(change)
    return draft
  }

  /** An id must not be given to a second thing, even in another file. A row of the grid may lie in several. */
  private refuseTaken(path: Path, to: string): void {
    if (path.length === 1 || path[0] === 'grid' || String(path.at(-1)) === to) return
    const wanted = [...path.slice(0, -1), to]
    if ([...this.drafts.values()].some((draft) => draft.depth(wanted) === wanted.length)) {
      throw new Refused(`There is a \`${to}\` already: choose another name.`)
    }
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
  const touched = new Map<FileDraft, number>()
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
