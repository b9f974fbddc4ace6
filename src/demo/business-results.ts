/** What no event of the marketplace carries: what an order costs to serve, and how content shoppers are. Weekly. */
import type { Micros } from '../flow/event.ts'
import { DAY } from './cloud-event.ts'
import { daysFrom } from './local-time.ts'
import { Random } from './random.ts'
import { isOn } from './stories.ts'

interface SimulatedResult {
  readonly result: string
  /** A date: the Sunday that ends the week. */
  readonly at: string
  readonly value: number
  readonly unit?: string
  readonly stream: string
}

const STREAM = 'shopper-purchase'

const round = (value: number): number => Math.round(value * 100) / 100

/**
 * The results of the weeks that are over, in the order of time. The same seed and origin give the same results.
 *
 * @param to µs; weeks that end later are not told.
 */
export const businessResults = ({
  seed,
  origin,
  to,
}: {
  readonly seed: number
  /** A Monday of the marketplace’s zone. */
  readonly origin: Micros
  readonly to: Micros
}): SimulatedResult[] => {
  const results: SimulatedResult[] = []
  for (const day of daysFrom(origin)) {
    if (day.end > to) return results
    if (day.weekday !== 7) continue
    const random = new Random(seed, `results ${day.date}`)
    const at = day.date
    const middle = day.start - 3 * DAY
    const cost = isOn('checkoutInOneStep', middle, origin) ? 3.64 : 3.12
    const content = isOn('slowFraudCheck', middle, origin) ? 7.1 : 7.9
    results.push(
      {
        result: 'cost-to-serve',
        at,
        value: round(cost + 0.06 * random.normal()),
        unit: 'EUR',
        stream: STREAM,
      },
      { result: 'happiness', at, value: round(content + 0.15 * random.normal()), stream: STREAM },
    )
  }
  return results
}
