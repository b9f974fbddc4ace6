import { PERIODS, type Money } from '../model/schema.ts'

const TIMES_A_YEAR: Readonly<Record<(typeof PERIODS)[number], number>> = { month: 12, quarter: 4, year: 1 }

/** An amount per period as an amount per year, in the same currency. */
export const perYear = ({ amount, per }: Pick<Money, 'amount' | 'per'>): number => amount * TIMES_A_YEAR[per]
