/** Asks of journeys that are at hand, as the engine makes them of those in a store. */
import type { ValueStreamMap } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import { measureFacts } from '../measures/measure-facts.ts'
import type { Extent } from '../measures/measures.ts'
import { askOf, type Ask } from '../report.ts'
import { resolveRequest, type FlowRequest } from '../request.ts'
import { chosenIn, type JourneyAsk } from './journey-ask.ts'
import type { JourneyLog } from './journey-log.ts'
import type { Moment } from './moment.ts'

/** A moment of the stream `shop` that proves nothing and tells of no trouble. */
export const plainMoment = (some: Pick<Moment, 'item' | 'at' | 'activity'> & Partial<Moment>): Moment => ({
  source: 'web',
  journey: 0,
  nth: 0,
  lifecycle: 'complete',
  stage: null,
  state: 'active',
  proofs: [],
  signal: null,
  amounts: null,
  stream: 'shop',
  alsoIn: [],
  slice: null,
  type: 'unclassified',
  ...some,
})

/** An ask whose frame is known, with the journeys that it is about. @param more Without it nothing more may be asked. */
export const withJourneys = (ask: Ask, log: JourneyLog, more: Partial<JourneyAsk> = {}): JourneyAsk => {
  const unexpected = (): never => {
    throw new Error('Only the journeys at hand are to be asked.')
  }
  return {
    ...ask,
    log,
    chosen: chosenIn(log, ask.request.of),
    records: unexpected,
    askAgain: unexpected,
    ...more,
  }
}

export interface AtHand extends Partial<Pick<JourneyAsk, 'records' | 'mixed'>> {
  readonly map: ValueStreamMap
  readonly log: JourneyLog
  /** The only clock. */
  readonly now: Micros
  /** How far the sources reach; default: as of sources that have told nothing. */
  readonly extent?: Extent
  /** What is asked for where the request does not say; default: the stream `shop`. */
  readonly otherwise?: FlowRequest
}

/** @throws RequestError */
export const askAtHand = async (world: AtHand, request: FlowRequest = {}): Promise<JourneyAsk> => {
  const { map, log, now, extent, otherwise = { stream: 'shop' }, records = async () => [], mixed } = world
  const facts = measureFacts([], [])
  const measures = extent === undefined ? facts : { ...facts, extent: async () => extent }
  const resolved = resolveRequest({ ...otherwise, ...request, measured: 'journeys' }, map)
  return withJourneys(await askOf(measures, map, resolved, now), log, {
    records,
    askAgain: (other) => askAtHand(world, other),
    ...(mixed === undefined ? {} : { mixed }),
  })
}
