/** The marketplace of the example, simulated: customers' journeys and delivery work as CloudEvents. */
import type { Micros } from '../flow/event.ts'
import type { CloudEvent, Occurrence } from './cloud-event.ts'
import { deliveryEvents } from './delivery.ts'
import { journeyEvents } from './journeys.ts'
import { mondayBefore } from './local-time.ts'

interface SimulationOptions {
  /** A whole number. The same seed and origin give the same events. */
  readonly seed: number
  /**
   * When the simulated marketplace opened: nothing happened before, and the stories are told from there.
   * To continue a simulation, keep its origin. Default: `from`.
   */
  readonly origin?: Micros
  /** Events in [from, to). `to` may be Infinity. */
  readonly from: Micros
  readonly to: Micros
}

/** Half a year, unless asked otherwise. */
export const HISTORY_WEEKS = 26

/**
 * Where a simulation with so many weeks of history begins: a Monday of the marketplace's zone, that many
 * weeks before the Monday of this week.
 */
export const originFor = (now: Micros, weeks = HISTORY_WEEKS): Micros => mondayBefore(now, weeks)

/** Two streams that are each in order, as one in order. */
function* merged(a: Iterator<Occurrence>, b: Iterator<Occurrence>): Generator<Occurrence, void> {
  let [nextA, nextB] = [a.next(), b.next()]
  while (!nextA.done || !nextB.done) {
    if (!nextA.done && (nextB.done || nextA.value.at <= nextB.value.at)) {
      yield nextA.value
      nextA = a.next()
    } else if (!nextB.done) {
      yield nextB.value
      nextB = b.next()
    }
  }
}

/** As {@link simulate}, with the instant beside each event. */
export function* simulateOccurrences(options: SimulationOptions): Generator<Occurrence, void> {
  const { seed, from, to, origin = from } = options
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed is a whole number, not ${seed}.`)
  const course = { seed, origin, from }
  for (const one of merged(journeyEvents(course), deliveryEvents(course))) {
    if (one.at >= to) return
    yield one
  }
}

/**
 * The events of [from, to) in the order of time. Deterministic: [a, b) followed by [b, c) is [a, c) for
 * the same seed and origin. Lazy: only what is taken is generated. Purely a function of its options.
 *
 * @throws RangeError if the seed is no whole number.
 */
export function* simulate(options: SimulationOptions): Generator<CloudEvent, void> {
  for (const { event } of simulateOccurrences(options)) yield event
}
