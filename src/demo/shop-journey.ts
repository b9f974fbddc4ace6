/** A shopper's way through the Shopper Purchase Experience: discover → compare → purchase → receive (→ return). */
import type { Micros } from '../flow/event.ts'
import { DAY, HOUR, MINUTE, SECOND, type CloudEvent } from './cloud-event.ts'
import type { Random } from './random.ts'
import { isOn } from './stories.ts'

/** What a journey does next: an event type, when, and the fields that hold from then on. */
export interface JourneyStep {
  readonly at: Micros
  readonly type: string
  readonly data: CloudEvent['data']
}

/** No journey lasts longer: offers kept, payment, delivery, return and refund at their longest. */
export const LONGEST_SHOP_JOURNEY: Micros = 90 * DAY

const SLICES = { new: 'new-shopper', returning: 'returning-shopper' } as const

/** A journey being written: steps follow one another after a while. */
class Path {
  readonly steps: JourneyStep[] = []
  private at: Micros
  private readonly base: CloudEvent['data']

  constructor(at: Micros, base: CloudEvent['data']) {
    this.at = at
    this.base = base
  }

  get now(): Micros {
    return this.at
  }

  step(type: string, after: Micros, data: CloudEvent['data'] = {}): this {
    this.at += this.steps.length === 0 ? 0 : Math.max(SECOND, after)
    this.steps.push({ at: this.at, type, data: { ...this.base, ...data } })
    return this
  }
}

/** The session is over when nothing has happened for half an hour. */
const leave = (path: Path, stage: string): JourneyStep[] =>
  path.step('shop.journey.left', 30 * MINUTE, { signal: 'drop-off', stage }).steps

/** @returns whether the payment went through. */
const pay = (path: Path, random: Random, slow: boolean): boolean => {
  for (let attempt = 1; attempt <= 3; attempt++) {
    path.step('shop.payment.requested', random.lognormal(80 * SECOND, 0.6, HOUR))
    if (random.chance(0.07)) {
      path.step('shop.payment.failed', random.lognormal(8 * SECOND, 0.7, 10 * MINUTE), {
        signal: 'charge-failed',
      })
      if (random.chance(0.35)) return false
      continue
    }
    if (random.chance(slow ? 0.7 : 0.04)) {
      path.step('shop.payment.held', random.lognormal(20 * SECOND, 0.5, 5 * MINUTE), {
        signal: 'fraud-check',
      })
      const wait = slow ? random.lognormal(20 * HOUR, 0.6, 5 * DAY) : random.lognormal(15 * MINUTE, 0.9, DAY)
      if (random.chance(slow ? 0.15 : 0.08)) {
        path.step('shop.order.canceled', wait)
        return false
      }
      path.step('shop.order.confirmed', wait)
      return true
    }
    path.step('shop.order.confirmed', random.lognormal(25 * SECOND, 0.7, HOUR))
    return true
  }
  return false
}

const receive = (path: Path, random: Random): void => {
  if (random.chance(0.015)) {
    path.step('shop.support.stepped-in', random.lognormal(6 * HOUR, 0.6, 2 * DAY), {
      signal: 'handled-by-hand',
    })
  }
  path.step('shop.parcel.shipped', random.lognormal(16 * HOUR, 0.6, 6 * DAY))
  if (random.chance(0.04)) {
    path.step('shop.delivery.failed', random.lognormal(32 * HOUR, 0.4, 5 * DAY), { signal: 'undelivered' })
    path.step('shop.parcel.shipped', random.lognormal(20 * HOUR, 0.5, 4 * DAY))
  }
  path.step('shop.order.delivered', random.lognormal(38 * HOUR, 0.45, 8 * DAY))
}

const giveBack = (path: Path, random: Random): void => {
  path.step('shop.return.requested', random.lognormal(4 * DAY, 0.6, 14 * DAY), { signal: 'return' })
  path.step('shop.parcel.returned', random.lognormal(2 * DAY, 0.5, 9 * DAY))
  path.step('shop.return.received', random.lognormal(2 * DAY, 0.4, 6 * DAY))
  path.step('shop.refund.paid', random.lognormal(30 * HOUR, 0.8, 9 * DAY))
}

/**
 * The whole journey, as it will turn out. Steps are in the order of time.
 *
 * @param origin Of the simulation: the stories are told from there.
 */
export const shopJourney = (start: Micros, random: Random, origin: Micros): readonly JourneyStep[] => {
  const returning = random.chance(0.55)
  const path = new Path(start, { slice: returning ? SLICES.returning : SLICES.new })
  path.step('shop.product.viewed', 0)
  while (random.chance(0.55))
    path.step('shop.product.viewed', random.lognormal(90 * SECOND, 0.8, 25 * MINUTE))
  if (random.chance(returning ? 0.28 : 0.42)) return leave(path, 'discover')

  // Who knows what to buy goes straight to the checkout.
  if (!random.chance(returning ? 0.3 : 0.12)) {
    path.step('shop.products.compared', random.lognormal(4 * MINUTE, 0.7, 25 * MINUTE))
    if (random.chance(0.22)) {
      path.step('shop.offer.kept', random.lognormal(2 * MINUTE, 0.5, 20 * MINUTE))
      if (random.chance(0.4)) {
        path.step('shop.journey.left', 14 * DAY, { signal: 'drop-off', stage: 'compare' })
        return path.steps
      }
      path.step('shop.products.compared', random.lognormal(30 * HOUR, 0.8, 13 * DAY))
    }
    if (random.chance(returning ? 0.3 : 0.42)) return leave(path, 'compare')
  }

  path.step('shop.checkout.started', random.lognormal(2 * MINUTE, 0.6, 25 * MINUTE))
  if (random.chance(0.2)) return leave(path, 'purchase')
  if (!pay(path, random, isOn('slowFraudCheck', path.now, origin))) {
    return path.steps.at(-1)?.type === 'shop.order.canceled' ? path.steps : leave(path, 'purchase')
  }
  receive(path, random)
  if (random.chance(0.13)) giveBack(path, random)
  return path.steps
}
