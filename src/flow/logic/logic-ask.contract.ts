/** Journeys of a shop for tests of metric logic: each is its events, with hours after the start of the log. */
import { loadMap } from '../../model/load.ts'
import type { FlowState } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import { askAtHand, plainMoment } from '../journeys/ask-at-hand.contract.ts'
import type { JourneyAsk, KeptRecord } from '../journeys/journey-ask.ts'
import { journeyLogOf } from '../journeys/journey-log.ts'
import type { Moment } from '../journeys/moment.ts'
import type { FlowRequest } from '../request.ts'
import { nameOfResult, RESULT_RECORD, type BusinessResult } from './results.ts'

export const HOUR: Micros = 3600 * 1_000_000
export const DAY = 24 * HOUR
/** A Monday. */
export const START = Date.UTC(2026, 0, 5) * 1000

export const MAP = `
organisation:
  name: Shop
  timeZone: UTC
  goals:
    revenue: { name: More revenue, revenueStreams: [commission] }
slices:
  shopper: { name: Shopper }
  buyer: { name: Buyer }
journey:
  stages:
    discover: { name: Discover }
    purchase: { name: Purchase }
    return: { name: Return }
events:
  look.began: { name: A shopper looks, stage: discover }
  order.placed: { name: Ordered, stage: purchase }
  payment.failed: { name: Payment failed, stage: purchase, attempt: failure }
  order.paid: { name: Paid, stage: purchase, attempt: success }
  order.delivered: { name: Delivered, stage: purchase }
  return.received: { name: Returned, stage: return }
  refund.paid: { name: Refunded, stage: return }
  charge.disputed: { name: Disputed, stage: purchase }
grid:
  buyer:
    purchase:
      intent: Buy
      metric: { name: Bought, logic: reached(order.placed) / started }
streams:
  shop:
    name: Shop
    promise: Whoever needs it gets it
    for: [shopper, buyer]
    trigger: They look for it
    finishLine: They have it
    outcome: They use it
    proofPoints: { trigger: look.began, finishLine: order.delivered }
    stages: [discover, purchase, return]
    northStar: { name: Conversion, logic: reached(order.delivered) / started, goal: revenue }
    metrics:
      orders: { name: Orders, logic: count(order.placed) }
    guardrails:
      refunds: { name: Refunds are quick, holds: "p85(time(return.received, refund.paid)) <= 5 d" }
      fraud: { name: Fraud stays rare, holds: "sum(charge.disputed, amount) / sum(order.paid, amount) <= 0.1 %" }
      cost: { name: Serving stays cheap, holds: result(cost-to-serve) <= 3.50 EUR }
    measuring: { journeys: { abandonment: 2 d } }
revenueStreams:
  commission: { name: Commission, amount: { amount: 100, currency: EUR }, shares: { shop: 60 } }
sources:
  site: { name: Site, kind: csv, measures: journeys, stream: shop, csv: { item: id, time: at, activity: what } }
`

/** Event, and hours after the start; a number behind it is its amount. */
export type Told = readonly (readonly [event: string, hours: number, amount?: number])[]

const STATES: Readonly<Record<string, FlowState>> = { 'order.delivered': 'done', 'refund.paid': 'done' }

const momentsOf = (told: Told, item: string, slice: string): Moment[] =>
  told.map(([event, hours, amount], nth) =>
    plainMoment({
      source: 'site',
      item,
      nth,
      at: START + hours * HOUR,
      activity: event,
      stage: event.startsWith('look') ? 'discover' : event.startsWith('re') ? 'return' : 'purchase',
      state: STATES[event] ?? 'active',
      proofs: [event],
      amounts: amount === undefined ? null : { amount },
      slice,
      type: 'feature',
    }),
  )

interface World {
  readonly journeys: readonly Told[]
  /** Those from this index on are of the slice `buyer`. */
  readonly buyersFrom?: number
  /** Hours after the start of the log up to which data is known. */
  readonly until: number
  readonly results?: readonly Omit<BusinessResult, 'stream' | 'slice'>[]
  readonly map?: string
}

const recordsOf = (results: World['results'] = []): KeptRecord[] =>
  results.map((one) => {
    const value: BusinessResult = { ...one, stream: 'shop', slice: null }
    return { name: nameOfResult(value), at: value.at, value }
  })

/** The ask of the journeys as the engine makes it. */
export const askOfShop = (world: World, request: FlowRequest = {}): Promise<JourneyAsk> => {
  const log = journeyLogOf(
    world.journeys.flatMap((told, i) =>
      momentsOf(told, String(i), i >= (world.buyersFrom ?? Infinity) ? 'buyer' : 'shopper'),
    ),
  )
  const now = START + world.until * HOUR
  return askAtHand(
    {
      map: loadMap([{ file: 'map.yaml', text: world.map ?? MAP }]).map,
      log,
      now,
      extent: { items: world.journeys.length, first: START, last: now },
      records: async (kind) => (kind === RESULT_RECORD ? recordsOf(world.results) : []),
    },
    request,
  )
}
