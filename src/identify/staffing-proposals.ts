/**
 * Where the design does not fit the people: what could be merged, simplified or rebalanced, and what each of
 * these would bring [article: step 8]. Each proposal is judged for itself, against the map as it is.
 */
import type { ValueStreamMap } from '../model/schema.ts'
import { withAncestors } from '../model/slices.ts'
import {
  assignmentsOf,
  countStaff,
  LEAST_PEOPLE,
  missingRoles,
  overAllocated,
  staffing,
  staffingByStream,
  streamOfTeam,
  thinFunctions,
  type Assignment,
  type StreamStaffing,
} from './staffing.ts'

interface Gap {
  readonly stream: string
  /** An embedded function with fewer than two people, or a role that nobody fills. */
  readonly kind: 'function' | 'role'
  readonly name: string
  readonly people: number
}

interface Size {
  readonly people: number
  readonly fte: number
}

export interface StaffingProposal {
  readonly kind: 'merge' | 'simplify' | 'rebalance'
  readonly streams: readonly string[]
  /** As an instruction: “Move one person of `engineering` from `shop` to `procurement`.” */
  readonly says: string
  readonly effect: {
    /** Gaps of the streams concerned. */
    readonly gaps: { readonly before: number; readonly after: number }
    readonly streams: readonly { readonly stream: string; readonly before: Size; readonly after: Size }[]
  }
}

type Counted = Pick<StreamStaffing, 'people' | 'fte' | 'functions' | 'roles'>

const gapCount = (counted: Counted): number => thinFunctions(counted).length + missingRoles(counted).length

/** Everything that is missing, stream by stream. */
export const staffingGaps = (map: ValueStreamMap): Gap[] =>
  staffing(map).streams.flatMap((one): Gap[] => [
    ...thinFunctions(one).map(({ function: name, people }): Gap => ({
      stream: one.stream,
      kind: 'function',
      name,
      people,
    })),
    ...missingRoles(one).map((name): Gap => ({ stream: one.stream, kind: 'role', name, people: 0 })),
  ])

const assignmentsIn = (map: ValueStreamMap, stream: string): Assignment[] =>
  (staffingByStream(map).get(stream)?.teams ?? []).flatMap((team) => assignmentsOf(map, team))

/** What changes if these streams had these assignments instead. */
const effectOf = (
  map: ValueStreamMap,
  changed: readonly (readonly [stream: string, after: readonly Assignment[]])[],
): StaffingProposal['effect'] => {
  const streams = changed.map(([stream, assignments]) => ({
    stream,
    before: countStaff(map, [stream], assignmentsIn(map, stream)),
    after: countStaff(map, [stream], assignments),
  }))
  const sum = (pick: (one: (typeof streams)[number]) => Counted): number =>
    streams.reduce((total, one) => total + gapCount(pick(one)), 0)
  return {
    gaps: { before: sum(({ before }) => before), after: sum(({ after }) => after) },
    streams: streams.map(({ stream, before, after }) => ({
      stream,
      before: { people: before.people, fte: before.fte },
      after: { people: after.people, fte: after.fte },
    })),
  }
}

/** One person of the assignment leaves. */
const withoutOne = (assignments: readonly Assignment[], leaving: Assignment): Assignment[] =>
  assignments.flatMap((one) => {
    if (one !== leaving) return [one]
    const left = (one.member.count ?? 1) - 1
    return left === 0 ? [] : [{ ...one, member: { ...one.member, count: left } }]
  })

const oneOf = (assignment: Assignment): Assignment =>
  assignment.member.count === undefined
    ? assignment
    : { ...assignment, member: { ...assignment.member, count: 1 } }

const whoMoves = ({ member }: Assignment): string =>
  member.person === undefined
    ? `one person${member.function === undefined ? '' : ` of \`${member.function}\``}`
    : `\`${member.person}\`${member.function === undefined ? '' : ` (\`${member.function}\`)`}`

const closes = (effect: StaffingProposal['effect']): boolean => effect.gaps.after < effect.gaps.before

/** Somebody moves from the stream that can best spare one: there no gap opens. */
const rebalance = (map: ValueStreamMap, gap: Gap): StaffingProposal[] => {
  const mine = assignmentsIn(map, gap.stream)
  const spare = (one: StreamStaffing): number =>
    gap.kind === 'function'
      ? (one.functions.find(({ function: name }) => name === gap.name)?.people ?? 0) - LEAST_PEOPLE
      : (one.roles.find(({ name }) => name === gap.name)?.people ?? 0) - 1
  const donors = staffing(map)
    .streams.filter((one) => one.stream !== gap.stream && spare(one) > 0)
    .toSorted((a, b) => spare(b) - spare(a))
  for (const donor of donors) {
    const theirs = assignmentsIn(map, donor.stream)
    for (const moving of theirs) {
      if (gap.kind === 'function' && moving.member.function !== gap.name) continue
      const effect = effectOf(map, [
        [donor.stream, withoutOne(theirs, moving)],
        [gap.stream, [...mine, oneOf(moving)]],
      ])
      if (!closes(effect)) continue
      return [
        {
          kind: 'rebalance',
          streams: [donor.stream, gap.stream],
          says: `Move ${whoMoves(moving)} from \`${donor.stream}\` to \`${gap.stream}\`.`,
          effect,
        },
      ]
    }
  }
  return []
}

/** The function is no longer embedded: a supporting stream that has enough people of it offers it as a service. */
const simplify = (map: ValueStreamMap, gap: Gap): StaffingProposal[] => {
  if (gap.kind === 'role') return []
  const reliesOn = map.streams.get(gap.stream)?.reliesOn ?? []
  const provider = reliesOn.find(
    (one) =>
      one !== gap.stream &&
      (staffingByStream(map)
        .get(one)
        ?.functions.some(({ function: name, people }) => name === gap.name && people >= LEAST_PEOPLE) ??
        false),
  )
  if (provider === undefined) return []
  const mine = assignmentsIn(map, gap.stream)
  const moving = mine.filter(({ member }) => member.function === gap.name)
  const effect = effectOf(map, [
    [gap.stream, mine.filter((one) => !moving.includes(one))],
    [provider, [...assignmentsIn(map, provider), ...moving]],
  ])
  return closes(effect)
    ? [
        {
          kind: 'simplify',
          streams: [gap.stream, provider],
          says: `Embed no \`${gap.name}\` in \`${gap.stream}\`: take it as a service of \`${provider}\`, and let its people join there.`,
          effect,
        },
      ]
    : []
}

/** Whether the map itself says that two streams are not one: a fork parts their slices. */
const areForked = (map: ValueStreamMap, one: readonly string[], other: readonly string[]): boolean => {
  const around = (slices: readonly string[]): Set<string> =>
    new Set(slices.flatMap((slice) => withAncestors(map, slice)))
  const [ofOne, ofOther] = [around(one), around(other)]
  return [...map.forks.values()].some(({ slices }) => {
    const inOne = slices.filter((slice) => ofOne.has(slice))
    const inOther = slices.filter((slice) => ofOther.has(slice))
    return inOne.some((a) => inOther.some((b) => a !== b))
  })
}

/** The stream with whose people the most gaps close; a fork between the two forbids it. */
const merge = (map: ValueStreamMap, stream: string): StaffingProposal[] => {
  const self = map.streams.get(stream)
  const counted = staffingByStream(map).get(stream)
  if (!self || !counted) return []
  const mine = assignmentsIn(map, stream)
  const options = [...map.streams].flatMap(([other, one]) => {
    const theirs = staffingByStream(map).get(other)
    const isNear =
      one.for.some((id) => self.for.includes(id)) || one.stages.some((id) => self.stages.includes(id))
    if (other === stream || one.kind !== self.kind || !theirs || theirs.people === 0 || !isNear) return []
    if (areForked(map, self.for, one.for)) return []
    const together = countStaff(map, [stream, other], [...mine, ...assignmentsIn(map, other)])
    const gaps = { before: gapCount(counted) + gapCount(theirs), after: gapCount(together) }
    return gaps.after < gaps.before ? [{ other, theirs, together, gaps }] : []
  })
  const best = options.toSorted(
    (a, b) => a.gaps.after - b.gaps.after || a.together.people - b.together.people,
  )[0]
  if (!best) return []
  const after = { people: best.together.people, fte: best.together.fte }
  return [
    {
      kind: 'merge',
      streams: [stream, best.other],
      says: `Merge \`${stream}\` and \`${best.other}\`, unless their outcomes, policies or measures of success differ.`,
      effect: {
        gaps: best.gaps,
        streams: [
          { stream, before: { people: counted.people, fte: counted.fte }, after },
          { stream: best.other, before: { people: best.theirs.people, fte: best.theirs.fte }, after },
        ],
      },
    },
  ]
}

/** Nobody is counted over a full-time job: the smallest of the shares shrink first. */
const relieve = (map: ValueStreamMap): StaffingProposal[] =>
  overAllocated(staffing(map)).map(({ person, percent, assignments }): StaffingProposal => {
    let excess = percent - 100
    const cuts = assignments
      .toSorted((a, b) => a.member.share - b.member.share)
      .flatMap((one) => {
        const cut = Math.min(excess, one.member.share)
        excess -= cut
        return cut > 0 ? [{ ...one, share: one.member.share - cut }] : []
      })
    const streams = [...new Set(cuts.flatMap(({ team }) => streamOfTeam(map).get(team) ?? []))]
    const changed = streams.map((stream) => {
      const after = assignmentsIn(map, stream).flatMap((one) => {
        const cut = cuts.find(({ team, position }) => team === one.team && position === one.position)
        if (!cut) return [one]
        return cut.share === 0 ? [] : [{ ...one, member: { ...one.member, share: cut.share } }]
      })
      return [stream, after] as const
    })
    const says = cuts.map(({ team, member, share }) =>
      share === 0
        ? `take them out of \`${team}\` (${member.share} %)`
        : `give \`${team}\` ${share} % instead of ${member.share} %`,
    )
    return {
      kind: 'rebalance',
      streams,
      says: `\`${person}\` is counted at ${percent} %: ${says.join(', ')}.`,
      effect: effectOf(map, changed),
    }
  })

/** All proposals: for each gap, for each stream with gaps, for each person counted over 100 %. */
export const staffingProposals = (map: ValueStreamMap): StaffingProposal[] => {
  const gaps = staffingGaps(map)
  const merged = new Set<string>()
  return [
    ...gaps.flatMap((gap) => [...rebalance(map, gap), ...simplify(map, gap)]),
    ...[...new Set(gaps.map(({ stream }) => stream))].flatMap((stream) =>
      merge(map, stream).filter(({ streams }) => {
        const pair = streams.toSorted().join(' ')
        const isNew = !merged.has(pair)
        merged.add(pair)
        return isNew
      }),
    ),
    ...relieve(map),
  ]
}
