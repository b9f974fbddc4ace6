/** What a log knows of one object that is a journey beside its events: values that change, and links to other objects. */
import type { Fields, FieldValue, Micros } from '../../flow/event.ts'
import type { OcelLink, OcelValue } from './log.ts'

/** Before the names of attributes of the object, so that none is taken for an attribute of an event. */
const OF_OBJECT = 'case:'
/** Behind the type of linked objects: what they are called there, in the order of their ids. */
const QUALIFIER = ' qualifier'
const ALWAYS = Number.NEGATIVE_INFINITY
/**
 * Of the objects of a type that a journey is linked with the first so many are kept, and of those that an event names:
 * they come with each event, so that all of them would grow with the square of the journey.
 */
export const MOST_LINKED = 50

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
  /** The same in the order of time, the first {@link MOST_LINKED}; made when the first event is told. */
  private readonly ordered = new Map<string, readonly (readonly [string, Linked])[]>()
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
   *
   * @param named Type → the other objects that the event names.
   */
  fieldsAt(at: Micros, position: number, named: ReadonlyMap<string, readonly OcelLink[]>): Fields {
    const isFirst = this.first?.at === at && this.first.position === position
    const types = isFirst ? new Set([...named.keys(), ...this.linked.keys()]) : named.keys()
    const fields: Record<string, FieldValue> = isFirst ? this.initial() : {}
    for (const type of types) Object.assign(fields, this.linksAt(type, at, named.get(type) ?? []))
    const changes = this.changesAfterFirst()
    Object.assign(fields, changes.get(at)?.fields)
    changes.delete(at)
    return fields
  }

  /** Values that change when no event of the journey happens; ask when all events have been told. */
  changesApart(): readonly Change[] {
    return [...this.changesAfterFirst().values()].filter(({ at }) => !this.instants.has(at))
  }

  private linksAt(type: string, at: Micros, named: readonly OcelLink[]): Fields {
    const links = new Map<string, string>()
    for (const [object, { at: since, qualifier }] of this.firstLinked(type)) {
      if (since <= at) links.set(object, qualifier)
    }
    for (const { object, qualifier } of named) {
      if (object !== this.id && !links.has(object)) links.set(object, qualifier)
    }
    if (links.size === 0) return {}
    const qualifiers = [...links.values()]
    return {
      [type]: [...links.keys()],
      ...(qualifiers.some((qualifier) => qualifier !== '') ? { [type + QUALIFIER]: qualifiers } : {}),
    }
  }

  private firstLinked(type: string): readonly (readonly [string, Linked])[] {
    let first = this.ordered.get(type)
    if (first === undefined) {
      first = [...(this.linked.get(type) ?? [])]
        .toSorted(([, a], [, b]) => (a.at === b.at ? 0 : a.at - b.at))
        .slice(0, MOST_LINKED)
      this.ordered.set(type, first)
    }
    return first
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
