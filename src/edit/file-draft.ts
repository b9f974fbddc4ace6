/**
 * A file of the map while it is edited. Of a large file only the parts are read in which something is changed:
 * one for each thing, as loading cuts them too. What concerns several things takes the file as a whole.
 */
import { piecesOf, type Piece as Part } from '../model/chunks.ts'
import { Lines } from '../model/lines.ts'
import type { Path, TextEdit } from '../model/place.ts'
import { depthOf } from './data.ts'
import { Draft } from './draft.ts'
import type { Step } from './edit-text.ts'
import { layoutOf, type Layout } from './layout.ts'
import { Refused } from './refusal.ts'
import { Source } from './source.ts'
import { spliced, splicedPieces, splicesOf, type Piece } from './splice.ts'

/** The id of the thing that a part of a section holds. */
const idOf = ({ text }: Part): string => /^ *(?<id>[\w.-]+):/m.exec(text)?.groups?.['id'] ?? ''

/** The parts of a file, as they are looked for. */
interface Parts {
  /** Section and id → the part that holds that thing. */
  readonly things: ReadonlyMap<string, Part>
  /** Section → how many things it has. */
  readonly sections: ReadonlyMap<string, number>
  /** Parts that name their sections themselves. */
  readonly others: readonly Part[]
}

const nameOf = (path: Path): string => `${path[0]}/${path[1]}`

const partsOf = (text: string): Parts => {
  const things = new Map<string, Part>()
  const sections = new Map<string, number>()
  const others: Part[] = []
  for (const part of piecesOf(text)) {
    const { section } = part
    if (section === null) others.push(part)
    else {
      const name = nameOf([section, idOf(part)])
      // Of two with the same id the first one counts, as in loading.
      if (!things.has(name)) things.set(name, part)
      sections.set(section, (sections.get(section) ?? 0) + 1)
    }
  }
  return { things, sections, others }
}

export class FileDraft {
  readonly file: string
  readonly original: string
  private current: string
  private pieces: readonly Piece[]
  private readonly layout: Layout
  private parts: Parts | null = null
  /** What is being edited: some of the parts, or the whole. */
  private open = new Map<Part | 'whole', Draft>()

  constructor(file: string, text: string) {
    this.file = file
    this.original = text
    this.current = text
    this.pieces = [{ from: 0, to: text.length }]
    this.layout = layoutOf(text)
  }

  private draft(part: Part | 'whole'): Draft {
    const known = this.open.get(part)
    if (known) return known
    const [text, offset, prefix] =
      part === 'whole'
        ? [this.current, 0, []]
        : [part.text, part.offset, part.section === null ? [] : [part.section]]
    const setting = { file: this.file, text: this.current, offset, prefix, layout: this.layout }
    const made = new Draft(new Source(text, setting))
    this.open.set(part, made)
    return made
  }

  private get whole(): Draft | undefined {
    return this.open.get('whole')
  }

  /** Puts together what was edited, after making sure that it says what it should. */
  private close(): void {
    const splices = [...this.open].flatMap(([part, draft]) => {
      const made = draft.splices
      if (made.length > 0) draft.verify()
      const offset = part === 'whole' ? 0 : part.offset
      return made.map(({ from, to, text }) => ({ from: offset + from, to: offset + to, text }))
    })
    this.open.clear()
    if (splices.length === 0) return
    this.pieces = splicedPieces(this.pieces, splices)
    this.current = spliced(this.current, splices)
    this.parts = null
  }

  private cut(): Parts {
    return (this.parts ??= partsOf(this.current))
  }

  /** How much of a path exists in the parts of sections. */
  private depthInSections(path: Path): number {
    const { things, sections } = this.cut()
    if (!sections.has(String(path[0]))) return 0
    const part = path.length > 1 ? things.get(nameOf(path)) : undefined
    if (!part) return 1
    return path.length === 2 ? 2 : 1 + depthInDraft(this.draft(part), path.slice(1))
  }

  /** How many steps of a path exist in the file. */
  depth(path: Path): number {
    if (this.whole) return depthInDraft(this.whole, path)
    const others = this.cut().others.map((part) => depthInDraft(this.draft(part), path))
    return Math.max(this.depthInSections(path), ...others)
  }

  /** How many things a section has in the file. */
  count(section: string): number {
    if (this.whole) return count(this.whole, section)
    const { sections, others } = this.cut()
    return others.reduce((sum, part) => sum + count(this.draft(part), section), sections.get(section) ?? 0)
  }

  /** What is wrong with the YAML of the file, or null. */
  get fault(): Source['fault'] {
    this.takeWhole()
    return this.draft('whole').fault
  }

  private takeWhole(): void {
    if (!this.whole) this.close()
  }

  /** The part in which a change can be made without looking at the rest of the file. */
  private partFor({ op, path }: Step): Part | undefined {
    if (path.length < 2) return undefined
    const { things, others } = this.cut()
    const part = op === 'remove' && path.length === 2 ? undefined : things.get(nameOf(path))
    return part ?? others.find((one) => depthInDraft(this.draft(one), path) > 0)
  }

  /** @throws Refused */
  change(step: Step): void {
    // A part is read faster than the whole, unless that was read already and several things are changed.
    if (this.whole && (step.path.length > 2 || this.whole.splices.length === 0)) this.close()
    const part = this.whole ? undefined : this.partFor(step)
    if (!part) this.takeWhole()
    const draft = this.draft(part ?? 'whole')
    const { fault } = draft
    if (fault) {
      throw new Refused(
        `${this.file} can’t be edited as long as it is not valid YAML: ${fault.message.replace(/\.?$/, '.')}`,
        fault.place,
      )
    }
    const path = part?.section == null ? step.path : step.path.slice(1)
    draft.change(documentFor(draft, path), { ...step, path })
    // The parts have other ids now.
    if (part && step.op === 'rename' && step.path.length === 2) this.close()
  }

  /** @throws Refused if the text does not say what it should. */
  verify(): void {
    this.close()
  }

  get text(): string {
    this.close()
    return this.current
  }

  get edits(): TextEdit[] {
    this.close()
    const lines = new Lines(this.original)
    return splicesOf(this.original.length, this.pieces).map(({ from, to, text }) => ({
      ...lines.place(this.file, [from, to]),
      text,
    }))
  }
}

const depthInDraft = ({ documents }: Draft, path: Path): number =>
  Math.max(0, ...documents.map((data) => depthOf(data, path)))

const count = ({ documents }: Draft, section: string): number =>
  documents.reduce<number>((sum, data) => {
    const things = data instanceof Map ? (data.get(section) as unknown) : undefined
    return sum + (things instanceof Map ? things.size : 0)
  }, 0)

/** The document that says most of a path; else the first that says anything, or the last. */
const documentFor = ({ documents }: Draft, path: Path): number => {
  const depths = documents.map((data) => depthOf(data, path))
  const deepest = Math.max(0, ...depths)
  if (deepest > 0) return depths.indexOf(deepest)
  const withMap = documents.findIndex((data) => data instanceof Map)
  return withMap >= 0 ? withMap : Math.max(0, documents.length - 1)
}
