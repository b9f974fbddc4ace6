/** An object-centric event log, whatever its version and encoding: what OCEL 1.0 and 2.0 have in common. */
import type { Fields, FieldValue } from '../../flow/event.ts'

/** A link to an object. */
export interface OcelLink {
  readonly object: string
  /** What the object is to the event or the other object, such as `ordered item`; empty where the log does not say. */
  readonly qualifier: string
}

/** A value that an attribute of an object has. */
export interface OcelValue {
  readonly name: string
  readonly value: FieldValue
  /** From when on, as it is written; null for what holds from the beginning. */
  readonly time: string | null
}

export interface OcelObject {
  readonly id: string
  readonly type: string
  readonly values: readonly OcelValue[]
  readonly links: readonly OcelLink[]
}

export interface OcelEvent {
  readonly id: string
  readonly activity: string
  /** As it is written; empty where it is missing. */
  readonly time: string
  readonly fields: Fields
  readonly links: readonly OcelLink[]
  /** Position among the events of the file; 1 is the first. */
  readonly position: number
  /** Row of the file, for messages: the line of XML, else the position. */
  readonly row: number
  /** Why it can't be taken, if it can't. */
  readonly fault: string | null
}

/** Something in the file that is neither event nor object. */
export interface OcelFault {
  readonly row: number
  readonly reason: string
}

/** A part of what was read: objects or events, and what was none. */
export interface OcelPart<T> {
  readonly found: readonly T[]
  readonly faults: readonly OcelFault[]
}

/** A log that can be read several times, a part at a time. */
export interface OcelLog {
  /** In words, such as `OCEL 2.0 (XML)`. */
  readonly form: string
  objects(): AsyncIterable<OcelPart<OcelObject>>
  events(): AsyncIterable<OcelPart<OcelEvent>>
  close(): Promise<void>
}
