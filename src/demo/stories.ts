/**
 * What happens to the marketplace, so that there is something to find in the numbers. A story is told by
 * the week since the simulation's origin and comes again every half-year.
 */
import type { Micros } from '../flow/event.ts'
import { WEEK } from './cloud-event.ts'

const HALF_YEAR = 26

/** Each told in weeks [from, to) of the half-year, counted from 0. */
const STORIES = {
  /** Search is slow and fails: shoppers look longer, and some give up. */
  slowSearch: [
    [5.2, 5.5],
    [23.2, 23.5],
  ],
  /** For two hours and a half most payments end in an error of the service. */
  checkoutOutage: [
    [4.43, 4.445],
    [24.43, 24.445],
  ],
  /** One of platform's two reviewers is away: work piles up before review. */
  reviewBottleneck: [[8, 12]],
  /** The fraud check slows down: shoppers wait hours between pay and confirm. */
  slowFraudCheck: [[14, 17]],
  /** A release of the shop goes wrong: defects pour in and push features aside. */
  defectWave: [[19, 21]],
  /** An audit before the new card rules: payments works on risks. */
  securityAudit: [[21, 24]],
  /** The new checkout is out: fewer leave it. Serving an order costs more than before. */
  checkoutInOneStep: [[22, 26]],
  /** Having paid for haste with the defect wave, the shop pays debt back. */
  debtPaidBack: [[22, 26]],
} as const satisfies Record<string, readonly (readonly [from: number, to: number])[]>

export type Story = keyof typeof STORIES

/** Whether the story is on at the instant. */
export const isOn = (story: Story, at: Micros, origin: Micros): boolean => {
  const week = ((at - origin) / WEEK) % HALF_YEAR
  return STORIES[story].some(([from, to]) => week >= from && week < to)
}

/** Growth of the marketplace since the origin: from 1 towards 3, half of it after thirteen weeks. */
export const growth = (at: Micros, origin: Micros): number => {
  const weeks = (at - origin) / WEEK
  return 1 + 2 / (1 + Math.exp((13 - weeks) / 4))
}
