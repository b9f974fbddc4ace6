/** XML, element by element: a file of any size needs the memory of its largest element that is asked for. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { InputFile } from '../file.ts'
import { Ampersands } from './ampersands.ts'
import { xmlText } from './text.ts'

export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, CDATA included, without that of its children. */
  readonly text: string
  /** Where it begins; 1 is the first line. */
  readonly line: number
  /** Why its content can't be trusted: it refers to an entity that does not exist, or holds a character that XML forbids. */
  readonly fault: string | null
}

export type XmlPart =
  /** An element that was asked for, whole. */
  | { readonly kind: 'element'; readonly element: XmlElement }
  /** The beginning and the end of one of the others. */
  | { readonly kind: 'open'; readonly name: string; readonly line: number }
  | { readonly kind: 'close'; readonly name: string }
  /** From here on nothing can be read. */
  | { readonly kind: 'malformed'; readonly line: number; readonly reason: string }

/** What lies deeper inside of an element than this is left out. */
const DEEPEST = 12
/** An element that holds more others than this has a fault. */
const MOST_ELEMENTS = 100_000
/** An element of more characters than this is none of a log: reading it would fill the memory. */
const LONGEST = 64 * 1024 * 1024
/** Faults that spoil the element in which they are, and nothing behind it. */
const SPOILING = /undefined entity|malformed character entity|disallowed (character|entity)|empty entity name/

interface Growing {
  name: string
  attributes: Record<string, string>
  children: Growing[]
  text: string
  line: number
  fault: string | null
}

class ElementReader {
  private readonly parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  private readonly isWanted: (path: readonly string[]) => boolean
  private readonly path: string[] = []
  /** The open elements inside of the one that is being read whole. */
  private readonly open: Growing[] = []
  private parts: XmlPart[] = []
  private sinceLast = 0
  /** Where in the text the last part was told. */
  private toldAt = -1
  private fault: string | null = null
  private readonly ampersands = new Ampersands()
  /** Elements inside of the one that is being read whole, so far. */
  private inside = 0
  isBroken = false

  constructor(isWanted: (path: readonly string[]) => boolean) {
    this.isWanted = isWanted
    this.parser.on('opentag', (tag) => this.begin(tag))
    this.parser.on('closetag', () => this.end())
    this.parser.on('text', (text) => this.addText(text))
    this.parser.on('cdata', (text) => this.addText(text))
    this.parser.on('error', ({ message }) => this.fail(message))
  }

  /** What the piece of text completes. */
  write(text: string): XmlPart[] {
    this.sinceLast += text.length
    this.parser.write(this.ampersands.push(text))
    if (this.sinceLast > LONGEST)
      this.malformed(`an element of more than ${LONGEST / 1024 / 1024} MB begins before here`)
    return this.take()
  }

  /** The text is over. */
  close(): XmlPart[] {
    this.parser.write(this.ampersands.end())
    this.parser.close()
    return this.take()
  }

  /** The text ends too early, for a reason outside of it. */
  cutOff(reason: string): XmlPart[] {
    this.malformed(reason)
    return this.take()
  }

  private take(): XmlPart[] {
    const { parts } = this
    this.parts = []
    return parts
  }

  private tell(part: XmlPart): void {
    if (this.isBroken) return
    this.parts.push(part)
    this.sinceLast = 0
    this.toldAt = this.parser.position
  }

  private malformed(reason: string): void {
    // A closing tag that belongs to another element closes all between: the parser tells that only afterwards.
    if (this.toldAt === this.parser.position && this.parts.at(-1)?.kind === 'element') this.parts.pop()
    this.tell({ kind: 'malformed', line: this.parser.line, reason })
    this.isBroken = true
  }

  private fail(message: string): void {
    const reason = message.replace(/^[\d:]+\s*/, '').replace(/\.$/, '')
    if (!SPOILING.test(reason)) this.malformed(reason)
    else {
      const said = reason === 'empty entity name' ? 'an `&` by itself, which XML writes `&amp;`,' : reason
      this.fault ??= `${said} in line ${this.parser.line}`
    }
  }

  private begin({ name: qualified, attributes }: SaxesTagPlain): void {
    if (this.isBroken) return
    const name = qualified.slice(qualified.indexOf(':') + 1)
    const { line } = this.parser
    this.path.push(name)
    const around = this.open.at(-1)
    if (around === undefined && !this.isWanted(this.path)) {
      this.fault = null
      this.tell({ kind: 'open', name, line })
      return
    }
    const element: Growing = { name, attributes, children: [], text: '', line, fault: null }
    if (around === undefined) this.inside = 0
    else if (this.open.length < DEEPEST) {
      this.inside += 1
      if (this.inside <= MOST_ELEMENTS) around.children.push(element)
      else this.fault ??= `it holds more than ${MOST_ELEMENTS} elements`
    }
    this.open.push(element)
  }

  private end(): void {
    if (this.isBroken) return
    const name = this.path.pop() ?? ''
    const element = this.open.pop()
    if (element === undefined) this.tell({ kind: 'close', name })
    else if (this.open.length === 0) {
      element.fault = this.fault
      this.fault = null
      this.tell({ kind: 'element', element })
    }
  }

  private addText(text: string): void {
    const element = this.open.at(-1)
    if (element !== undefined) element.text += text
  }
}

/**
 * Reads XML. Entities that the file declares itself are not resolved: what uses one has a fault.
 *
 * @param isWanted Whether an element is told as a whole, by the names from the root down to it.
 * @throws ImportError if the file can't be read, is empty or is no text.
 */
export async function* xmlParts(
  file: InputFile,
  isWanted: (path: readonly string[]) => boolean,
): AsyncGenerator<XmlPart[]> {
  const reader = new ElementReader(isWanted)
  for await (const text of xmlText(file)) {
    yield reader.write(text)
    if (reader.isBroken) return
  }
  yield file.damage === null ? reader.close() : reader.cutOff(file.damage)
}
