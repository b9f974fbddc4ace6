/** Shares of revenue against shares of people and money, per stream [article: value streams vs revenue streams]. */
import type { ValueStreamMap } from '../model/schema.ts'
import { coverageOf } from './coverage.ts'
import { perYear } from './money.ts'
import { staffingByStream } from './staffing.ts'

interface Resourcing {
  readonly stream: string
  /** Its share of the revenue that is attributed to streams, 0–1. */
  readonly revenue: number
  /** Its share of the people of top-level streams, by full-time equivalents, 0–1; null where no team has members. */
  readonly people: number | null
  /** Its share of the budgets of top-level streams, 0–1; null where no stream has a budget. */
  readonly money: number | null
}

const add = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

/** Each one's part of the whole; null where there is no whole. */
const shareOf = (sums: ReadonlyMap<string, number>, stream: string): number | null => {
  const whole = [...sums.values()].reduce((sum, one) => sum + one, 0)
  return whole === 0 ? null : (sums.get(stream) ?? 0) / whole
}

/**
 * The top-level streams with their shares, in the order of the text. Amounts in several currencies can't be
 * added up: then, and where no revenue is attributed, there is nothing to say.
 */
export const resourcingOf = (map: ValueStreamMap): Resourcing[] => {
  const { streams } = coverageOf(map)
  const ids = new Set(streams.map(([id]) => id))
  const revenue = new Map<string, number>()
  const people = new Map<string, number>()
  const money = new Map<string, number>()
  const currencies = new Set<string>()
  for (const { amount, shares } of map.revenueStreams.values()) {
    if (amount === undefined) continue
    currencies.add(amount.currency)
    for (const [stream, share] of Object.entries(shares)) {
      if (ids.has(stream)) add(revenue, stream, (perYear(amount) * share) / 100)
    }
  }
  for (const [id, { budget }] of streams) {
    add(people, id, staffingByStream(map).get(id)?.fte ?? 0)
    if (budget === undefined) continue
    currencies.add(budget.currency)
    add(money, id, perYear(budget))
  }
  const total = [...revenue.values()].reduce((sum, one) => sum + one, 0)
  if (currencies.size > 1 || total === 0) return []
  return streams.map(([stream]) => ({
    stream,
    revenue: (revenue.get(stream) ?? 0) / total,
    people: shareOf(people, stream),
    money: shareOf(money, stream),
  }))
}
