/** The questions of `flow/measures` in SQL: one statement each, over `items` or `visits`. */
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
import { FLOW_ITEM_TYPES, type FlowItemType } from '../../flow/facts.ts'
import type {
  EfficiencyFigures,
  Extent,
  FlowTimeFigures,
  Measures,
  Selection,
  Window,
} from '../../flow/measures.ts'
import { assertPercent } from '../../flow/percentile.ts'
import { Bindings, completed, loading, selected } from './conditions.ts'
import { select, type Database } from './connection.ts'
import { CODES } from './rows.ts'

const numberOrNull = (value: DuckDBValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)

/**
 * `quantile_disc` takes the ⌈n·q⌉-th value, but in floating point: 0.56 of 25 is the 15th, not the 14th.
 * A share smaller by this much gives the exact nearest rank for every whole percent and n < 10^10: n·q is
 * a multiple of 0.01, of which it takes less than 0.01 and more than the error of the product.
 */
const SHARE_MARGIN = 1e-12

/** Counts of values ≤ each bound, from DuckDB's `histogram(value, bounds)`. */
const cumulative = (histogram: DuckDBValue | undefined): ((bound: bigint) => number) => {
  const upTo = new Map<DuckDBValue, number>()
  let total = 0
  if (histogram instanceof DuckDBMapValue) {
    for (const { key, value } of histogram.entries) upTo.set(key, (total += Number(value)))
  }
  return (bound) => upTo.get(bound) ?? 0
}

const ascending = (instants: readonly bigint[]): bigint[] =>
  [...new Set(instants)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

export const duckDbMeasures = (database: Database): Measures => {
  /** The only row of the statement that `write` gives the text of. */
  const ask = async (write: (bindings: Bindings) => string): Promise<DuckDBValue[]> => {
    const bindings = new Bindings()
    const sql = write(bindings)
    const columns = await database.read((connection) =>
      select(connection, sql, bindings.values, bindings.types),
    )
    return columns.map((column) => column[0] ?? null)
  }

  const extent = async (of: Selection): Promise<Extent> => {
    const [items, first, last] = await ask(
      (bindings) => `SELECT count(*), min(created), max(last_at) FROM items WHERE ${selected(of, bindings)}`,
    )
    return { items: Number(items), first: numberOrNull(first), last: numberOrNull(last) }
  }

  const velocity = async (of: Selection, edges: readonly Micros[]): Promise<number[]> => {
    if (edges.length < 2) return []
    // Bins hold their upper bound and instants are whole, so done < edge is done ≤ edge − 1.
    const bounds = edges.map((edge) => BigInt(edge) - 1n)
    const window = { from: Math.min(...edges), to: Math.max(...edges) }
    const [histogram] = await ask((bindings) => {
      const bins = bindings.bind(listValue(ascending(bounds)), LIST(BIGINT))
      return `SELECT histogram(done, ${bins}) FROM items
              WHERE ${selected(of, bindings)} AND ${completed(window, bindings)}`
    })
    const before = cumulative(histogram)
    return bounds.slice(1).map((bound, i) => Math.max(0, before(bound) - before(bounds[i] ?? bound)))
  }

  const flowTime = async (
    of: Selection,
    window: Window,
    percents: readonly number[],
  ): Promise<FlowTimeFigures> => {
    percents.forEach(assertPercent)
    const shares = percents.map((percent) => Math.max(0, percent / 100 - SHARE_MARGIN))
    const [n, quarantined, neverStarted, startCensored, percentiles] = await ask((bindings) => {
      const quantiles =
        percents.length === 0
          ? 'NULL'
          : `quantile_disc(time, ${bindings.bind(listValue(shares), LIST(DOUBLE))})`
      return `
        SELECT
          count(time), count(*) FILTER (quarantined), count(*) FILTER (never_started),
          count(*) FILTER (censored), ${quantiles}
        FROM (
          SELECT
            quarantine IS NOT NULL AS quarantined,
            NOT quarantined AND started IS NULL AS never_started,
            NOT quarantined AND NOT never_started AND start_censored AS censored,
            CASE WHEN NOT quarantined AND NOT start_censored THEN done - started END AS time
          FROM items WHERE ${selected(of, bindings)} AND ${completed(window, bindings)}
        )`
    })
    const found = percentiles instanceof DuckDBListValue ? percentiles.items : []
    return {
      n: Number(n),
      percentiles: percents.map((_, i) => numberOrNull(found[i])),
      startCensored: Number(startCensored),
      quarantined: Number(quarantined),
      neverStarted: Number(neverStarted),
    }
  }

  const loadAt = async (of: Selection, instants: readonly Micros[]): Promise<number[]> => {
    if (instants.length === 0) return []
    const bounds = instants.map(BigInt)
    const reach = { from: Math.min(...instants), to: Math.max(...instants) + 1 }
    // Load at t = begun up to t − ended up to t. What ended before the first instant cancels itself out.
    const [begun, ended] = await ask((bindings) => {
      const bins = bindings.bind(listValue(ascending(bounds)), LIST(BIGINT))
      return `SELECT histogram(began, ${bins}), histogram(ended, ${bins}) FROM visits
              WHERE ${selected(of, bindings)} AND ${loading(reach, bindings)}`
    })
    const begunUpTo = cumulative(begun)
    const endedUpTo = cumulative(ended)
    return bounds.map((at) => begunUpTo(at) - endedUpTo(at))
  }

  const loadTime = async (of: Selection, edges: readonly Micros[], until: Micros): Promise<number[]> => {
    const periods = edges.slice(1).map((to, i) => ({ from: edges[i] ?? to, to: Math.min(to, until) }))
    if (periods.length === 0) return []
    const whole = {
      from: Math.min(...periods.map(({ from }) => from)),
      to: Math.max(...periods.map(({ to }) => to)),
    }
    const sums = await ask((bindings) => {
      const dwells = periods.map(({ from, to }) => {
        const [lower, upper] = [bindings.micros(from), bindings.micros(to)]
        return `sum(greatest(0, least(ended, ${upper}) - greatest(began, ${lower})))`
      })
      return `SELECT ${dwells.join(', ')} FROM visits WHERE ${selected(of, bindings)} AND ${loading(whole, bindings)}`
    })
    return sums.map(Number)
  }

  const efficiency = async (of: Selection, window: Window): Promise<EfficiencyFigures> => {
    const [active, waiting, n] = await ask(
      (bindings) => `
        SELECT sum(active), sum(waiting), count(*) FILTER (active + waiting > 0) FROM items
        WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND quarantine IS NULL`,
    )
    return { active: Number(active), waiting: Number(waiting), n: Number(n) }
  }

  const distribution = async (
    of: Selection,
    basis: { completed: Window } | { load: Micros },
  ): Promise<Record<FlowItemType, number>> => {
    const counted = await ask((bindings) => {
      const counts = FLOW_ITEM_TYPES.map((type) => `count(*) FILTER (type = ${CODES.type[type]})`).join(', ')
      return 'load' in basis
        ? `SELECT ${counts} FROM visits WHERE ${selected(of, bindings)}
           AND ${loading({ from: basis.load, to: basis.load + 1 }, bindings)}`
        : `SELECT ${counts} FROM items WHERE ${selected(of, bindings)} AND ${completed(basis.completed, bindings)}`
    })
    const count = (type: FlowItemType): number => Number(counted[FLOW_ITEM_TYPES.indexOf(type)])
    return {
      feature: count('feature'),
      defect: count('defect'),
      risk: count('risk'),
      debt: count('debt'),
      unclassified: count('unclassified'),
    }
  }

  return { extent, velocity, flowTime, loadAt, loadTime, efficiency, distribution }
}
