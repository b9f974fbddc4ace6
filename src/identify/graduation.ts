/** When something becomes shared, and when it goes back: an executable rule with an explained answer. */
import { Graduation, type ValueStreamMap } from '../model/schema.ts'
import { consumersOf, hasSla } from './seams.ts'
import { capabilityUse } from './shared-capabilities.ts'
import { staffingByStream } from './staffing.ts'

type Criterion = 'consumers' | 'intent' | 'differentiating' | 'owner' | 'sla' | 'people'

interface Judged {
  readonly criterion: Criterion
  readonly passed: boolean
  /** What was found, as a clause: “2 streams need it, and the rule asks for 3”. */
  readonly why: string
}

export interface GraduationAnswer {
  readonly capability: string
  /** The stream that owns it, if exactly one does. */
  readonly home: string | null
  /** The streams that need it, without a supporting stream that is its home. */
  readonly consumers: readonly string[]
  /** The numbers of the rule: those of its home, else the defaults. */
  readonly rule: Graduation
  readonly criteria: readonly Judged[]
  /**
   * `graduate`: becomes shared. `stay`: stays with the stream that has it. `keep`: is shared and remains so.
   * `demote`: is shared and goes back to its consumer.
   */
  readonly verdict: 'graduate' | 'stay' | 'keep' | 'demote'
}

const DEFAULT: Graduation = Graduation.parse({})

/** “1 stream”, “2 streams”. */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const judgeHome = (
  map: ValueStreamMap,
  owners: readonly string[],
  rule: Graduation,
): readonly [owner: Judged, sla: Judged, people: Judged] => {
  const [home] = owners
  if (home === undefined || owners.length > 1) {
    const why = home === undefined ? 'no stream owns it' : `${owners.length} streams own it, each for itself`
    return [
      { criterion: 'owner', passed: false, why },
      { criterion: 'sla', passed: false, why: `${why}, so nobody promises anything` },
      { criterion: 'people', passed: false, why: `${why}, so nobody is there to run it for all` },
    ]
  }
  const owner = map.streams.get(home)?.owner
  const people = staffingByStream(map).get(home)?.people ?? 0
  const promises = hasSla(map, home)
  return [
    {
      criterion: 'owner',
      passed: owner !== undefined,
      why: owner === undefined ? `no team owns \`${home}\`` : `\`${owner}\` owns \`${home}\``,
    },
    {
      criterion: 'sla',
      passed: promises,
      why: promises
        ? `\`${home}\` promises an SLA`
        : `neither a service nor an interface of \`${home}\` has an SLA`,
    },
    {
      criterion: 'people',
      passed: people >= rule.people,
      why: `${count(people, 'person works', 'people work')} for \`${home}\`, and the rule asks for ${rule.people}`,
    },
  ]
}

/**
 * Whether a capability becomes shared: it does if enough streams need it, with the same intent, if it sets
 * none of them apart, and if it has an owner, an SLA and enough people. What a supporting stream owns already
 * goes back once it has no more consumers than the rule's `demoteAt`.
 *
 * @returns null if the map has no such capability.
 */
export const graduation = (map: ValueStreamMap, capability: string): GraduationAnswer | null => {
  const thing = map.capabilities.get(capability)
  const use = capabilityUse(map).get(capability)
  if (!thing || !use) return null
  const home = use.owners.length === 1 ? (use.owners[0] ?? null) : null
  const isShared = home !== null && map.streams.get(home)?.kind === 'supporting'
  const rule = (home === null ? undefined : map.streams.get(home)?.graduation) ?? DEFAULT
  const consumers = [...(isShared ? [] : use.owners), ...use.users]
  const criteria: Judged[] = [
    {
      criterion: 'consumers',
      passed: consumers.length >= rule.consumers,
      why: `${count(consumers.length, 'stream needs', 'streams need')} it, and the rule asks for ${rule.consumers}`,
    },
    {
      criterion: 'intent',
      passed: thing.intent !== undefined,
      why:
        thing.intent === undefined
          ? 'no `intent` says what those who need it have in common'
          : `all who need it want the same: “${thing.intent}”`,
    },
    {
      criterion: 'differentiating',
      passed: thing.differentiating !== true,
      why:
        thing.differentiating === true
          ? 'it sets its stream apart'
          : 'it sets no stream apart from its competitors',
    },
    ...judgeHome(map, use.owners, rule),
  ]
  const isReady = criteria.every(({ passed }) => passed)
  const verdict = isShared
    ? consumers.length <= rule.demoteAt
      ? 'demote'
      : 'keep'
    : isReady
      ? 'graduate'
      : 'stay'
  return { capability, home, consumers, rule, criteria, verdict }
}

interface DemotionAnswer {
  readonly stream: string
  readonly consumers: readonly string[]
  readonly rule: Graduation
  readonly verdict: 'keep' | 'demote'
}

/** Whether a supporting stream still has enough consumers to be one; null for any other stream. */
export const demotion = (map: ValueStreamMap, stream: string): DemotionAnswer | null => {
  const consumers = consumersOf(map).get(stream)
  if (!consumers) return null
  const rule = map.streams.get(stream)?.graduation ?? DEFAULT
  return { stream, consumers, rule, verdict: consumers.length <= rule.demoteAt ? 'demote' : 'keep' }
}

/** The criteria of an answer as two clauses: what speaks for it, and what is missing. */
export const explained = ({
  criteria,
}: GraduationAnswer): { readonly met: string; readonly missing: string } => {
  const clauses = (passed: boolean): string =>
    criteria
      .filter((one) => one.passed === passed)
      .map(({ why }) => why)
      .join('; ')
  return { met: clauses(true), missing: clauses(false) }
}
