/** A text of the map as it is edited: its lines, its YAML nodes with their tokens, and the way it is written. */
import { parseAllDocuments, type Document } from 'yaml'
import { Lines, type Range } from '../model/lines.ts'
import { rangeOf, repeatedKeys } from '../model/parse.ts'
import type { Path, Place } from '../model/place.ts'
import type { Data } from './data.ts'
import type { Layout } from './layout.ts'
import type { Splice } from './splice.ts'

/** Text that repeats itself through aliases more often than this is no map: the same limit as in loading. */
const MAX_ALIASES = 100

const BOM = '\uFEFF'

/** The file in which a text lies, and where. */
interface Setting {
  readonly file: string
  /** The whole text of the file. */
  readonly text: string
  /** Where the part begins. */
  readonly offset: number
  /** The path of what the part holds; empty for a file as a whole. */
  readonly prefix: Path
  readonly layout: Layout
}

export class Source {
  readonly text: string
  readonly documents: readonly Document[]
  private readonly setting: Setting
  private positions: Lines | null = null

  constructor(text: string, setting: Setting) {
    this.text = text
    this.setting = setting
    const parsed = parseAllDocuments(text, {
      keepSourceTokens: true,
      logLevel: 'error',
      prettyErrors: false,
      uniqueKeys: false,
      version: '1.2',
    })
    this.documents = Array.isArray(parsed) ? [...parsed] : []
  }

  /** What is wrong with the YAML, or null. */
  get fault(): { readonly message: string; readonly place: Place } | null {
    const error = this.documents.flatMap(({ errors }) => errors)[0]
    if (error) return { message: error.message, place: this.place(error.pos) }
    const [repeated] = this.documents.flatMap(repeatedKeys)
    return repeated ? { message: 'Map keys must be unique', place: this.place(rangeOf(repeated)) } : null
  }

  /** What the documents say. What can't be read (aliases that lead nowhere) is undefined. */
  data(): Data[] {
    return this.documents.map((document): Data => {
      try {
        return document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES }) as Data
      } catch {
        return undefined
      }
    })
  }

  /** The same part of the file with another text. */
  with(text: string): Source {
    return new Source(text, this.setting)
  }

  place([from, to]: Range): Place {
    const { file, text, offset } = this.setting
    this.positions ??= new Lines(text)
    return this.positions.place(file, [offset + from, offset + to])
  }

  get layout(): Layout {
    return this.setting.layout
  }

  /** The path of what the text holds: the section, for a thing. */
  get prefix(): Path {
    return this.setting.prefix
  }

  /** Whether the file ends here, not only the part of it that this text is. */
  isEndOfFile(offset: number): boolean {
    const { text, offset: start } = this.setting
    return offset >= this.text.length && (this.prefix.length === 0 || start + offset >= text.length)
  }

  /** Where the line of an offset starts. A byte order mark belongs to no line. */
  lineStart(offset: number): number {
    const start = offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1
    return start === 0 && this.text.startsWith(BOM) ? 1 : start
  }

  /** Where the text of the line of an offset ends, before its line break. */
  lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset)
    if (end < 0) return this.text.length
    return end > 0 && this.text[end - 1] === '\r' ? end - 1 : end
  }

  /** Where the next line starts, or the end of the text. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset)
    return end < 0 ? this.text.length : end + 1
  }

  /** Where the line before this line starts; null on the first line. */
  lineBefore(lineStart: number): number | null {
    return lineStart === 0 || this.text[lineStart - 1] !== '\n' ? null : this.lineStart(lineStart - 1)
  }

  column(offset: number): number {
    return offset - this.lineStart(offset)
  }

  isBlankLine(lineStart: number): boolean {
    return this.text.slice(lineStart, this.lineEnd(lineStart)).trim() === ''
  }

  /** The column of the comment that is all of this line, or null. */
  commentColumn(lineStart: number): number | null {
    const line = this.text.slice(lineStart, this.lineEnd(lineStart))
    const column = line.search(/\S/)
    return line[column] === '#' ? column : null
  }

  isFirstOfLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === ''
  }

  /** Writes whole lines at the start of a line, or at the end of the text. */
  insertLines(at: number, lines: readonly string[]): Splice {
    const { lineEnd } = this.layout
    const all = lines.join(lineEnd)
    const isOpen = at === this.text.length && at > 0 && !/[\n\uFEFF]$/.test(this.text)
    return { from: at, to: at, text: isOpen ? lineEnd + all : all + lineEnd }
  }

  /**
   * Removes whole lines. A text without a line break at its end has none afterwards, unless that lies before
   * `floor`, where it belongs to something else.
   */
  removeLines(from: number, to: number, floor = 0): Splice {
    if (to < this.text.length || this.text.endsWith('\n')) return { from, to, text: '' }
    const before = this.lineBefore(from)
    const end = before === null ? from : this.lineEnd(before)
    return { from: end < floor ? from : end, to, text: '' }
  }
}
