/** A text of the map while it is edited: a file, or the part of one that a thing takes. */
import { isDeepStrictEqual } from 'node:util'
import type { Path } from '../model/place.ts'
import { at, changed, dataOf, type Data } from './data.ts'
import { appendTo, editText, type Step } from './edit-text.ts'
import { Refused } from './refusal.ts'
import { stepsToSet } from './smaller.ts'
import type { Source } from './source.ts'
import { spliced, splicedPieces, splicesOf, type Piece, type Splice } from './splice.ts'

const UNTRUE = 'The text can’t be edited so that it says this and all else stays as it is: change it by hand.'

const isNothing = (data: Data): boolean =>
  data === null || data === undefined || (data instanceof Map && data.size === 0)

const isWithin = (path: Path, holder: Path): boolean =>
  path.length >= holder.length && holder.every((step, i) => String(step) === String(path[i]))

export class Draft {
  /** What is wrong with the YAML of the original, or null. */
  readonly fault: Source['fault']
  private readonly length: number
  private source: Source
  private pieces: readonly Piece[]
  /** What each document says, all changes made. */
  private said: readonly Data[]
  /** Splices that have not been made yet: the structure of the text is the same without them. */
  private pending: Splice[] = []
  /** Keys that were or will be renamed by what is pending. */
  private renamed: Path[] = []

  constructor(source: Source) {
    this.source = source
    this.fault = source.fault
    this.length = source.text.length
    this.pieces = [{ from: 0, to: source.text.length }]
    this.said = source.data()
  }

  get documents(): readonly Data[] {
    return this.said
  }

  /** What has been done to the original. */
  get splices(): Splice[] {
    this.make()
    return splicesOf(this.length, this.pieces)
  }

  /** Makes what is pending, and reads the text again. */
  private make(): void {
    if (this.pending.length === 0) return
    this.pieces = splicedPieces(this.pieces, this.pending)
    this.source = this.source.with(spliced(this.source.text, this.pending))
    this.pending = []
    this.renamed = []
    if (this.source.fault) throw new Refused(UNTRUE)
  }

  /**
   * Makes a change of a document, or of what is to be its first.
   *
   * @param step Its path starts at the root of the text.
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
    // A document that says nothing any more, before another one, is none any more.
    const { length } = this.source.documents
    if (this.pending.length === 0 && length > 0 && length < this.said.length) {
      this.said = this.said.filter((one) => !isNothing(one))
    }
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
    return there === undefined ? [step] : stepsToSet(step.path, there, dataOf(step.value), this.source.prefix)
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
