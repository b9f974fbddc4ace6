/** Where two meanings differ: complete and blind. What a difference says is told by the tellers. */
import type { Path } from '../model/place.ts'
import { canonical, isBranch, isList, matches, type Tree } from './tree.ts'

export interface Difference {
  /** In the later map, or, of what is no more, in the earlier one (with the ids that things have later). */
  readonly path: Path
  readonly before: Tree
  readonly after: Tree
}

/** Lists whose entries have an order that has a meaning, and whose entries are told one by one. */
const ORDERED = ['streams.*.stages']

/** Lists in which only the order of what is on both sides is told: their entries are told elsewhere. */
const ORDERS = ['journey.orderOfStages', 'journey.orderOfEvents', 'sources.*.orderOfStates']

/** Lists that are one value: the first that matches decides, or one comes after the other. */
const SEQUENCES = [
  'streams.*.escalation',
  'sources.*.stream',
  'sources.*.slice',
  'sources.*.team',
  'sources.*.hierarchy',
  'alerts.*.on',
  'sources.*.classify',
  'sources.*.moves.stage',
  'sources.*.moves.slice',
  'sources.*.csv.item',
  'sources.*.csv.state',
  'sources.*.csv.activity',
]

/** Told as one, because their parts say nothing alone. */
const WHOLES = [
  'streams.*.northStar',
  'streams.*.budget',
  'revenueStreams.*.amount',
  'interfaces.*.fallback',
  'streams.*.graduation',
  'slices.*.outcome',
  'decisions.*.prediction',
  'grid.*.*.metric',
  'sources.*.states.*',
  'organisation.workingCalendar',
  'streams.*.targets.*',
  'streams.*.measuring.expectation',
  'streams.*.measuring.work.expectation',
  'streams.*.measuring.journeys.expectation',
  'streams.*.measuring.abandonment',
  'streams.*.measuring.work.abandonment',
  'streams.*.measuring.journeys.abandonment',
  'events.*.when',
]

/** What holds things by id, or parts that are told one by one even if all of them are new. */
const CONTAINERS = new Set([
  'goals',
  'stages',
  'metrics',
  'guardrails',
  'serviceLevels',
  'services',
  'boundaries',
  'capabilities',
  'systems',
  'proofPoints',
  'shares',
  'scores',
  'states',
  'sla',
  'evidence',
  'measuring',
  'work',
  'journeys',
  'expectation',
  'mix',
  'targets',
])

const isContainer = (path: Path): boolean =>
  path.length <= 1 ||
  (path[0] === 'grid' && path.length <= 3) ||
  (path.length > 2 && CONTAINERS.has(String(path.at(-1)))) ||
  matches(path, 'journey.stages') ||
  matches(path, 'organisation.goals')

const isOneOf = (path: Path, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => matches(path, pattern))

/** What tells an entry of a list from the others, so that a change within it is not taken for another entry. */
const identityOf = (entry: Tree): string | null => {
  if (!isBranch(entry)) return null
  const identity = entry['person'] ?? entry['name']
  if (typeof identity === 'string') return identity
  // A number of people without names is told by what they do.
  return typeof entry['count'] === 'number' ? canonical([entry['function'], entry['role']]) : null
}

const orderOf = (before: readonly Tree[], after: readonly Tree[], path: Path): Difference[] => {
  const [was, is] = [before.map(canonical), after.map(canonical)]
  const common = (list: readonly Tree[], other: readonly string[]): Tree[] =>
    list.filter((one) => other.includes(canonical(one)))
  const [old, now] = [common(before, is), common(after, was)]
  return canonical(old) === canonical(now) ? [] : [{ path, before: old, after: now }]
}

const ofEntries = (before: readonly Tree[], after: readonly Tree[], path: Path): Difference[] => {
  // Each entry has one partner at most, so that a list that holds something twice differs from one that holds it once.
  const left = before.map((entry, i) => ({ entry, i, text: canonical(entry) }))
  const take = (fits: (one: (typeof left)[number]) => boolean): (typeof left)[number] | undefined => {
    const found = left.findIndex(fits)
    return found < 0 ? undefined : left.splice(found, 1)[0]
  }
  const unlike = after
    .map((entry, i) => ({ entry, i, same: take(({ text }) => text === canonical(entry)) }))
    .filter(({ same }) => same === undefined)
  const ofAfter = unlike.flatMap(({ entry, i }) => {
    const identity = identityOf(entry)
    const partner = identity === null ? undefined : take((one) => identityOf(one.entry) === identity)
    return partner
      ? differences(partner.entry, entry, [...path, i])
      : [{ path: [...path, i], before: undefined, after: entry }]
  })
  return [
    ...ofAfter,
    ...left.map(({ entry, i }) => ({ path: [...path, i], before: entry, after: undefined })),
  ]
}

/** All differences, in the order of the keys. Empty if and only if both mean the same. */
export const differences = (before: Tree, after: Tree, path: Path = []): Difference[] => {
  if (canonical(before) === canonical(after)) return []
  const whole = [{ path, before, after }]
  if (isOneOf(path, WHOLES)) return whole
  if (isBranch(before ?? after) && (isContainer(path) || (before !== undefined && after !== undefined))) {
    const [old, now] = [before ?? {}, after ?? {}]
    if (!isBranch(old) || !isBranch(now)) return whole
    return [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((key) =>
      differences(old[key], now[key], [...path, key]),
    )
  }
  if (isList(before ?? after) && !isOneOf(path, SEQUENCES)) {
    const [old, now] = [before ?? [], after ?? []]
    if (!isList(old) || !isList(now)) return whole
    if (isOneOf(path, ORDERS)) return orderOf(old, now, path)
    return [...ofEntries(old, now, path), ...(isOneOf(path, ORDERED) ? orderOf(old, now, path) : [])]
  }
  return whole
}
