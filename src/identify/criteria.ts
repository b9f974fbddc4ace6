/** The six decision criteria of the article, judged for one stream from the text of the map. */
import type { Stream, ValueStreamMap } from '../model/schema.ts'
import { blastRadius } from './blast-radius.ts'
import { coverageOf } from './coverage.ts'
import { cellOf, identities } from './inherited.ts'
import { narrate } from './narration.ts'
import { perMap } from './per-map.ts'

const CRITERIA = [
  'time integrity',
  'customer clarity',
  'policy and SLA deltas',
  'cadence and learning',
  'blast radius',
  'simplicity',
] as const

export interface Judgement {
  readonly criterion: (typeof CRITERIA)[number]
  /** `not judged` where the map does not say what it takes to judge. */
  readonly verdict: 'met' | 'not met' | 'not judged'
  /** One sentence. */
  readonly why: string
}

type Verdict = Omit<Judgement, 'criterion'>

const met = (why: string): Verdict => ({ verdict: 'met', why })
const notMet = (why: string): Verdict => ({ verdict: 'not met', why })
const notJudged = (why: string): Verdict => ({ verdict: 'not judged', why })

const listed = (ids: Iterable<string>): string => [...ids].map((id) => `\`${id}\``).join(', ')

/** Clear start and finish, each with a proof point. */
const timeIntegrity = ({ proofPoints }: Stream): Verdict => {
  const { trigger, finishLine } = proofPoints ?? {}
  if (trigger === undefined && finishLine === undefined) {
    return notJudged('No event is named that proves the trigger or the finish line.')
  }
  if (finishLine === undefined) return notMet('The finish line has no proof point.')
  if (trigger === undefined) return notMet('The trigger has no proof point.')
  return trigger === finishLine
    ? notMet(`\`${trigger}\` is to prove both start and finish.`)
    : met(`\`${trigger}\` proves the start, \`${finishLine}\` the finish.`)
}

/** A specific segment, persona or job, with a single north-star metric. */
const customerClarity = (map: ValueStreamMap, stream: Stream): Verdict => {
  if (stream.northStar === undefined) return notMet('It has no north-star.')
  const vague = stream.for.filter((id) => map.slices.has(id) && identities(map)(id) === undefined)
  return vague.length > 0
    ? notMet(`No segment, persona or job says who ${listed(vague)} ${vague.length === 1 ? 'is' : 'are'}.`)
    : met(`It serves ${listed(stream.for)}, judged by “${stream.northStar.name}”.`)
}

/** What a stream is bound to: its own policies, those of its cells, and its service levels. */
const obligationsOf = (map: ValueStreamMap, stream: Stream): string[] => {
  const cells = coverageOf(map)
    .leavesOfAll(stream.for)
    .flatMap((leaf) => stream.stages.map((stage) => cellOf(map)(leaf, stage)))
  return [
    ...new Set([
      ...stream.policies,
      ...cells.flatMap((one) => (one.kind === 'applies' ? (one.cell.policies ?? []) : [])),
      ...Object.values(stream.serviceLevels).flatMap(({ holds }) => (holds === undefined ? [] : [holds])),
    ]),
  ]
}

interface Bound {
  /** Stage → the top-level streams that cover it. */
  readonly at: ReadonlyMap<string, ReadonlySet<string>>
  /** Stream → what it is bound to. */
  readonly to: ReadonlyMap<string, readonly string[]>
  /** Obligation → the streams that are bound to it. */
  readonly by: ReadonlyMap<string, readonly string[]>
}

const boundOf = perMap((map): Bound => {
  const at = new Map([...map.stages.keys()].map((stage) => [stage, new Set<string>()]))
  const to = new Map<string, string[]>()
  const by = new Map<string, string[]>()
  for (const [id, stream] of coverageOf(map).streams) {
    const obligations = obligationsOf(map, stream)
    to.set(id, obligations)
    for (const one of obligations) by.set(one, [...(by.get(one) ?? []), id])
    for (const stage of stream.stages) at.get(stage)?.add(id)
  }
  return { at, to, by }
})

/** Materially different obligations justify a separate stream. */
const policyDeltas = (map: ValueStreamMap, id: string, stream: Stream): Verdict => {
  const { at, to, by } = boundOf(map)
  const beside = new Set(stream.stages.flatMap((stage) => [...(at.get(stage) ?? [])]))
  beside.delete(id)
  const own = obligationsOf(map, stream)
  if (beside.size === 0) return notJudged('No other top-level stream covers a stage of its path.')
  if (own.length === 0) return notJudged('No policy, SLA or service level is named for it.')
  const alone = own.filter((one) => !by.get(one)?.some((other) => beside.has(other)))
  if (alone.length > 0) return met(`Of the streams beside it, none is bound to: ${alone.join(', ')}.`)
  const key = own.toSorted().join('\n')
  const same = [...beside].filter((other) => to.get(other)?.toSorted().join('\n') === key)
  return same.length > 0
    ? notMet(`${listed(same)} ${same.length === 1 ? 'is' : 'are'} bound to the same: ${own.join(', ')}.`)
    : met(`No stream beside it is bound to just this: ${own.join(', ')}.`)
}

/** Different change rhythms or risk posture within the stream suggest separation. */
const cadence = (map: ValueStreamMap, stream: Stream): Verdict => {
  const leaves = coverageOf(map).leavesOfAll(stream.for)
  let isStated = false
  for (const stage of stream.stages) {
    const cells = leaves.flatMap((leaf) => {
      const one = cellOf(map)(leaf, stage)
      return one.kind === 'applies' ? [one.cell] : []
    })
    const cadences = new Set(cells.flatMap((cell) => cell.cadence ?? []))
    const policies = new Set(cells.map((cell) => (cell.policies ?? []).toSorted().join(', ') || 'none'))
    isStated ||= cadences.size > 0 || cells.some((cell) => cell.policies !== undefined)
    if (cadences.size > 1) {
      return notMet(`At \`${stage}\` its slices differ in cadence: ${[...cadences].join('; ')}.`)
    }
    if (policies.size > 1) {
      return notMet(
        `At \`${stage}\` its slices are bound to different policies: ${[...policies].join('; ')}.`,
      )
    }
  }
  return isStated
    ? met('Its slices share cadence and policies at every stage.')
    : notJudged('The grid states neither cadence nor policies for its slices.')
}

/** Failures remain local to the stream. */
const locality = (map: ValueStreamMap, id: string): Verdict => {
  const { reached, unknown } = blastRadius(map, id)
  if (reached.length > 0) return notMet(`If it fails, so do ${listed(reached.map(({ stream }) => stream))}.`)
  if (unknown.length > 0) {
    const open = new Set(unknown.map(({ consumer }) => consumer))
    return notJudged(`No interface says how ${listed(open)} would fare without it.`)
  }
  return met('No other top-level stream fails with it.')
}

/** A new leader can explain the map in under a minute. The same for every stream. */
const simplicity = perMap((map): Verdict => {
  const { seconds, words } = narrate(map)
  const why = `The map is told in ${words} words, about ${seconds} seconds.`
  return seconds < 60 ? met(why) : notMet(why)
})

/** All six, in the order of the article; none for a stream that the map does not have. */
export const criteriaOf = (map: ValueStreamMap, id: string): Judgement[] => {
  const stream = map.streams.get(id)
  if (!stream) return []
  const verdicts: Record<(typeof CRITERIA)[number], Verdict> = {
    'time integrity': timeIntegrity(stream),
    'customer clarity': customerClarity(map, stream),
    'policy and SLA deltas': policyDeltas(map, id, stream),
    'cadence and learning': cadence(map, stream),
    'blast radius': locality(map, id),
    simplicity: simplicity(map),
  }
  return CRITERIA.map((criterion) => ({ criterion, ...verdicts[criterion] }))
}
