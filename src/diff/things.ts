/** The things of a map: what has an id and can be added, removed and renamed. */
import type { Path } from '../model/place.ts'
import type { Kind } from '../model/schema.ts'
import type { ChangeSeverity } from './change.ts'
import { at, branchAt, isBranch, type Tree } from './tree.ts'

interface ThingKind {
  /** Where such things stand, by id. */
  readonly under: Path
  readonly kind: Kind
  readonly added: ChangeSeverity
  readonly removed: ChangeSeverity
}

export const THING_KINDS: readonly ThingKind[] = [
  { under: ['organisation', 'goals'], kind: 'goal', added: 'notable', removed: 'notable' },
  { under: ['slices'], kind: 'slice', added: 'notable', removed: 'breaking' },
  { under: ['journey', 'stages'], kind: 'stage', added: 'notable', removed: 'breaking' },
  { under: ['events'], kind: 'event', added: 'notable', removed: 'breaking' },
  { under: ['forks'], kind: 'fork', added: 'notable', removed: 'notable' },
  { under: ['streams'], kind: 'stream', added: 'notable', removed: 'breaking' },
  { under: ['revenueStreams'], kind: 'revenue stream', added: 'notable', removed: 'notable' },
  { under: ['policies'], kind: 'policy', added: 'notable', removed: 'notable' },
  { under: ['capabilities'], kind: 'capability', added: 'notable', removed: 'notable' },
  { under: ['systems'], kind: 'system', added: 'notable', removed: 'notable' },
  { under: ['interfaces'], kind: 'interface', added: 'notable', removed: 'breaking' },
  { under: ['teams'], kind: 'team', added: 'notable', removed: 'notable' },
  { under: ['people'], kind: 'person', added: 'minor', removed: 'minor' },
  { under: ['functions'], kind: 'function', added: 'minor', removed: 'minor' },
  { under: ['roles'], kind: 'role', added: 'minor', removed: 'minor' },
  { under: ['sources'], kind: 'source', added: 'notable', removed: 'breaking' },
  { under: ['alerts'], kind: 'alert', added: 'notable', removed: 'notable' },
  { under: ['decisions'], kind: 'decision', added: 'notable', removed: 'notable' },
  { under: ['reviews'], kind: 'review', added: 'notable', removed: 'notable' },
  { under: ['overrides'], kind: 'override', added: 'notable', removed: 'notable' },
  { under: ['experiments'], kind: 'experiment', added: 'notable', removed: 'notable' },
]

export interface Thing {
  readonly of: ThingKind
  readonly id: string
  readonly path: Path
  /** The path from the thing on. */
  readonly rest: Path
}

/** The thing that a path leads to or into, or null for the grid and what is of the whole organisation. */
export const thingAt = (path: Path): Thing | null => {
  for (const of of THING_KINDS) {
    const depth = of.under.length
    if (path.length > depth && of.under.every((step, i) => step === path[i])) {
      return { of, id: String(path[depth]), path: path.slice(0, depth + 1), rest: path.slice(depth + 1) }
    }
  }
  return null
}

/** Where things of a kind stand. A supporting stream is a stream. */
export const placeOfKind = (kind: Kind): Path =>
  THING_KINDS.find((one) => one.kind === (kind === 'supporting stream' ? 'stream' : kind))?.under ?? []

/** Says names for ids: the name, with the id where two of a kind bear the same name; else the id. */
export type NameOf = (kind: Kind, id: string) => string

/** Names of the things of either map; the later one is asked first. */
export const namesOf = (before: Tree, after: Tree): NameOf => {
  const counts = new Map<string, number>()
  const nameIn = (tree: Tree, kind: Kind, id: string): string | null => {
    const name = at(tree, [...placeOfKind(kind), id, 'name'])
    return typeof name === 'string' ? name : null
  }
  const key = (kind: Kind, name: string): string => `${placeOfKind(kind).join('.')}\n${name}`
  for (const { under, kind } of THING_KINDS) {
    const things = { ...branchAt(before, under), ...branchAt(after, under) }
    for (const thing of Object.values(things)) {
      const name = isBranch(thing) ? thing['name'] : undefined
      if (typeof name === 'string') counts.set(key(kind, name), (counts.get(key(kind, name)) ?? 0) + 1)
    }
  }
  return (kind, id) => {
    const name = nameIn(after, kind, id) ?? nameIn(before, kind, id)
    if (name === null) return `\`${id}\``
    return (counts.get(key(kind, name)) ?? 0) > 1 ? `${name} (\`${id}\`)` : name
  }
}
