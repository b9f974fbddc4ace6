/** How events, items, visits and moments lie in their tables: one declaration for writing and reading. */
import type { ItemKey, Micros, SourceEvent, Step } from '../../flow/event.ts'
import type { Counts, FlowItemType, ItemFact, Measured, Visit } from '../../flow/facts.ts'
import type { Moment } from '../../flow/journeys/moment.ts'
import type { FlowState } from '../../model/schema.ts'
import type { StoredRecord } from '../store.ts'
import {
  furtherTexts,
  integer,
  json,
  micros,
  names,
  number,
  numbers,
  optional,
  text,
  texts,
  truth,
  word,
  type Codec,
  type Field,
} from './fields.ts'

/** The codes of closed sets of words, as they lie in files: add to them, never change one. */
export const CODES = {
  measured: { work: 0, journeys: 1 } satisfies Record<Measured, number>,
  type: { feature: 0, defect: 1, risk: 2, debt: 3, unclassified: 4 } satisfies Record<FlowItemType, number>,
  counts: { always: 0, unlessParent: 1, never: 2 } satisfies Record<Counts, number>,
  state: { new: 0, waiting: 1, active: 2, done: 3, canceled: 4, ignored: 5 } satisfies Record<
    FlowState,
    number
  >,
  step: { enter: 0, start: 1, complete: 2, create: 3, fields: 4 } satisfies Record<Step, number>,
  lifecycle: { complete: 0, start: 1 } satisfies Record<Moment['lifecycle'], number>,
}

/**
 * The end of a visit that goes on: after every instant there is (2^53 µs, the year 2255). With it
 * "still there at t" is one comparison, which skips whole blocks of rows; NULL would not.
 */
const OPEN_END = 2 ** 53

const ended: Field<Micros | null> = {
  ...micros('ended'),
  encode: (value) => BigInt(value ?? OPEN_END),
  decode: (stored) => (Number(stored) === OPEN_END ? null : Number(stored)),
}

/** The store's own number of an item, under which its events, items and visits lie. */
interface Numbered {
  readonly number: number
}

/** What is kept of the stays (see `flow/stays`) beside an item, so that no question has to find them. */
export interface ItemStays {
  /** It came back to a stage that it had left. */
  readonly reentered: boolean
}

/** What is kept beside a visit of the stay that it is part of. */
export interface VisitStay {
  /** Begin of the stay; null for a visit that is part of none. */
  readonly staySince: Micros | null
  /** Stage of the next stay of the pass; null if none follows. */
  readonly stayNext: string | null
  /** It is the last visit of the stay, by which stays are counted. */
  readonly stayEnds: boolean
}

export const ITEM_KEY: Codec<ItemKey & Numbered> = {
  number: integer('number'),
  source: text('source'),
  item: text('item'),
}

const EVENT_ROW: Codec<Omit<SourceEvent, 'item'>> = {
  source: text('source'),
  id: text('id'),
  at: micros('happened'),
  ord: micros('ord'),
  received: micros('received'),
  step: word('step', CODES.step),
  state: optional(text('state')),
  instance: optional(text('instance')),
  fields: optional(json('fields')),
  was: optional(json('was')),
  fault: optional(text('fault')),
  partial: truth('partial'),
  ref: optional(text('ref')),
}

const VISIT_ROW: Codec<Omit<Visit, keyof ItemKey>> = {
  pass: integer('pass'),
  nth: integer('nth'),
  measured: word('measured', CODES.measured),
  stream: optional(text('stream')),
  slice: optional(text('slice')),
  type: word('type', CODES.type),
  stage: text('stage'),
  state: word('state', CODES.state),
  reason: optional(text('reason')),
  at: micros('began'),
  end: ended,
  skipped: truth('skipped'),
  nextStage: optional(text('next_stage')),
  alsoIn: furtherTexts('also_in'),
  team: optional(text('team')),
  counts: word('counts', CODES.counts),
}

const MOMENT_ROW: Codec<Omit<Moment, keyof ItemKey>> = {
  journey: integer('journey'),
  nth: integer('nth'),
  at: micros('happened'),
  activity: text('activity'),
  lifecycle: word('lifecycle', CODES.lifecycle),
  stage: optional(text('stage')),
  state: word('state', CODES.state),
  proofs: names('proofs'),
  signal: optional(
    word<Exclude<FlowItemType, 'unclassified'>>('signal', { feature: 0, defect: 1, risk: 2, debt: 3 }),
  ),
  amounts: optional(numbers('amounts')),
  stream: optional(text('stream')),
  alsoIn: furtherTexts('also_in'),
  slice: optional(text('slice')),
  type: word('type', CODES.type),
}

/** Events as they are read: joined with `item_keys`. */
export const EVENT: Codec<SourceEvent> = { ...EVENT_ROW, item: text('item') }
/** Visits as they are read: joined with `item_keys`. */
export const VISIT: Codec<Visit> = { ...VISIT_ROW, source: text('source'), item: text('item') }

/** Moments as they are read: joined with `item_keys`. */
export const MOMENT: Codec<Moment> = { ...MOMENT_ROW, source: text('source'), item: text('item') }

type SinceVersion4 = 'movesStage' | 'movesSlice' | 'cost' | 'abandonedFrom'

/** Properties of items whose columns version 4 of the tables added: at their end, behind what is kept of stays. */
const ITEM_SINCE_4: Codec<Pick<ItemFact, SinceVersion4>> = {
  movesStage: optional(text('moves_stage')),
  movesSlice: optional(text('moves_slice')),
  cost: optional(number('cost')),
  abandonedFrom: optional(word('abandoned_from', CODES.state)),
}

const ITEM_UNTIL_3: Codec<Omit<ItemFact, SinceVersion4>> = {
  source: text('source'),
  item: text('item'),
  pass: integer('pass'),
  measured: word('measured', CODES.measured),
  stream: optional(text('stream')),
  slice: optional(text('slice')),
  type: word('type', CODES.type),
  label: text('label'),
  title: optional(text('title')),
  url: optional(text('url')),
  created: micros('created'),
  start: optional(micros('started')),
  done: optional(micros('done')),
  canceled: optional(micros('canceled')),
  state: word('state', CODES.state),
  stage: optional(text('stage')),
  status: optional(text('status')),
  active: micros('active'),
  waiting: micros('waiting'),
  reopened: integer('reopened'),
  rework: micros('rework'),
  startCensored: truth('start_censored'),
  quarantine: optional(text('quarantine')),
  unmapped: texts('unmapped'),
  lastAt: micros('last_at'),
  events: integer('events'),
  alsoIn: furtherTexts('also_in'),
  team: optional(text('team')),
  parent: optional(text('parent')),
  counts: word('counts', CODES.counts),
  blockedBy: optional(text('blocked_by')),
  costOfDelay: optional(number('cost_of_delay')),
}

export const ITEM: Codec<ItemFact> = { ...ITEM_UNTIL_3, ...ITEM_SINCE_4 }

export const RECORD: Codec<StoredRecord> = {
  kind: text('kind'),
  name: text('name'),
  at: micros('recorded'),
  value: json<unknown>('value'),
}

/** Rows as they are written, in the order of the tables' columns. */
export const NUMBERED_EVENT: Codec<Omit<SourceEvent, 'item'> & Numbered> = {
  number: ITEM_KEY.number,
  ...EVENT_ROW,
}
export const NUMBERED_ITEM: Codec<ItemFact & Numbered & ItemStays> = {
  number: ITEM_KEY.number,
  ...ITEM_UNTIL_3,
  reentered: truth('reentered'),
  ...ITEM_SINCE_4,
}
export const NUMBERED_VISIT: Codec<Omit<Visit, keyof ItemKey> & Numbered & VisitStay> = {
  number: ITEM_KEY.number,
  ...VISIT_ROW,
  staySince: optional(micros('stay_since')),
  stayNext: optional(text('stay_next')),
  stayEnds: truth('stay_ends'),
}
export const NUMBERED_MOMENT: Codec<Omit<Moment, keyof ItemKey> & Numbered> = {
  number: ITEM_KEY.number,
  ...MOMENT_ROW,
}

export const NUMBERED_RECORD: Codec<StoredRecord & { readonly nth: number }> = {
  nth: micros('nth'),
  ...RECORD,
}
