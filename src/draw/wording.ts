/** Names and short phrases of the map, as drawings say them. */
import type { Interface, Money, Sla, Stream, ValueStreamMap } from '../model/schema.ts'

/** Name of what an id means; the id itself where it leads nowhere. */
export const nameIn = (
  things: ReadonlyMap<string, { readonly name?: string | undefined }>,
  id: string,
): string => things.get(id)?.name ?? id

export const namesIn = (
  things: ReadonlyMap<string, { readonly name?: string | undefined }>,
  ids: readonly string[],
): string => ids.map((id) => nameIn(things, id)).join(', ')

/** What a stream serves, by name: slices, or streams. */
export const servedBy = ({ slices, streams }: ValueStreamMap, { for: served }: Stream): string =>
  served.map((id) => slices.get(id)?.name ?? streams.get(id)?.name ?? id).join(', ')

/** The supporting streams' customers: who names it in `reliesOn`. */
export const reliedOnBy = ({ streams }: ValueStreamMap, id: string): string[] =>
  [...streams].flatMap(([one, { reliesOn }]) => (reliesOn.includes(id) ? [one] : []))

export const ownerOf = ({ teams }: ValueStreamMap, owner: string | undefined): string | null =>
  owner === undefined ? null : nameIn(teams, owner)

/** @example moneyText({ amount: 1200000, currency: 'EUR', per: 'year' }) // 'EUR 1,200,000 per year' */
export const moneyText = ({ amount, currency, per }: Money): string =>
  `${currency} ${amount.toLocaleString('en')} per ${per}`

export const slaText = (sla: Sla | undefined): string | null => {
  if (sla === undefined) return null
  const parts = [
    sla.availability === undefined ? null : `${sla.availability} % available`,
    sla.latency,
    sla.response,
    sla.terms,
  ].filter((part) => part !== undefined && part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

export const fallbackText = ({ fallback }: Interface): string | null => {
  if (fallback === undefined) return null
  if (typeof fallback === 'string') return fallback
  return fallback.coverage === 100 ? fallback.does : `${fallback.does} (${fallback.coverage} % of cases)`
}

export const contractText = ({ contract, version }: Interface): string | null => {
  const parts = [contract?.kind, version === undefined ? null : `v${version}`].filter(
    (part) => part !== undefined && part !== null,
  )
  return parts.length === 0 ? null : parts.join(' ')
}
