/** A company's purchase: quotes, approvals, tax exemption, delivery windows, until goods are received and the invoice is approved. */
import type { Micros } from '../flow/event.ts'
import { DAY, type CloudEvent } from './cloud-event.ts'
import type { WorkingTime } from './local-time.ts'
import type { Random } from './random.ts'
import type { JourneyStep } from './shop-path.ts'

/** No purchase lasts longer: the sum of its waits at their longest, nights and weekends included. */
export const LONGEST_PROCUREMENT: Micros = 260 * DAY

/**
 * The whole purchase, as it will turn out. Companies act in working hours only: waits are working hours.
 * A requisitioner buys from a framework agreement; a procurement officer asks several sellers for quotes.
 */
export const procurementJourney = (
  start: Micros,
  random: Random,
  work: WorkingTime,
): readonly JourneyStep[] => {
  const officer = random.chance(0.4)
  const slice = officer ? 'procurement-officer' : 'requisitioner'
  const steps: JourneyStep[] = []
  let at = work.next(start)
  const step = (type: string, hours: number, data: CloudEvent['data'] = {}): void => {
    at = work.after(at, hours)
    steps.push({ at, type, data: { slice, ...data } })
  }
  const hours = (median: number, sigma: number, most: number): number => random.lognormal(median, sigma, most)

  step('procurement.need.stated', 0)
  if (random.chance(0.08)) {
    step('procurement.request.withdrawn', hours(16, 0.7, 80), { signal: 'drop-off' })
    return steps
  }
  step('procurement.quotes.requested', hours(officer ? 10 : 3, 0.7, 60))
  step('procurement.quotes.received', hours(officer ? 32 : 8, 0.6, 160))
  step('procurement.quotes.compared', hours(officer ? 6 : 1, 0.6, 40))
  if (random.chance(0.1)) {
    step('procurement.request.withdrawn', hours(24, 0.7, 80), { signal: 'drop-off' })
    return steps
  }
  const approvals = officer ? random.pick([1, 2, 2, 3]) : 1
  for (let round = 0; round < approvals; round++) {
    step('procurement.approval.requested', hours(1, 0.5, 8))
    if (random.chance(0.06)) {
      step('procurement.approval.refused', hours(12, 0.8, 80))
      return steps
    }
    step('procurement.approval.given', hours(14, 0.9, 120))
  }
  if (random.chance(0.35)) {
    step('procurement.tax-exemption.requested', hours(1, 0.5, 8), { signal: 'tax-audit' })
    step('procurement.tax-exemption.granted', hours(12, 0.6, 60))
  }
  step('procurement.purchase-order.placed', hours(3, 0.7, 24))
  step('procurement.delivery-window.agreed', hours(10, 0.7, 80))
  step('procurement.goods.shipped', hours(officer ? 48 : 20, 0.6, 200))
  step('procurement.goods.received', hours(16, 0.5, 60))
  step('procurement.invoice.sent', hours(4, 0.6, 24))
  if (random.chance(0.07)) {
    step('procurement.invoice.disputed', hours(12, 0.7, 60), { signal: 'wrong-invoice' })
    step('procurement.invoice.sent', hours(24, 0.7, 120))
  }
  step('procurement.invoice.approved', hours(20, 0.8, 160))
  return steps
}
