/**
 * Random facts for property tests: consistent with each other as the fold makes them (visits tile a pass
 * from its start to its end), and full of what is rare: ties, passes, skipped stages, open, canceled,
 * censored and quarantined items, items without stream, instants before 1970 and far in the future.
 */
import fc from 'fast-check'
import type { FlowState } from '../../model/schema.ts'
import {
  FLOW_ITEM_TYPES,
  isInProgress,
  type Counts,
  type Derived,
  type FlowItemType,
  type ItemFact,
  type Visit,
} from '../facts.ts'
import type { ItemKey, Micros } from '../event.ts'
import type { Selection, Window } from './measures.ts'

const STREAMS = ['shop', 'returns']
const SLICES = ['consumer', 'small \'n\' "odd" %_']
const TEAMS = ['crew', 'core']
export const STAGES = ['build', 'review', 'ship']
/** Instants are drawn from this many µs, so that many coincide. */
const TICKS = 60

interface Stay {
  readonly state: FlowState
  readonly stage: string
  readonly type: FlowItemType
  readonly ticks: number
  readonly skipped: boolean
}

interface PassDraw {
  readonly measured: 'work' | 'journeys'
  readonly stream: string | null
  readonly alsoIn: readonly string[]
  readonly slice: string | null
  readonly team: string | null
  readonly parent: string | null
  readonly counts: Counts
  readonly reopened: number
  readonly type: FlowItemType
  readonly created: number
  readonly delay: number
  readonly stays: readonly Stay[]
  readonly end: 'done' | 'canceled' | 'open'
  readonly startCensored: boolean
  readonly quarantine: string | null
  readonly unmapped: readonly string[]
}

const stay: fc.Arbitrary<Stay> = fc.record({
  state: fc.constantFrom<FlowState>('waiting', 'active', 'active', 'ignored', 'new'),
  stage: fc.constantFrom(...STAGES),
  type: fc.constantFrom(...FLOW_ITEM_TYPES),
  ticks: fc.nat(8),
  skipped: fc.constantFrom(false, false, false, true),
})

const pass: fc.Arbitrary<PassDraw> = fc.record({
  measured: fc.constantFrom('work', 'work', 'journeys'),
  stream: fc.constantFrom(null, ...STREAMS),
  alsoIn: fc.subarray(['returns'], { minLength: 0 }),
  slice: fc.constantFrom(null, ...SLICES),
  team: fc.constantFrom(null, ...TEAMS),
  parent: fc.constantFrom(null, null, 'a', 'L-b', 'nobody'),
  counts: fc.constantFrom('always', 'always', 'unlessParent', 'unlessParent', 'never'),
  reopened: fc.constantFrom(0, 0, 0, 1, 2),
  type: fc.constantFrom(...FLOW_ITEM_TYPES),
  created: fc.nat(TICKS),
  delay: fc.nat(3),
  stays: fc.array(stay, { maxLength: 5 }),
  end: fc.constantFrom('done', 'done', 'canceled', 'open'),
  startCensored: fc.constantFrom(false, false, true),
  quarantine: fc.constantFrom(null, null, null, 'a clock is wrong'),
  unmapped: fc.subarray(['Odd', 'Odder']),
})

const visitsOf = (key: ItemKey, nth: number, draw: PassDraw, epoch: Micros): Visit[] => {
  let at = epoch + draw.created + draw.delay
  return draw.stays.map((one, i): Visit => {
    const { state, stage, type } = one
    const isLast = i === draw.stays.length - 1
    const skipped = one.skipped && !isLast
    const end = skipped ? at : at + one.ticks
    const visit: Visit = {
      ...key,
      pass: nth,
      nth: i,
      measured: draw.measured,
      stream: draw.stream,
      alsoIn: draw.alsoIn,
      slice: draw.slice,
      team: draw.team,
      counts: draw.counts,
      type,
      stage,
      state,
      reason: state === 'ignored' ? 'unmapped' : state === 'waiting' && one.ticks % 2 === 0 ? 'paused' : null,
      at,
      end: isLast && draw.end === 'open' ? null : end,
      skipped,
      nextStage: draw.stays[i + 1]?.stage ?? null,
    }
    at = end
    return visit
  })
}

const factOf = (
  key: ItemKey,
  nth: number,
  draw: PassDraw,
  visits: readonly Visit[],
  epoch: Micros,
): ItemFact => {
  const begun = visits.filter((visit) => isInProgress(visit.state) && !visit.skipped)
  const last = visits.at(-1)
  const created = epoch + draw.created
  const lastAt = last ? (last.end ?? last.at) : created + draw.delay
  const spent = (state: FlowState): Micros =>
    visits.reduce((sum, visit) => (visit.state === state ? sum + (visit.end ?? lastAt) - visit.at : sum), 0)
  return {
    ...key,
    pass: nth,
    measured: draw.measured,
    stream: draw.stream,
    alsoIn: draw.alsoIn,
    slice: draw.slice,
    team: draw.team,
    parent: draw.parent,
    counts: draw.counts,
    blockedBy: draw.parent,
    costOfDelay: draw.reopened > 0 ? draw.reopened / 3 : null,
    movesStage: draw.counts === 'never' ? 'buy' : null,
    movesSlice: draw.slice,
    cost: draw.reopened > 0 ? draw.reopened / 7 : null,
    type: draw.type,
    label: `L-${key.item}`,
    title: null,
    url: null,
    created,
    start: begun[0]?.at ?? null,
    done: draw.end === 'done' ? lastAt : null,
    canceled: draw.end === 'canceled' ? lastAt : null,
    abandonedFrom: null,
    state: draw.end === 'open' ? (last?.state ?? 'new') : draw.end,
    stage: last?.stage ?? null,
    status: null,
    active: spent('active'),
    waiting: spent('waiting'),
    reopened: draw.reopened,
    rework: draw.reopened * draw.delay,
    startCensored: draw.startCensored && begun.length > 0,
    quarantine: draw.quarantine,
    unmapped: draw.unmapped,
    lastAt,
    events: draw.stays.length + 1,
  }
}

/** Where the ticks begin: before 1970, across it, today, and close to the end of what an instant can be. */
const epoch = fc.constantFrom(-(10 ** 15), -TICKS / 2, 0, 1_767_225_600_000_000, 9_007_000_000_000_000)

interface DrawnFacts {
  readonly epoch: Micros
  readonly derived: Derived
}

export const facts: fc.Arbitrary<DrawnFacts> = fc
  .tuple(
    epoch,
    fc.uniqueArray(
      fc.record({ source: fc.constantFrom('jira', 'web'), item: fc.constantFrom(...'abcdefghij') }),
      {
        selector: ({ source, item }) => `${source} ${item}`,
        maxLength: 20,
        size: 'max',
      },
    ),
    fc.array(fc.array(pass, { minLength: 1, maxLength: 2 }), { minLength: 20, maxLength: 20 }),
  )
  .map(([start, keys, passes]) => {
    const items: ItemFact[] = []
    const visits: Visit[] = []
    for (const [i, key] of keys.entries()) {
      for (const [nth, draw] of (passes[i] ?? []).entries()) {
        const own = visitsOf(key, nth, draw, start)
        visits.push(...own)
        items.push(factOf(key, nth, draw, own, start))
      }
    }
    return { epoch: start, derived: { items, visits } }
  })

/** Mostly absent: a question that is narrowed four times selects nothing, and nothing equals nothing. */
const rarely = <T>(narrowing: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: narrowing })

export const selection: fc.Arbitrary<Selection> = fc.record({
  measured: fc.constantFrom('work', 'work', 'work', 'journeys'),
  streams: rarely(fc.subarray([...STREAMS, 'unknown'])),
  slices: rarely(fc.subarray(SLICES)),
  teams: rarely(fc.subarray(TEAMS)),
  types: rarely(fc.subarray([...FLOW_ITEM_TYPES])),
  withoutParents: fc.constantFrom(undefined, true),
})

/** An instant as ticks after the epoch, within and around the time of the facts. */
export const tick: fc.Arbitrary<number> = fc.integer({ min: -5, max: TICKS + 30 })

/** Edges of periods as ticks in ascending order; some periods are empty. */
export const ticks: fc.Arbitrary<number[]> = fc
  .array(tick, { minLength: 1, maxLength: 12, size: 'max' })
  .map((some) => some.sort((a, b) => a - b))

export const after = (start: Micros, some: readonly number[]): Micros[] => some.map((one) => start + one)

export const windowOf = (start: Micros, some: readonly number[]): Window => ({
  from: start + (some[0] ?? 0),
  to: start + (some.at(-1) ?? 0),
})
