/** Simulated journeys of two slices through two stages, for tests of the court. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { loadMap } from '../../model/load.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { calendarOf } from '../reach.ts'
import { resolveRequest } from '../request.ts'
import type { Micros } from '../event.ts'
import { plainMoment, withJourneys } from '../journeys/ask-at-hand.contract.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { journeyLogOf, type JourneyLog } from '../journeys/journey-log.ts'
import type { Moment } from '../journeys/moment.ts'

const HOUR = 3_600_000_000
/** A Monday. */
export const START = Date.UTC(2026, 0, 5) * 1000
export const WEEKS = 12
export const END = START + WEEKS * 7 * 24 * HOUR

export const mapOf = (more = '', slices = '{ anna: { name: Anna }, ben: { name: Ben } }'): ValueStreamMap =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
slices: ${slices}
journey: { stages: { choose: { name: Choose }, pay: { name: Pay } } }
events:
  order.started: { name: Started, stage: choose }
  order.paid: { name: Paid, stage: pay }
streams:
  shop:
    name: Shop
    promise: People buy what they need
    for: [anna, ben]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    stages: [choose, pay]
    proofPoints: { trigger: order.started, finishLine: order.paid }
    measuring: { abandonment: 7 d }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop }
${more.includes('organisation:') ? more : `organisation: { name: Test, timeZone: UTC }\n${more}`}
`,
    },
  ]).map

/** How the journeys of a slice go. */
export interface Habit {
  readonly slice: string
  readonly journeys: number
  /** Median hours of choosing, and of paying. */
  readonly choosing?: number
  readonly paying?: number
  /** Share of those who look again before they choose. */
  readonly looksAgain?: number
  /** Share of those who pay, of those who came so far. */
  readonly pays?: number
  /** Share of defects, whose journeys take `defectTimes` as long. */
  readonly defects?: number
  readonly defectTimes?: number
  readonly source?: string
}

/** Uniform in (0, 1). */
const uniform = (seed: number): (() => number) => {
  const random = xoroshiro128plus(seed)
  return () => ((random.next() >>> 0) + 0.5) / 4_294_967_296
}

const momentsOf = (habit: Habit, seed: number): Moment[] => {
  const { slice, journeys, choosing = 10, paying = 2, looksAgain = 0.3, pays = 0.7 } = habit
  const { defects = 0, defectTimes = 1, source = 'web' } = habit
  const next = uniform(seed)
  const lasts = (median: number): Micros => Math.round((median * HOUR * -Math.log(next())) / Math.LN2)
  return Array.from({ length: journeys }, (_, i) => i).flatMap((i) => {
    const isDefect = next() < defects
    const slow = isDefect ? defectTimes : 1
    let at = START + Math.round(next() * (END - START))
    const type = isDefect ? 'defect' : 'unclassified'
    const moments: Moment[] = []
    const add = (
      activity: string,
      stage: string,
      state: Moment['state'],
      proofs: readonly string[] = [],
    ): void => {
      const item = `${slice}-${i}`
      const nth = moments.length
      moments.push(plainMoment({ source, item, nth, at, activity, stage, state, proofs, slice, type }))
    }
    add('look', 'choose', 'active', ['order.started'])
    if (next() < looksAgain) {
      at += lasts(choosing * slow) / 2
      add('look again', 'choose', 'active')
    }
    at += lasts(choosing * slow)
    add('check out', 'pay', 'waiting')
    if (next() < pays) {
      at += lasts(paying * slow)
      add('pay', 'pay', 'done', ['order.paid'])
    }
    return moments.filter((moment) => moment.at <= END)
  })
}

export const logOf = (habits: readonly Habit[], seed = 1): JourneyLog =>
  journeyLogOf(habits.flatMap((habit, i) => momentsOf(habit, seed * 1000 + i)))

export const askOf = (log: JourneyLog, map: ValueStreamMap = mapOf()): JourneyAsk => {
  const request = resolveRequest({ measured: 'journeys' }, map)
  return withJourneys(
    {
      measures: {} as JourneyAsk['measures'],
      map,
      request,
      calendar: calendarOf(map),
      reach: { state: { kind: 'ok' }, first: START, last: END, asOf: END },
      window: { from: START, to: END },
      until: END,
      instants: [],
    },
    log,
  )
}
