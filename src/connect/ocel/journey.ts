/** What a log knows of one object that is a journey beside its events: values that change, and links to other objects. */
import type { Fields, FieldValue, Micros } from '../../flow/event.ts'
import type { OcelValue } from './log.ts'

/** Before the names of attributes of the object, so that none is taken for an attribute of an event. */
const OF_OBJECT = 'case:'
/** Behind the type of linked objects: what they are called there, in the order of their ids. */
const QUALIFIER = ' qualifier'
const ALWAYS = Number.NEGATIVE_INFINITY

interface Linked {
  at: Micros
  qualifier: string
}

interface Change {
  readonly at: Micros
  readonly fields: Record<string, FieldValue>
}

export class JourneyObject {
  readonly id: string
  /** Values with the instant from which they hold. */
  private readonly values: { readonly at: Micros; readonly value: OcelValue }[] = []
  /** Type → the objects of that type, and since when they are linked. */
  private readonly linked = new Map<string, Map<string, Linked>>()
  private first: { at: Micros; position: number } | null = null
  /** Instants of its events; only where values change, to find the event with which they do. */
  private readonly instants = new Set<Micros>()
  private changes: Map<Micros, Change> | null = null

  constructor(id: string) {
    this.id = id
  }

  get hasEvents(): boolean {
    return this.first !== null
  }

  /** @param at Null for what holds from the beginning. */
  addValue(value: OcelValue, at: Micros | null): void {
    this.values.push({ at: at ?? ALWAYS, value })
  }

  /** @param at Null for a link that the log dates with no event. */
  addLink(type: string, object: string, qualifier: string, at: Micros | null): void {
    let ofType = this.linked.get(type)
    if (ofType === undefined) this.linked.set(type, (ofType = new Map()))
    const since = at ?? ALWAYS
    const known = ofType.get(object)
    if (known === undefined || since < known.at) ofType.set(object, { at: since, qualifier })
  }

  addEvent(at: Micros, position: number): void {
    if (this.first === null || at < this.first.at || (at === this.first.at && position < this.first.position))
      this.first = { at, position }
    if (this.values.length > 0) this.instants.add(at)
  }

  /**
   * The fields that an event of the journey sets beside its own: the objects linked so far of the types that it names,
   * values that change at its instant, and at the first event what holds from the beginning.
   */
  fieldsAt(at: Micros, position: number, types: ReadonlySet<string>): Fields {
    const isFirst = this.first?.at === at && this.first.position === position
    const named = isFirst ? new Set([...types, ...this.linked.keys()]) : types
    const fields: Record<string, FieldValue> = isFirst ? this.initial() : {}
    for (const type of named) Object.assign(fields, this.linksAt(type, at))
    const changes = this.changesAfterFirst()
    Object.assign(fields, changes.get(at)?.fields)
    changes.delete(at)
    return fields
  }

  /** Values that change when no event of the journey happens; ask when all events have been told. */
  changesApart(): readonly Change[] {
    return [...this.changesAfterFirst().values()].filter(({ at }) => !this.instants.has(at))
  }

  private linksAt(type: string, at: Micros): Fields {
    const soFar = [...(this.linked.get(type) ?? [])]
      .filter(([, { at: since }]) => since <= at)
      .toSorted(([, a], [, b]) => (a.at === b.at ? 0 : a.at - b.at))
    if (soFar.length === 0) return {}
    const qualifiers = soFar.map(([, { qualifier }]) => qualifier)
    return {
      [type]: soFar.map(([object]) => object),
      ...(qualifiers.some((qualifier) => qualifier !== '') ? { [type + QUALIFIER]: qualifiers } : {}),
    }
  }

  private initial(): Record<string, FieldValue> {
    const until = this.first?.at ?? ALWAYS
    const holding = this.values
      .filter(({ at }) => at <= until)
      .toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    return Object.fromEntries(holding.map(({ value: { name, value } }) => [OF_OBJECT + name, value]))
  }

  private changesAfterFirst(): Map<Micros, Change> {
    if (this.changes !== null) return this.changes
    this.changes = new Map()
    for (const { at, value } of this.values) {
      if (this.first === null || at <= this.first.at) continue
      const change = this.changes.get(at) ?? { at, fields: {} }
      change.fields[OF_OBJECT + value.name] = value.value
      this.changes.set(at, change)
    }
    return this.changes
  }
}
