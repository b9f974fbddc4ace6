/** What the map defines: each thing with its kind, its name and its path. */
import type { Path } from '../../model/place.ts'
import type { Kind, MapFile } from '../../model/schema.ts'
import { isParts, valueAt } from '../edit/changes.ts'

export interface Thing {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  readonly path: Path
  readonly value: Readonly<Record<string, unknown>>
}

export interface Section {
  /** As in the address of its page. */
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly one: string
  readonly path: Path
}

const section = (id: string, kind: Kind, name: string, one: string, path: Path = [id]): Section => ({
  id,
  kind,
  name,
  one,
  path,
})

/** Where things of each kind live, in the order in which a reader meets them. */
export const SECTIONS: readonly Section[] = [
  section('goals', 'goal', 'Goals', 'goal', ['organisation', 'goals']),
  section('slices', 'slice', 'Slices', 'slice'),
  section('stages', 'stage', 'Stages of the journey', 'stage', ['journey', 'stages']),
  section('events', 'event', 'Business events', 'business event'),
  section('forks', 'fork', 'Forks', 'fork'),
  section('streams', 'stream', 'Value streams', 'stream'),
  section('revenueStreams', 'revenue stream', 'Revenue streams', 'revenue stream'),
  section('policies', 'policy', 'Policies, SLAs, obligations and constraints', 'policy'),
  section('capabilities', 'capability', 'Capabilities', 'capability'),
  section('systems', 'system', 'Systems', 'system'),
  section('interfaces', 'interface', 'Interfaces', 'interface'),
  section('teams', 'team', 'Teams', 'team'),
  section('people', 'person', 'People', 'person'),
  section('functions', 'function', 'Functions', 'function'),
  section('roles', 'role', 'Roles', 'role'),
  section('sources', 'source', 'Sources of events', 'source'),
  section('alerts', 'alert', 'Alerts', 'alert'),
  section('decisions', 'decision', 'Decisions', 'decision'),
  section('reviews', 'review', 'Reviews', 'review'),
  section('overrides', 'override', 'Overrides', 'override'),
  section('experiments', 'experiment', 'Experiments', 'experiment'),
]

const said = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const nameOf = (kind: Kind, id: string, value: Readonly<Record<string, unknown>>): string => {
  const name = said(value['name'])
  if (name !== null) return name
  if (kind === 'review' && said(value['on'])) return `Review of ${String(value['on'])}`
  if (kind === 'override') return `${String(value['rule'])} for ${String(value['about'])}`
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The things of a section, in the order of the text. */
export const thingsIn = (map: MapFile, { kind, path }: Section): Thing[] => {
  const entries = valueAt(map, path)
  return Object.entries(isParts(entries) ? entries : {}).flatMap(([id, value]) =>
    isParts(value)
      ? [
          {
            kind: kind === 'stream' && value['kind'] === 'supporting' ? ('supporting stream' as const) : kind,
            id,
            name: nameOf(kind, id, value),
            path: [...path, id],
            value,
          },
        ]
      : [],
  )
}

/** Every thing of the map, found by kind and id. */
export class Things {
  readonly all: readonly Thing[]
  private readonly byId: ReadonlyMap<string, readonly Thing[]>

  constructor(map: MapFile) {
    this.all = SECTIONS.flatMap((one) => thingsIn(map, one))
    this.byId = Map.groupBy(this.all, ({ id }) => id)
  }

  of(kinds: readonly Kind[]): Thing[] {
    return this.all.filter(({ kind }) => isOf(kind, kinds))
  }

  find(kinds: readonly Kind[], id: string): Thing | null {
    return this.byId.get(id)?.find(({ kind }) => isOf(kind, kinds)) ?? null
  }

  /** The name of what is referred to; the id itself if there is no such thing. */
  name(kinds: readonly Kind[], id: string): string {
    return this.find(kinds, id)?.name ?? id
  }
}

const isOf = (kind: Kind, kinds: readonly Kind[]): boolean =>
  kinds.includes(kind) || (kind === 'supporting stream' && kinds.includes('stream'))

/** The section of this id. @throws Error if there is none. */
export const sectionOf = (id: string): Section => {
  const found = SECTIONS.find((one) => one.id === id)
  if (!found) throw new Error(`The map has no section \`${id}\`.`)
  return found
}
