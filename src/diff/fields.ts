/** Which change each field of the map makes, and how much it matters. What is not listed is told all the same. */
import type { Kind } from '../model/schema.ts'
import type { ChangeSeverity } from './change.ts'
import { at, isBranch, type Tree } from './tree.ts'
import { money, percentage, words } from './wording.ts'

export interface Field {
  /** Path, in which `*` stands for any step. Entries of a list are one step further. */
  readonly at: string
  readonly kind: string
  readonly severity: ChangeSeverity
  /** How much it matters that it is no more, if more than another value. */
  readonly removed?: ChangeSeverity
  /** What it is called, if not by its key. */
  readonly noun?: string
  /** The kind of thing that it names. */
  readonly names?: Kind
  /** How its value is written, if not as text. */
  readonly show?: (value: Tree) => string
  /** What is said of its owner when an entry comes, and when one goes. */
  readonly comes?: string
  readonly goes?: string
  /** The figures that it changes. */
  readonly changes?: string
}

const EXACT = (value: Tree): string => `\`${String(value)}\``

const outcomeStatement = (value: Tree): string => {
  const [when, finishLine, proof] = ['when', 'finishLine', 'proof'].map((key) => at(value, [key]))
  return `“We win when ${String(when)}”${finishLine === undefined ? '' : `, finish line “${String(finishLine)}”`}${
    proof === undefined ? '' : `, shown by \`${String(proof)}\``
  }`
}

const contract = (value: Tree): string => {
  const document = at(value, ['document'])
  return `${String(at(value, ['kind']))}${document === undefined ? '' : ` \`${String(document)}\``}`
}

const fallback = (value: Tree): string =>
  `“${String(at(value, ['does']))}” (covers ${percentage(at(value, ['coverage']))})`

const expectation = (value: Tree): string =>
  `${percentage(at(value, ['percent']) ?? 85)} within ${String(at(value, ['within']))}`

/** @example condition({ outcome: ['failed', 'refused'] }) // “outcome is failed or refused” */
const condition = (value: Tree): string =>
  isBranch(value)
    ? `“${Object.entries(value)
        .map(([field, pattern]) => `${field} is ${[pattern].flat().map(String).join(' or ')}`)
        .join(' and ')}”`
    : String(value)

/** Such as “3 d, 14 d in `compare`; who comes back begins a new journey”. */
const abandonment = (value: Tree): string => {
  const stages = at(value, ['stages'])
  const own = isBranch(stages)
    ? Object.entries(stages).map(([stage, one]) => `${String(one)} in \`${stage}\``)
    : []
  const anew = at(value, ['comesBack']) === 'newJourney' ? '; who comes back begins a new journey' : ''
  return `${[String(at(value, ['after'])), ...own].join(', ')}${anew}`
}

/** A target as its bound says it, such as “flowTime.p85 at most 9 d over 4 periods”. */
const target = (value: Tree): string => {
  const [metric, atMost, atLeast, over] = ['metric', 'atMost', 'atLeast', 'over'].map((key) =>
    at(value, [key]),
  )
  const bound = atMost === undefined ? `at least ${String(atLeast)}` : `at most ${String(atMost)}`
  return `${String(metric)} ${bound}${over === undefined ? '' : ` over ${String(over)} periods`}`
}

const causes = (value: Tree): string => (Array.isArray(value) ? value.join(', ') : String(value))

const workingCalendar = (value: Tree): string => {
  const [days, from, to, holidays] = ['days', 'from', 'to', 'holidays'].map((key) => at(value, [key]))
  const off = Array.isArray(holidays) && holidays.length > 0 ? `, off on ${holidays.join(', ')}` : ''
  return `${Array.isArray(days) ? days.join(', ') : 'the week'} ${String(from)} to ${String(to)}${off}`
}

const measuring = (under: string, key: string, noun: string, changes: string): Field => ({
  at: `streams.*.${under}.${key}`,
  kind: 'measuring-changed',
  severity: 'notable',
  noun,
  show: EXACT,
  changes,
})

export const FIELDS: readonly Field[] = [
  {
    at: 'organisation.timeZone',
    kind: 'calendar-changed',
    severity: 'notable',
    noun: 'time zone',
    show: EXACT,
    changes: 'the days and weeks of every figure',
  },
  {
    at: 'organisation.workingCalendar',
    kind: 'calendar-changed',
    severity: 'notable',
    noun: 'working calendar',
    show: workingCalendar,
    changes: 'flow time in working hours',
  },
  {
    at: 'organisation.weekStart',
    kind: 'calendar-changed',
    severity: 'notable',
    noun: 'first day of the week',
    changes: 'the weeks of every figure',
  },
  {
    at: 'organisation.reviewEveryMonths',
    kind: 'review-cadence-changed',
    severity: 'notable',
    noun: 'time between reviews in months',
  },
  {
    at: 'organisation.goals.*.revenueStreams.*',
    kind: 'goal-changed',
    severity: 'notable',
    names: 'revenue stream',
    comes: 'now makes money through',
    goes: 'no longer makes money through',
  },
  {
    at: 'journey.orderOfStages',
    kind: 'stage-order-changed',
    severity: 'notable',
    noun: 'order of the stages',
    names: 'stage',
  },
  {
    at: 'slices.*.outcome',
    kind: 'outcome-statement-changed',
    severity: 'notable',
    noun: 'outcome statement',
    show: outcomeStatement,
  },
  { at: 'events.*.stage', kind: 'event-changed', severity: 'notable', names: 'stage' },
  {
    at: 'events.*.types.*',
    kind: 'event-types-changed',
    severity: 'notable',
    show: EXACT,
    comes: 'is now also reported as',
    goes: 'is no longer reported as',
  },
  {
    at: 'journey.orderOfEvents',
    kind: 'event-order-changed',
    severity: 'notable',
    noun: 'order of the business events that say a state',
    names: 'event',
    changes: 'what an event means that is several of them',
  },
  {
    at: 'events.*.when',
    kind: 'event-changed',
    severity: 'notable',
    noun: 'condition',
    show: condition,
    changes: 'which events are one',
  },
  {
    at: 'events.*.slices.*',
    kind: 'event-changed',
    severity: 'notable',
    names: 'slice',
    comes: 'is now told of journeys of',
    goes: 'is no longer told of journeys of',
  },
  {
    at: 'events.*.state',
    kind: 'event-changed',
    severity: 'notable',
    noun: 'state that journeys are in from then on',
    show: EXACT,
    changes: 'flow time, flow efficiency and flow load of journeys',
  },
  {
    at: 'events.*.proves',
    kind: 'event-changed',
    severity: 'notable',
    noun: 'proof of its stage',
    show: EXACT,
    changes: 'the funnel and the times between stages',
  },
  {
    at: 'events.*.attempt',
    kind: 'event-changed',
    severity: 'notable',
    noun: 'outcome of an attempt',
    show: EXACT,
    changes: 'the availability of its stage',
  },
  {
    at: 'events.*.expected',
    kind: 'event-changed',
    severity: 'minor',
    noun: 'interval in which one is expected',
    show: EXACT,
  },
  {
    at: 'streams.*.proofPoints.completions.*',
    kind: 'proof-point-changed',
    severity: 'notable',
    names: 'event',
    comes: 'is now also completed by',
    goes: 'is no longer completed by',
  },
  {
    at: 'forks.*.at.*',
    kind: 'fork-changed',
    severity: 'notable',
    names: 'stage',
    comes: 'now parts at',
    goes: 'no longer parts at',
  },
  {
    at: 'forks.*.slices.*',
    kind: 'fork-changed',
    severity: 'notable',
    names: 'slice',
    comes: 'now parts',
    goes: 'no longer parts',
  },
  {
    at: 'forks.*.differs.*',
    kind: 'fork-changed',
    severity: 'notable',
    show: (value) => words(String(value)),
    comes: 'now differs in',
    goes: 'no longer differs in',
  },

  { at: 'streams.*.kind', kind: 'stream-kind-changed', severity: 'breaking', show: EXACT },
  { at: 'streams.*.lifecycle', kind: 'lifecycle-changed', severity: 'notable', show: EXACT },
  { at: 'streams.*.promise', kind: 'promise-changed', severity: 'notable' },
  { at: 'streams.*.trigger', kind: 'trigger-changed', severity: 'notable' },
  { at: 'streams.*.finishLine', kind: 'finish-line-changed', severity: 'notable' },
  { at: 'streams.*.outcome', kind: 'outcome-changed', severity: 'notable' },
  { at: 'streams.*.charter', kind: 'charter-changed', severity: 'notable' },
  {
    at: 'streams.*.for.*',
    kind: 'coverage-changed',
    severity: 'notable',
    comes: 'now serves',
    goes: 'no longer serves',
  },
  {
    at: 'streams.*.stages.*',
    kind: 'coverage-changed',
    severity: 'notable',
    names: 'stage',
    comes: 'now covers',
    goes: 'no longer covers',
  },
  {
    at: 'streams.*.stages',
    kind: 'coverage-changed',
    severity: 'notable',
    noun: 'order of the stages',
    names: 'stage',
  },
  {
    at: 'streams.*.proofPoints.trigger',
    kind: 'proof-point-changed',
    severity: 'breaking',
    noun: 'proof point of the trigger',
    show: EXACT,
  },
  {
    at: 'streams.*.proofPoints.finishLine',
    kind: 'proof-point-changed',
    severity: 'breaking',
    noun: 'proof point of the finish line',
    show: EXACT,
  },
  { at: 'streams.*.metrics.*.logic', kind: 'metric-changed', severity: 'notable', show: EXACT },
  { at: 'streams.*.metrics.*', kind: 'metric-changed', severity: 'notable' },
  { at: 'streams.*.guardrails.*', kind: 'guardrail-changed', severity: 'notable' },
  { at: 'streams.*.serviceLevels.*', kind: 'service-level-changed', severity: 'notable' },
  { at: 'streams.*.services.*', kind: 'service-changed', severity: 'notable' },
  { at: 'streams.*.services.*.owner', kind: 'owner-changed', severity: 'notable', names: 'team' },
  {
    at: 'streams.*.services.*.interfaces.*',
    kind: 'service-changed',
    severity: 'notable',
    names: 'interface',
    comes: 'is now used through',
    goes: 'is no longer used through',
  },
  {
    at: 'streams.*.policies.*',
    kind: 'stream-policies-changed',
    severity: 'notable',
    names: 'policy',
    comes: 'is now bound by',
    goes: 'is no longer bound by',
  },
  { at: 'streams.*.owner', kind: 'owner-changed', severity: 'notable', names: 'team' },
  {
    at: 'streams.*.owns.*',
    kind: 'ownership-changed',
    severity: 'notable',
    comes: 'now owns',
    goes: 'no longer owns',
  },
  {
    at: 'streams.*.reliesOn.*',
    kind: 'reliance-changed',
    severity: 'notable',
    names: 'stream',
    comes: 'now relies on',
    goes: 'no longer relies on',
  },
  {
    at: 'streams.*.capabilities.used.*',
    kind: 'capability-use-changed',
    severity: 'notable',
    names: 'capability',
    comes: 'now uses',
    goes: 'no longer uses',
  },
  {
    at: 'streams.*.systems.used.*',
    kind: 'system-use-changed',
    severity: 'notable',
    names: 'system',
    comes: 'now uses',
    goes: 'no longer uses',
  },
  { at: 'streams.*.escalation', kind: 'escalation-changed', severity: 'notable', noun: 'escalation path' },
  { at: 'streams.*.graduation', kind: 'graduation-changed', severity: 'notable', noun: 'graduation rule' },
  {
    at: 'streams.*.risks.*',
    kind: 'risks-changed',
    severity: 'minor',
    comes: 'now names the risk',
    goes: 'no longer names the risk',
  },
  { at: 'streams.*.budget', kind: 'budget-changed', severity: 'notable', show: money },
  { at: 'streams.*.boundaries.*.with', kind: 'boundary-item-changed', severity: 'notable', names: 'stream' },
  {
    at: 'streams.*.boundaries.*.contract',
    kind: 'boundary-item-changed',
    severity: 'notable',
    names: 'interface',
  },
  { at: 'streams.*.boundaries.*.*', kind: 'boundary-item-changed', severity: 'notable' },
  { at: 'streams.*.metrics.*.*', kind: 'metric-changed', severity: 'notable' },
  { at: 'streams.*.guardrails.*.*', kind: 'guardrail-changed', severity: 'notable' },
  { at: 'streams.*.serviceLevels.*.*', kind: 'service-level-changed', severity: 'notable' },
  { at: 'streams.*.services.*.*', kind: 'service-changed', severity: 'notable' },
  ...(['measuring', 'measuring.work', 'measuring.journeys'] as const).flatMap((under): Field[] => [
    measuring(under, 'reopened', 'meaning of work after done', 'flow velocity and flow time'),
    measuring(under, 'start', 'event at which flow time starts', 'flow time, flow load and flow efficiency'),
    measuring(under, 'end', 'event at which flow time ends', 'all its figures'),
    measuring(under, 'by', 'periods in which it is published', 'the periods of its figures'),
    measuring(under, 'backward', 'place of what moves back', 'the cumulative flow'),
    measuring(
      under,
      'staleAfterDays',
      'days without an event after which an item is stale',
      'the stale items',
    ),
    {
      at: `streams.*.${under}.expectation`,
      kind: 'expectation-changed',
      severity: 'notable',
      noun: 'service level expectation',
      show: expectation,
    },
    {
      at: `streams.*.${under}.abandonment`,
      kind: 'measuring-changed',
      severity: 'notable',
      noun: 'window after which journeys count as abandoned',
      show: abandonment,
      changes: 'which journeys are in progress and which were left',
    },
    { at: `streams.*.${under}.mix.*`, kind: 'target-changed', severity: 'notable', show: percentage },
  ]),
  { at: 'streams.*.targets.*', kind: 'target-changed', severity: 'notable', show: target },
  {
    at: 'alerts.*.on',
    kind: 'alert-changed',
    severity: 'notable',
    noun: 'causes of which it tells',
    show: causes,
  },
  { at: 'alerts.*.*', kind: 'alert-changed', severity: 'notable' },

  { at: 'revenueStreams.*.amount', kind: 'revenue-changed', severity: 'notable', show: money },
  { at: 'revenueStreams.*.shares.*', kind: 'revenue-share-changed', severity: 'notable', show: percentage },
  { at: 'policies.*.kind', kind: 'policy-changed', severity: 'notable', show: EXACT },
  { at: 'policies.*.description', kind: 'policy-changed', severity: 'notable' },
  {
    at: 'capabilities.*.systems.*',
    kind: 'capability-changed',
    severity: 'notable',
    names: 'system',
    comes: 'is now made up of',
    goes: 'is no longer made up of',
  },

  { at: 'interfaces.*.provider', kind: 'interface-provider-changed', severity: 'breaking', names: 'stream' },
  {
    at: 'interfaces.*.consumers.*',
    kind: 'interface-consumers-changed',
    severity: 'notable',
    names: 'stream',
    comes: 'is now used by',
    goes: 'is no longer used by',
  },
  { at: 'interfaces.*.style', kind: 'interface-style-changed', severity: 'breaking', show: EXACT },
  { at: 'interfaces.*.contract', kind: 'interface-contract-changed', severity: 'notable', show: contract },
  {
    at: 'interfaces.*.contract.kind',
    kind: 'interface-contract-changed',
    severity: 'breaking',
    noun: 'kind of the contract',
    show: EXACT,
  },
  {
    at: 'interfaces.*.contract.document',
    kind: 'interface-contract-changed',
    severity: 'notable',
    noun: 'document of the contract',
    show: EXACT,
  },
  { at: 'interfaces.*.version', kind: 'interface-version-changed', severity: 'notable', show: EXACT },
  {
    at: 'interfaces.*.events.*',
    kind: 'interface-events-changed',
    severity: 'notable',
    names: 'event',
    comes: 'now carries',
    goes: 'no longer carries',
  },
  { at: 'interfaces.*.owner', kind: 'owner-changed', severity: 'notable', names: 'team' },
  {
    at: 'interfaces.*.fallback',
    kind: 'fallback-changed',
    severity: 'notable',
    removed: 'breaking',
    show: fallback,
  },

  { at: 'teams.*.stream', kind: 'team-moved', severity: 'notable', names: 'stream' },
  {
    at: 'teams.*.stages.*',
    kind: 'team-stages-changed',
    severity: 'notable',
    names: 'stage',
    comes: 'now owns the stage',
    goes: 'no longer owns the stage',
  },
  { at: 'reviews.*.scores.*', kind: 'prediction-scored', severity: 'notable' },
  { at: 'experiments.*.result', kind: 'experiment-judged', severity: 'notable', show: EXACT },
  { at: 'experiments.*.stream', kind: 'experiment-changed', severity: 'notable', names: 'stream' },
]

/** Words that explain: another wording is minor. */
export const EXPLAINING = new Set([
  'name',
  'description',
  'definition',
  'why',
  'unit',
  'link',
  'source',
  'vendor',
  'learned',
])
