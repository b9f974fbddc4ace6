import type { PERIODS } from '../model/schema.ts'

/** An amount of money per period, as the map says it. */
export interface Amount {
  readonly amount: number
  readonly currency: string
  readonly per: (typeof PERIODS)[number]
}

const TIMES_A_YEAR = { month: 12, quarter: 4, year: 1 } as const

/** What an amount comes to in a year, in its currency. */
export const perYear = ({ amount, per }: Amount): number => amount * TIMES_A_YEAR[per]
