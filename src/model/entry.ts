/** What reading a map's text gives: the things that a piece of it defines. */
import type { Document, Node } from 'yaml'
import type { Links } from './link.ts'
import type { Fault } from './parse.ts'
import type { Path } from './place.ts'
import type { Kind } from './schema.ts'

/** A path as one string; no id holds what separates its steps. */
export const nameOf = (path: Path): string => path.join('\0')

/** A thing that a text defines. Ranges are those of the piece of text. */
export interface Entry {
  readonly path: readonly string[]
  /** The path as one string. */
  readonly name: string
  /** What it is, for messages: `` `shop` under `streams` ``. */
  readonly what: string
  readonly document: Document
  readonly node: Node
  readonly key: Node | null
  /** What the text says, if it fits the schema; undefined otherwise. */
  readonly value: unknown
  /** Things that it defines, itself among them; also if something in it is wrong. */
  readonly defines: readonly { readonly kind: Kind; readonly id: string; readonly path: Path }[]
  readonly links: Links
  readonly faults: readonly Fault[]
  /** It may be there several times, in several files: a row of the grid. */
  readonly isRepeatable?: boolean
}

/** What was read from a piece of text. */
export interface Chunk {
  readonly entries: readonly Entry[]
  /** What is wrong with the text itself. */
  readonly faults: readonly Fault[]
}
