/** From the confirmed order to the doorstep, and back. */
import { DAY, HOUR } from './cloud-event.ts'
import type { Random } from './random.ts'
import type { Path } from './shop-path.ts'
import type { Order } from './shop-payment.ts'

/** What the shop promises when it confirms. */
const PROMISED = 4 * DAY

export const receive = (path: Path, order: Order, random: Random): void => {
  const promised = path.now + PROMISED
  if (random.chance(0.015)) {
    path.step('shop.support.stepped-in', random.lognormal(6 * HOUR, 0.6, 2 * DAY), {
      signal: 'handled-by-hand',
    })
  }
  // Rarely a canceled order leaves the warehouse all the same: a journey that ends in contradiction.
  if (random.chance(0.001)) path.step('shop.order.canceled', random.lognormal(2 * HOUR, 0.5, 8 * HOUR))
  path.step('shop.parcel.shipped', random.lognormal(16 * HOUR, 0.6, 6 * DAY), { carrier: 'parcel' })
  if (random.chance(0.02)) {
    path.step('shop.delivery.failed', random.lognormal(32 * HOUR, 0.4, 5 * DAY), { signal: 'undelivered' })
    path.step('shop.parcel.shipped', random.lognormal(20 * HOUR, 0.5, 4 * DAY))
  }
  const takes = random.lognormal(34 * HOUR, 0.4, 8 * DAY)
  const isOnTime = path.now + takes <= promised
  path.step('shop.order.delivered', takes, { ...order, onTime: isOnTime ? 'yes' : 'no' })
}

export const giveBack = (path: Path, order: Order, random: Random, wrongItem: boolean): void => {
  if (wrongItem)
    path.step('shop.item.wrong', random.lognormal(8 * HOUR, 0.6, 2 * DAY), { signal: 'wrong-item' })
  path.step('shop.return.requested', random.lognormal(4 * DAY, 0.6, 14 * DAY), { signal: 'return' })
  path.step('shop.parcel.returned', random.lognormal(2 * DAY, 0.5, 9 * DAY))
  path.step('shop.return.received', random.lognormal(2 * DAY, 0.4, 6 * DAY))
  if (random.chance(0.015)) {
    path.step('shop.refund.failed', random.lognormal(DAY, 0.5, 3 * DAY), { signal: 'refund-failed' })
  }
  path.step('shop.refund.paid', random.lognormal(30 * HOUR, 0.7, 9 * DAY), { ...order })
}

/** Long after the delivery the holder of the card disputes the charge. */
export const dispute = (path: Path, order: Order, random: Random): void => {
  path.step('shop.payment.disputed', random.lognormal(9 * DAY, 0.5, 30 * DAY), { ...order, signal: 'fraud' })
}
