/** A shopper's way through the Shopper Purchase Experience: discover → compare → purchase → receive (→ return). */
import type { Micros } from '../flow/event.ts'
import { DAY, HOUR, MINUTE, SECOND } from './cloud-event.ts'
import type { Random } from './random.ts'
import { dispute, giveBack, receive } from './shop-delivery.ts'
import { Path, type JourneyStep } from './shop-path.ts'
import { orderOf, pay } from './shop-payment.ts'
import { isOn } from './stories.ts'

/** No journey lasts longer: offers kept, payment, delivery, return, refund and dispute at their longest. */
export const LONGEST_SHOP_JOURNEY: Micros = 110 * DAY

const SLICES = { new: 'new-shopper', returning: 'returning-shopper' } as const

/** The session is over when nothing has happened for half an hour. */
const leave = (path: Path, stage: string): JourneyStep[] =>
  path.step('shop.journey.left', 30 * MINUTE, { signal: 'drop-off', stage }).steps

/** @returns whether the shopper found something. */
const discover = (path: Path, random: Random, returning: boolean, slow: boolean): boolean => {
  path.step('shop.product.viewed', 0)
  while (random.chance(0.55)) {
    path.step('shop.product.viewed', random.lognormal((slow ? 200 : 90) * SECOND, 0.8, 25 * MINUTE))
    if (random.chance(slow ? 0.03 : 0.0006)) {
      path.step('shop.search.failed', random.lognormal((slow ? 25 : 2) * SECOND, 0.4, 2 * MINUTE), {
        signal: 'search-failed',
      })
      if (random.chance(0.4)) return false
    }
  }
  return !random.chance(returning ? 0.28 : 0.42)
}

/** @returns whether the shopper chose; null when the offer is kept and never come back to: no event tells it. */
const compare = (path: Path, random: Random, returning: boolean): boolean | null => {
  path.step('shop.products.compared', random.lognormal(4 * MINUTE, 0.7, 25 * MINUTE))
  if (random.chance(0.22)) {
    path.step('shop.offer.kept', random.lognormal(2 * MINUTE, 0.5, 20 * MINUTE))
    if (random.chance(0.4)) return null
    path.step('shop.products.compared', random.lognormal(30 * HOUR, 0.8, 13 * DAY))
  }
  return !random.chance(returning ? 0.3 : 0.42)
}

/**
 * The whole journey, as it will turn out. Steps are in the order of time.
 *
 * @param name Of the journey, which its order is named after.
 * @param origin Of the simulation: the stories are told from there.
 */
export const shopJourney = (
  start: Micros,
  random: Random,
  name: string,
  origin: Micros,
): readonly JourneyStep[] => {
  const returning = random.chance(0.55)
  const path = new Path(start, { slice: returning ? SLICES.returning : SLICES.new })
  if (!discover(path, random, returning, isOn('slowSearch', path.now, origin))) {
    return leave(path, 'discover')
  }
  // Who knows what to buy goes straight to the checkout.
  if (!random.chance(returning ? 0.3 : 0.12)) {
    const chosen = compare(path, random, returning)
    if (chosen === null) return path.steps
    if (!chosen) return leave(path, 'compare')
  }

  if (random.chance(0.05)) path.step('shop.basket.saved', random.lognormal(MINUTE, 0.5, 5 * MINUTE))
  path.step('shop.checkout.started', random.lognormal(2 * MINUTE, 0.6, 25 * MINUTE))
  if (random.chance(0.06)) {
    // In doubt, back to the comparison once more.
    path.step('shop.products.compared', random.lognormal(3 * MINUTE, 0.6, 20 * MINUTE))
    path.step('shop.checkout.started', random.lognormal(3 * MINUTE, 0.6, 20 * MINUTE))
  }
  if (random.chance(isOn('checkoutInOneStep', path.now, origin) ? 0.08 : 0.2)) return leave(path, 'purchase')
  const order = orderOf(name, random)
  const paid = pay(path, order, random, {
    slow: isOn('slowFraudCheck', path.now, origin),
    down: isOn('checkoutOutage', path.now, origin),
  })
  if (paid === 'refused') return path.steps
  if (paid === 'given up') return leave(path, 'purchase')
  receive(path, order, random)
  const wrongItem = random.chance(0.006)
  if (wrongItem || random.chance(0.13)) giveBack(path, order, random, wrongItem)
  else if (random.chance(0.0012)) dispute(path, order, random)
  return path.steps
}
