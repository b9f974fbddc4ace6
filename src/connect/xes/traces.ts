/** The traces of an XES log and their events, in the order of the file. */
import type { Fields, FieldValue } from '../../flow/event.ts'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { xmlParts, type XmlElement, type XmlPart } from '../xml/elements.ts'
import { fieldsOf, isAttribute } from './attributes.ts'

export interface XesEvent {
  /** The attributes of its trace that stand before its events, or before its name. */
  readonly trace: Fields
  readonly fields: Fields
  /** Where it begins; 1 is the first line. */
  readonly line: number
  /** Why its content, or the name of its trace, can't be trusted. */
  readonly fault: string | null
  /** Whether it is the first of its trace. */
  readonly isFirst: boolean
}

export type XesPart =
  | { readonly kind: 'event'; readonly event: XesEvent }
  /** An event that stands in no trace. */
  | { readonly kind: 'loose'; readonly line: number }
  /** An attribute of a trace that can't be trusted and was left out. */
  | { readonly kind: 'faulty'; readonly line: number; readonly reason: string }
  /** The end of a trace, with its attributes and how many events it had. */
  | { readonly kind: 'end'; readonly trace: Fields; readonly events: number }
  | { readonly kind: 'malformed'; readonly line: number; readonly reason: string }

/** Attributes and events of traces come whole; whatever else is in the log (globals, classifiers) is passed over. */
const isWanted = (path: readonly string[]): boolean =>
  path[0] === 'log' &&
  ((path.length === 3 && path[1] === 'trace') || (path.length === 2 && path[1] === 'event'))

/** Attributes of a trace beyond so many are left out: they come with each of its events. */
const MOST_ATTRIBUTES = 500

/** Events of a trace that has not told its name wait for it, so that it may stand behind them. */
class Traces {
  private readonly nameKey: string
  private fields: Record<string, FieldValue> = {}
  private attributes = 0
  private waiting: XmlElement[] = []
  private told = 0
  private isInside = false
  private fault: string | null = null

  constructor(nameKey: string) {
    this.nameKey = nameKey
  }

  take(part: XmlPart): XesPart[] {
    if (part.kind === 'malformed') return [...this.release(), part]
    if (part.kind === 'element') return this.takeElement(part.element)
    if (part.name !== 'trace') return []
    this.isInside = part.kind === 'open'
    const last = this.release()
    if (part.kind === 'close') last.push({ kind: 'end', trace: this.fields, events: this.told })
    this.fields = {}
    this.fault = null
    this.attributes = 0
    this.told = 0
    return last
  }

  private takeElement(element: XmlElement): XesPart[] {
    if (!this.isInside) return [{ kind: 'loose', line: element.line }]
    if (element.name === 'event') this.waiting.push(element)
    else if (isAttribute(element) && element.fault !== null) return this.takeFaulty(element)
    // Attributes stand before the events [XES]; what stands behind one that was told came too late for it.
    else if (isAttribute(element) && this.told === 0 && this.attributes < MOST_ATTRIBUTES) {
      fieldsOf([element], '', this.fields)
      this.attributes += 1
    }
    return this.fields[this.nameKey] === undefined ? [] : this.release()
  }

  private takeFaulty({ attributes: { key = '' }, fault, line }: XmlElement): XesPart[] {
    if (key !== this.nameKey)
      return [{ kind: 'faulty', line, reason: `the attribute \`${key}\` of a trace is left out: ${fault}` }]
    this.fault ??= `the name of its trace: ${fault}`
    return []
  }

  private release(): XesPart[] {
    const { waiting, fields: trace } = this
    this.waiting = []
    return waiting.map(({ children, line, fault }): XesPart => {
      this.told += 1
      return {
        kind: 'event',
        event: {
          trace,
          fields: fieldsOf(children),
          line,
          fault: this.fault ?? fault,
          isFirst: this.told === 1,
        },
      }
    })
  }
}

const notXes = (file: InputFile, found: string): ImportError =>
  new ImportError(
    `${file.name} is no XES log: ${found}. Expected is an element \`log\` with \`trace\` elements, whose \`event\` elements hold attributes such as \`<string key="concept:name" value="…"/>\`.`,
  )

/**
 * @param nameKey The attribute that names a trace.
 * @throws ImportError if the file can't be read or is no XES log.
 */
export async function* tracesOf(file: InputFile, nameKey: string): AsyncGenerator<XesPart[]> {
  const traces = new Traces(nameKey)
  let root: string | null = null
  let isLog = false
  for await (const parts of xmlParts(file, isWanted)) {
    for (const part of parts) {
      if (root === null && part.kind === 'malformed') throw notXes(file, `line ${part.line}: ${part.reason}`)
      if (root === null && part.kind === 'open') {
        root = part.name
        if (root !== 'log') throw notXes(file, `its root is \`${root}\``)
      } else if (part.kind === 'open' && !isLog) {
        if (part.name === 'object-types' || part.name === 'events' || part.name === 'objects')
          throw new ImportError(
            `${file.name} is an object-centric log (OCEL), no XES: declare the source as \`kind: ocel\`.`,
          )
        isLog = part.name === 'trace'
      }
    }
    yield parts.flatMap((part) => traces.take(part))
  }
}
