/** From pay to confirm: attempts, checks of fraud and identity, and what goes wrong with the charge. */
import { DAY, HOUR, MINUTE, SECOND } from './cloud-event.ts'
import type { Random } from './random.ts'
import type { Path } from './shop-path.ts'

export interface Order {
  readonly order: string
  /** EUR. */
  readonly amount: number
}

export const orderOf = (name: string, random: Random): Order => ({
  order: `O-${name}`,
  amount: Math.round(random.lognormal(58, 0.7, 1500) * 100) / 100,
})

/** The money is taken; rarely twice, which is put right later. */
const capture = (path: Path, order: Order, random: Random): void => {
  path.step('shop.payment.captured', random.lognormal(6 * SECOND, 0.5, MINUTE), { ...order })
  if (!random.chance(0.002)) return
  path.step('shop.payment.captured', random.lognormal(4 * SECOND, 0.5, MINUTE), {
    ...order,
    signal: 'duplicate-charge',
  })
}

/** @returns what became of the payment. */
export const pay = (
  path: Path,
  order: Order,
  random: Random,
  { slow, down }: { readonly slow: boolean; readonly down: boolean },
): 'confirmed' | 'given up' | 'refused' => {
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (attempt === 1 && random.chance(0.1)) {
      path.step('shop.identity.challenged', random.lognormal(30 * SECOND, 0.5, 5 * MINUTE), {
        signal: 'identity',
      })
    }
    path.step('shop.payment.requested', random.lognormal(80 * SECOND, 0.6, HOUR), { ...order })
    const isError = random.chance(down ? 0.85 : 0.003)
    if (isError || random.chance(0.065)) {
      // The service fails, or the bank declines: only the first is a failure of the stage.
      path.step('shop.payment.failed', random.lognormal(8 * SECOND, 0.7, 10 * MINUTE), {
        signal: 'charge-failed',
        reason: isError ? 'error' : 'declined',
      })
      if (random.chance(0.35)) return 'given up'
      continue
    }
    if (random.chance(slow ? 0.7 : 0.04)) {
      path.step('shop.payment.held', random.lognormal(20 * SECOND, 0.5, 5 * MINUTE), {
        signal: 'fraud-check',
      })
      const wait = slow ? random.lognormal(20 * HOUR, 0.6, 5 * DAY) : random.lognormal(15 * MINUTE, 0.9, DAY)
      if (random.chance(slow ? 0.15 : 0.08)) {
        path.step('shop.order.canceled', wait, { ...order })
        return 'refused'
      }
      capture(path, order, random)
      path.step('shop.order.confirmed', wait, { ...order })
      return 'confirmed'
    }
    capture(path, order, random)
    if (random.chance(0.004)) {
      // The money is taken and no confirmation comes: somebody notices, and mends it by hand.
      path.step('shop.confirmation.missed', 10 * MINUTE, { signal: 'not-confirmed' })
      path.step('shop.support.stepped-in', random.lognormal(3 * HOUR, 0.6, DAY), {
        signal: 'handled-by-hand',
      })
    }
    path.step('shop.order.confirmed', random.lognormal(20 * SECOND, 0.7, HOUR), { ...order })
    return 'confirmed'
  }
  return 'given up'
}
