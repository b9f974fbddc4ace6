/** What the tellers know, and what they give back. */
import type { Path } from '../model/place.ts'
import type { Coverage } from './coverage.ts'
import type { ChangeSeverity } from './change.ts'
import type { Difference } from './differences.ts'
import { thingAt, type NameOf } from './things.ts'
import { at, type Branch, type Tree } from './tree.ts'
import { quoted, words } from './wording.ts'

export interface Context {
  /** The meaning of the earlier map, with the ids of the later one. */
  readonly before: Branch
  readonly after: Branch
  /** What is written in the grids, where `before` and `after` say what holds by inheritance. */
  readonly written: { readonly before: Tree; readonly after: Tree }
  readonly nameOf: NameOf
  readonly coverage: Coverage
}

/** A change without its place, and the differences that it tells. */
export interface Told {
  readonly kind: string
  readonly severity: ChangeSeverity
  readonly path: Path
  readonly before: Tree
  readonly after: Tree
  readonly sentence: string
  readonly tells: readonly Difference[]
}

/** Looks at all differences and tells those that it knows. What several tell is told by the first of them. */
export type Teller = (context: Context, differences: readonly Difference[]) => Told[]

/** What an entry within a thing is called, such as `the guardrail “Refund time”`. */
const ENTRIES: Readonly<Record<string, string>> = {
  metrics: 'metric',
  guardrails: 'guardrail',
  serviceLevels: 'service level',
  services: 'service',
  boundaries: 'boundary item',
}

export interface Owner {
  /** As in `the promise of …`. */
  readonly label: string
  /** What is left of the path. */
  readonly rest: Path
}

/** The thing, or the entry within a thing, that a path is about. */
export const ownerOf = ({ before, after, nameOf }: Context, path: Path): Owner => {
  const thing = thingAt(path)
  if (thing === null) {
    return { label: `the ${String(path[0])}`, rest: path.slice(1) }
  }
  const name = nameOf(thing.of.kind, thing.id)
  const label = name.startsWith('`') ? `the ${thing.of.kind} ${name}` : name
  const [container, id] = thing.rest
  const isOfList = typeof id === 'number' && thing.rest.length > 2
  const entry =
    ENTRIES[String(container)] ?? (isOfList ? words(String(container)).replace(/s$/, '') : undefined)
  if (entry === undefined || id === undefined) return { label, rest: thing.rest }
  const nameOfEntry = [...thing.path, String(container), id, 'name']
  const called = at(after, nameOfEntry) ?? at(before, nameOfEntry)
  return {
    label: `the ${entry} ${typeof called === 'string' ? quoted(called) : words(String(id))} of ${label}`,
    rest: thing.rest.slice(2),
  }
}
