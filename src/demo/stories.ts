/**
 * What happens to the marketplace, so that there is something to find in the numbers. A story is told by
 * the week since the simulation's origin and comes again every half-year.
 */
import type { Micros } from '../flow/event.ts'
import { WEEK } from './cloud-event.ts'

const HALF_YEAR = 26

/** Weeks [from, to) of the half-year, counted from 0. */
const STORIES = {
  /** One of platform's two reviewers is away: work piles up before review. */
  reviewBottleneck: { from: 8, to: 12 },
  /** The fraud check slows down: shoppers wait hours between pay and confirm. */
  slowFraudCheck: { from: 14, to: 17 },
  /** A release of the shop goes wrong: defects pour in and push features aside. */
  defectWave: { from: 19, to: 21 },
  /** An audit before the new card rules: payments works on risks. */
  securityAudit: { from: 21, to: 24 },
  /** Having paid for haste with the defect wave, the shop pays debt back. */
  debtPaidBack: { from: 22, to: 26 },
} as const satisfies Record<string, { from: number; to: number }>

export type Story = keyof typeof STORIES

/** Whether the story is on at the instant. */
export const isOn = (story: Story, at: Micros, origin: Micros): boolean => {
  const week = ((at - origin) / WEEK) % HALF_YEAR
  return week >= STORIES[story].from && week < STORIES[story].to
}

/** Growth of the marketplace since the origin: from 1 towards 3, half of it after thirteen weeks. */
export const growth = (at: Micros, origin: Micros): number => {
  const weeks = (at - origin) / WEEK
  return 1 + 2 / (1 + Math.exp((13 - weeks) / 4))
}
