/** How questions are put to the database, and how what it answers is read. */
import {
  BIGINT,
  DOUBLE,
  DuckDBListValue,
  DuckDBMapValue,
  LIST,
  listValue,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Micros } from '../../flow/event.ts'
import type { Window } from '../../flow/measures/measures.ts'
import { assertPercent } from '../../flow/percentile.ts'
import { Bindings } from './conditions.ts'
import { select, type Database } from './connection.ts'

/** Runs the one statement that `write` gives the text of. @returns its rows. */
export type Ask = (write: (bindings: Bindings) => string) => Promise<DuckDBValue[][]>

export const askOf =
  (database: Database): Ask =>
  async (write) => {
    const bindings = new Bindings()
    const sql = write(bindings)
    const columns = await database.read((connection) =>
      select(connection, sql, bindings.values, bindings.types),
    )
    return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? null))
  }

export const numberOrNull = (value: DuckDBValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)

export const textOrNull = (value: DuckDBValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

export const ascending = (bounds: readonly bigint[]): bigint[] =>
  [...new Set(bounds)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/** The edges of bins, in which DuckDB's `histogram(value, bins)` counts values up to each of them. */
export const binsOf = (bounds: readonly bigint[], bindings: Bindings): string =>
  bindings.bind(listValue(ascending(bounds)), LIST(BIGINT))

/**
 * For what `histogram` can't do, sums: the number of the first bound ≥ a column, found by halving, as an expression.
 *
 * @param bounds In ascending order.
 */
export const binOf = (bounds: readonly bigint[], bindings: Bindings): ((column: string) => string) => {
  const placeholders = bounds.map((bound) => bindings.bind(bound, BIGINT))
  return (column) => {
    const search = (from: number, to: number): string => {
      if (from === to) return String(from)
      const middle = Math.floor((from + to) / 2)
      return `CASE WHEN ${column} <= ${placeholders[middle]} THEN ${search(from, middle)} ELSE ${search(middle + 1, to)} END`
    }
    return search(0, bounds.length)
  }
}

/**
 * What the values up to each bound sum to.
 *
 * @param rows Each a bin (by {@link binOf}) and sums over the values in it; several rows may be of one bin.
 * @returns For a bound, as many sums as the rows have; none where no row is.
 */
export const running = (
  rows: readonly (readonly DuckDBValue[])[],
  bounds: readonly bigint[],
): ((bound: bigint) => readonly bigint[]) => {
  const width = (rows[0]?.length ?? 1) - 1
  const bins = Array.from({ length: bounds.length + 1 }, () => Array.from({ length: width }, () => 0n))
  for (const [bin, ...sums] of rows) {
    const into = bins[Number(bin)] ?? []
    for (const [i, sum] of sums.entries()) into[i] = (into[i] ?? 0n) + (typeof sum === 'bigint' ? sum : 0n)
  }
  const upTo = new Map<bigint, readonly bigint[]>()
  let total: readonly bigint[] = bins[0] ?? []
  for (const [i, bound] of bounds.entries()) {
    if (i > 0) total = total.map((sum, k) => sum + (bins[i]?.[k] ?? 0n))
    upTo.set(bound, total)
  }
  return (bound) => upTo.get(bound) ?? []
}

/** Counts of values ≤ each bound, from DuckDB's `histogram(value, bins)`. */
export const cumulative = (histogram: DuckDBValue | undefined): ((bound: bigint) => number) => {
  const upTo = new Map<DuckDBValue, number>()
  let total = 0
  if (histogram instanceof DuckDBMapValue) {
    for (const { key, value } of histogram.entries) upTo.set(key, (total += Number(value)))
  }
  return (bound) => upTo.get(bound) ?? 0
}

/** Bins hold their upper bound and instants are whole: before an edge is up to the µs before it. */
export const boundsOf = (edges: readonly Micros[]): bigint[] => edges.map((edge) => BigInt(edge) - 1n)

/** Counts in each period between neighbouring edges, from a histogram over {@link boundsOf} them. */
export const perPeriod = (histogram: DuckDBValue | undefined, bounds: readonly bigint[]): number[] => {
  const before = cumulative(histogram)
  return bounds.slice(1).map((bound, i) => Math.max(0, before(bound) - before(bounds[i] ?? bound)))
}

/**
 * Sums over the items of each period between neighbouring edges.
 *
 * @returns A function that runs the statement which `write` gives the text of. It is given the window of all
 *   periods and the expression of the bin; its rows are a bin and sums.
 */
export const sumsOf =
  (ask: Ask) =>
  async (
    edges: readonly Micros[],
    write: (window: Window, bin: (column: string) => string, bindings: Bindings) => string,
  ): Promise<number[][]> => {
    if (edges.length < 2) return []
    const bounds = boundsOf(edges)
    const inOrder = ascending(bounds)
    const window = { from: Math.min(...edges), to: Math.max(...edges) }
    const rows = await ask((bindings) => write(window, binOf(inOrder, bindings), bindings))
    const before = running(rows, inOrder)
    return bounds.slice(1).map((bound, i) => {
      const from = before(bounds[i] ?? bound)
      return before(bound).map((sum, k) => Math.max(0, Number(sum - (from[k] ?? 0n))))
    })
  }

/**
 * `quantile_disc` takes the ⌈n·q⌉-th value, but in floating point: 0.56 of 25 is the 15th, not the 14th.
 * A share smaller by this much gives the exact nearest rank for every whole percent and n < 10^10: n·q is
 * a multiple of 0.01, of which it takes less than 0.01 and more than the error of the product.
 */
const SHARE_MARGIN = 1e-12

/** The percentiles of a value by nearest rank, as one list. @throws RangeError for what is no whole percent. */
export const quantiles = (value: string, percents: readonly number[], bindings: Bindings): string => {
  percents.forEach(assertPercent)
  if (percents.length === 0) return 'NULL'
  const shares = percents.map((percent) => Math.max(0, percent / 100 - SHARE_MARGIN))
  return `quantile_disc(${value}, ${bindings.bind(listValue(shares), LIST(DOUBLE))})`
}

/** What {@link quantiles} gave, for each of the percents. */
export const quantilesOf = (
  found: DuckDBValue | undefined,
  percents: readonly number[],
): (Micros | null)[] => {
  const items = found instanceof DuckDBListValue ? found.items : []
  return percents.map((_, i) => numberOrNull(items[i]))
}
