/** A file of the map while it is edited. */
import { isDeepStrictEqual } from 'node:util'
import { Lines } from '../model/lines.ts'
import type { Path, TextEdit } from '../model/place.ts'
import { at, changed, dataOf, type Data } from './data.ts'
import { appendTo, editText, type Step } from './edit-text.ts'
import { Refused } from './refusal.ts'
import { stepsToSet } from './smaller.ts'
import { Source } from './source.ts'
import { spliced, splicedPieces, splicesOf, type Piece, type Splice } from './splice.ts'

const UNTRUE = 'The text can’t be edited so that it says this and all else stays as it is: change it by hand.'

const isNothing = (data: Data): boolean =>
  data === null || data === undefined || (data instanceof Map && data.size === 0)

const isWithin = (path: Path, holder: Path): boolean =>
  path.length >= holder.length && holder.every((step, i) => String(step) === String(path[i]))

export class Draft {
  readonly file: string
  readonly original: string
  /** What is wrong with the YAML of the original, or null. */
  readonly fault: Source['fault']
  private source: Source
  private pieces: readonly Piece[]
  /** What each document says, all changes made. */
  private said: readonly Data[]
  /** Splices that have not been made yet: the structure of the text is the same without them. */
  private pending: Splice[] = []
  /** Keys that were or will be renamed by what is pending. */
  private renamed: Path[] = []

  constructor(file: string, text: string) {
    this.file = file
    this.original = text
    this.source = new Source(file, text)
    this.fault = this.source.fault
    this.pieces = [{ from: 0, to: text.length }]
    this.said = this.source.data()
  }

  get documents(): readonly Data[] {
    return this.said
  }

  get text(): string {
    this.make()
    return this.source.text
  }

  /** What has to be done to the original. */
  get edits(): TextEdit[] {
    this.make()
    const lines = new Lines(this.original)
    return splicesOf(this.original.length, this.pieces).map(({ from, to, text }) => ({
      ...lines.place(this.file, [from, to]),
      text,
    }))
  }

  /** Makes what is pending, and reads the text again. */
  private make(): void {
    if (this.pending.length === 0) return
    this.pieces = splicedPieces(this.pieces, this.pending)
    this.source = new Source(this.file, spliced(this.source.text, this.pending))
    this.pending = []
    this.renamed = []
    if (this.source.fault) throw new Refused(UNTRUE)
  }

  /**
   * Makes a change of a document, or of what is to be its first.
   *
   * @throws Refused if it can't be made; the draft is then of no use any more.
   */
  change(document: number, step: Step): void {
    const before = this.said[document]
    const after = changed(before, step)
    for (const one of this.steps(before, step)) {
      this.take(document, one)
      this.say(document, changed(this.said[document], one))
    }
    this.say(document, after)
  }

  private say(document: number, data: Data): void {
    this.said = this.said.length === 0 ? [data] : this.said.with(document, data)
  }

  /** @throws Refused if the text does not say what it has to say, all changes made. */
  verify(): void {
    this.make()
    const [says, should] = [this.source.data(), this.said].map((all) => all.filter((one) => !isNothing(one)))
    if (!isDeepStrictEqual(says, should)) throw new Refused(UNTRUE)
  }

  private steps(before: Data, step: Step): Step[] {
    if (step.op !== 'set') return [step]
    const there = at(before, step.path)
    return there === undefined ? [step] : stepsToSet(step.path, there, dataOf(step.value))
  }

  private take(document: number, step: Step): void {
    if (this.renamed.some((path) => isWithin(step.path, path))) this.make()
    let written = this.write(document, step)
    const isFree = written.isSmall && written.splices.every((splice) => !this.touches(splice))
    if (!isFree && this.pending.length > 0) {
      this.make()
      written = this.write(document, step)
    }
    this.pending.push(...written.splices)
    if (step.op === 'rename') this.renamed.push(step.path, [...step.path.slice(0, -1), step.to])
    if (!written.isSmall) this.make()
  }

  private touches({ from, to }: Splice): boolean {
    return this.pending.some((one) => from <= one.to && to >= one.from)
  }

  private write(document: number, step: Step): ReturnType<typeof editText> {
    const parsed = this.source.documents[document]
    if (parsed) return editText(this.source, parsed, this.said[document], step)
    const data = changed(undefined, step) as Map<unknown, Data>
    return { splices: appendTo(this.source, data), isSmall: false }
  }
}
