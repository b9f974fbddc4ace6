/**
 * Who works where: people → streams × functions. Distinct people are counted; how much of a full-time job
 * they give is told beside it, and whoever is counted over 100 % is named [definitions: money and people].
 */
import type { Member, ValueStreamMap } from '../model/schema.ts'
import { perMap } from './per-map.ts'

/** An embedded function has at least two people [article: step 8]. */
export const LEAST_PEOPLE = 2

export interface Assignment {
  readonly team: string
  /** Position among the members of the team. */
  readonly position: number
  readonly member: Member
}

interface StaffedFunction {
  readonly function: string
  /** Distinct people. */
  readonly people: number
  /** Full-time equivalents. */
  readonly fte: number
  readonly assignments: readonly Assignment[]
}

interface NeededRole {
  readonly name: string
  /** People who fill it; none is a gap. */
  readonly people: number
}

export interface StreamStaffing {
  readonly stream: string
  readonly teams: readonly string[]
  /** Distinct people, in whatever function. */
  readonly people: number
  readonly fte: number
  readonly functions: readonly StaffedFunction[]
  /** The roles that the stream needs; empty while its people have no roles at all. */
  readonly roles: readonly NeededRole[]
}

interface Allocation {
  readonly person: string
  /** Sum of the shares, in percent of a full-time job. */
  readonly percent: number
  readonly assignments: readonly (Assignment & { readonly stream: string | null })[]
}

export interface Staffing {
  readonly streams: readonly StreamStaffing[]
  /** People by name, as far as the map names them. */
  readonly allocations: readonly Allocation[]
  /** Teams that work for no stream. */
  readonly unattached: readonly string[]
}

/** Team → the stream that it works for: the one it names, or the only one that it owns. */
export const streamOfTeam = perMap((map): ReadonlyMap<string, string | null> => {
  const owned = new Map<string, string[]>()
  for (const [id, { owner }] of map.streams) {
    if (owner === undefined) continue
    const list = owned.get(owner)
    if (list) list.push(id)
    else owned.set(owner, [id])
  }
  return new Map(
    [...map.teams].map(([id, { stream }]) => {
      const streams = owned.get(id) ?? []
      return [id, stream ?? (streams.length === 1 ? (streams[0] ?? null) : null)]
    }),
  )
})

/** Stream → its teams. */
export const teamsOf = perMap((map): ReadonlyMap<string, readonly string[]> => {
  const teams = new Map<string, string[]>([...map.streams.keys()].map((id) => [id, []]))
  for (const [team, stream] of streamOfTeam(map)) if (stream !== null) teams.get(stream)?.push(team)
  return teams
})

/** How many distinct people these assignments are: a name counts once, a head-count as often as it says. */
const distinct = (assignments: readonly Assignment[]): number => {
  const named = new Set<string>()
  let counted = 0
  for (const { member } of assignments) {
    if (member.person === undefined) counted += member.count ?? 0
    else named.add(member.person)
  }
  return named.size + counted
}

// Shares are percentages with few digits: adding those first keeps 3 × 10 % at 0.3.
const fteOf = (assignments: readonly Assignment[]): number =>
  assignments.reduce((sum, { member }) => sum + (member.count ?? 1) * member.share, 0) / 100

interface RoleRule {
  readonly name: string
  /** Only streams with customers need it; the customers of supporting streams are streams. */
  readonly needsCustomers: boolean
  readonly isFilledBy: (member: Member) => boolean
}

/** A function may be the role as well: five engineers fill the role of engineering. */
const named =
  (pattern: RegExp) =>
  ({ role, function: discipline }: Member): boolean =>
    (role !== undefined && pattern.test(role)) || (discipline !== undefined && pattern.test(discipline))

/** The roles of the article; they hold while the map defines no roles of its own. */
const DEFAULT_ROLES: readonly RoleRule[] = [
  { name: 'Product', needsCustomers: false, isFilledBy: named(/\bproduct\b/i) },
  {
    name: 'Account management or customer success',
    needsCustomers: true,
    isFilledBy: named(/\b(?:account|customer[ -]success|csm?|am)\b/i),
  },
  {
    name: 'Engineering',
    needsCustomers: false,
    isFilledBy: named(/\b(?:engineer(?:s|ing)?|developers?|software)\b/i),
  },
]

const roleRules = perMap((map): readonly RoleRule[] =>
  map.roles.size === 0
    ? DEFAULT_ROLES
    : [...map.roles].flatMap(([id, { name, required }]) =>
        required
          ? [
              {
                name,
                needsCustomers: false,
                isFilledBy: (member: Member) => member.role === id || member.function === id,
              },
            ]
          : [],
      ),
)

const rolesOf = (
  map: ValueStreamMap,
  streams: readonly string[],
  assignments: readonly Assignment[],
): NeededRole[] => {
  if (assignments.length === 0) return []
  if (map.roles.size === 0 && assignments.every(({ member }) => member.role === undefined)) return []
  const hasCustomers = streams.some((id) => map.streams.get(id)?.for.some((one) => map.slices.has(one)))
  return roleRules(map).flatMap(({ name, needsCustomers, isFilledBy }) =>
    needsCustomers && !hasCustomers
      ? []
      : [{ name, people: distinct(assignments.filter(({ member }) => isFilledBy(member))) }],
  )
}

const byFunction = (assignments: readonly Assignment[]): StaffedFunction[] => {
  const functions = new Map<string, Assignment[]>()
  for (const one of assignments) {
    if (one.member.function === undefined) continue
    const list = functions.get(one.member.function)
    if (list) list.push(one)
    else functions.set(one.member.function, [one])
  }
  return [...functions].map(([name, list]) => ({
    function: name,
    people: distinct(list),
    fte: fteOf(list),
    assignments: list,
  }))
}

/** What assignments come to, for one stream or for several seen as one. */
export const countStaff = (
  map: ValueStreamMap,
  streams: readonly string[],
  assignments: readonly Assignment[],
): Pick<StreamStaffing, 'people' | 'fte' | 'functions' | 'roles'> => ({
  people: distinct(assignments),
  fte: fteOf(assignments),
  functions: byFunction(assignments),
  roles: rolesOf(map, streams, assignments),
})

/** The members of a team with their positions. */
export const assignmentsOf = (map: ValueStreamMap, team: string): Assignment[] =>
  (map.teams.get(team)?.members ?? []).map((member, position) => ({ team, position, member }))

const allocationsOf = (map: ValueStreamMap): Allocation[] => {
  const people = new Map<string, (Assignment & { stream: string | null })[]>()
  for (const [team, stream] of streamOfTeam(map)) {
    for (const one of assignmentsOf(map, team)) {
      const { person } = one.member
      if (person === undefined) continue
      const list = people.get(person)
      if (list) list.push({ ...one, stream })
      else people.set(person, [{ ...one, stream }])
    }
  }
  return [...people].map(([person, assignments]) => ({
    person,
    percent: assignments.reduce((sum, { member }) => sum + member.share, 0),
    assignments,
  }))
}

/** The staffing of a map: all of its streams but the retired ones, in the order of the text. */
export const staffing = perMap((map): Staffing => {
  const teams = teamsOf(map)
  return {
    streams: [...map.streams].flatMap(([stream, { lifecycle }]): StreamStaffing[] => {
      if (lifecycle === 'retired') return []
      const own = teams.get(stream) ?? []
      const assignments = own.flatMap((team) => assignmentsOf(map, team))
      return [{ stream, teams: own, ...countStaff(map, [stream], assignments) }]
    }),
    allocations: allocationsOf(map),
    unattached: [...streamOfTeam(map)].flatMap(([team, stream]) => (stream === null ? [team] : [])),
  }
})

/** The staffing by stream. */
export const staffingByStream = perMap(
  (map): ReadonlyMap<string, StreamStaffing> =>
    new Map(staffing(map).streams.map((one) => [one.stream, one])),
)

/** Functions that fewer than two distinct people do. */
export const thinFunctions = ({ functions }: Pick<StreamStaffing, 'functions'>): readonly StaffedFunction[] =>
  functions.filter(({ people }) => people < LEAST_PEOPLE)

/** Roles that are needed and that nobody fills. */
export const missingRoles = ({ roles }: Pick<StreamStaffing, 'roles'>): readonly string[] =>
  roles.flatMap(({ name, people }) => (people === 0 ? [name] : []))

/** People whose shares are more than a full-time job. */
export const overAllocated = ({ allocations }: Staffing): readonly Allocation[] =>
  allocations.filter(({ percent }) => percent > 100)
