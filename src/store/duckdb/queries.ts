/** The questions of `flow/measures` in SQL: one statement each, over `items` and `visits`. */
import type { Micros } from '../../flow/event.ts'
import { FLOW_ITEM_TYPES, type FlowItemType } from '../../flow/facts.ts'
import type {
  EfficiencyFigures,
  Extent,
  FlowTimeFigures,
  Measures,
  Selection,
  Spans,
  Window,
} from '../../flow/measures/measures.ts'
import {
  ascending,
  askOf,
  binOf,
  binsOf,
  cumulative,
  numberOrNull,
  quantiles,
  quantilesOf,
  running,
  sumsOf,
} from './asking.ts'
import { completed, loading, selected, TIMED } from './conditions.ts'
import type { Database } from './connection.ts'
import { countQueries } from './count-queries.ts'
import { openQueries } from './open-queries.ts'
import { CODES } from './rows.ts'
import { stageQueries } from './stage-queries.ts'

export const duckDbMeasures = (database: Database): Measures => {
  const ask = askOf(database)
  const counts = countQueries(ask)
  const perPeriod = sumsOf(ask)

  const extent = async (of: Selection): Promise<Extent> => {
    const [[items, first, last] = []] = await ask(
      (bindings) => `SELECT count(*), min(created), max(last_at) FROM items WHERE ${selected(of, bindings)}`,
    )
    return { items: Number(items), first: numberOrNull(first), last: numberOrNull(last) }
  }

  const velocity = async (of: Selection, edges: readonly Micros[]): Promise<number[]> => {
    const [all] = await counts.tally(of, edges, 'done', null)
    return [...(all?.values ?? [])]
  }

  const flowTime = async (
    of: Selection,
    window: Window,
    percents: readonly number[],
  ): Promise<FlowTimeFigures> => {
    const [[n, quarantined, neverStarted, startCensored, total, percentiles] = []] = await ask(
      (bindings) => `
        SELECT
          count(time), count(*) FILTER (quarantined), count(*) FILTER (never_started),
          count(*) FILTER (censored), sum(time), ${quantiles('time', percents, bindings)}
        FROM (
          SELECT
            quarantine IS NOT NULL AS quarantined,
            NOT quarantined AND started IS NULL AS never_started,
            NOT quarantined AND NOT never_started AND start_censored AS censored,
            CASE WHEN NOT quarantined AND NOT start_censored THEN done - started END AS time
          FROM items WHERE ${selected(of, bindings)} AND ${completed(window, bindings)}
        )`,
    )
    return {
      n: Number(n),
      percentiles: quantilesOf(percentiles, percents),
      total: Number(total),
      startCensored: Number(startCensored),
      quarantined: Number(quarantined),
      neverStarted: Number(neverStarted),
    }
  }

  const spans = async (of: Selection, window: Window): Promise<Spans> => {
    // Numbers of floating point are read several times faster than whole ones of 64 bits, and hold every instant.
    const rows = await ask(
      (bindings) => `
        SELECT created::DOUBLE, started::DOUBLE, done::DOUBLE, type FROM items
        WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND ${TIMED}
        ORDER BY done, created, started, type`,
    )
    const column = (at: number): Float64Array => Float64Array.from(rows, (row) => Number(row[at]))
    const types = FLOW_ITEM_TYPES.map((type) => CODES.type[type])
    return {
      created: column(0),
      start: column(1),
      done: column(2),
      type: Uint8Array.from(rows, (row) => types.indexOf(Number(row[3]))),
    }
  }

  const loadAt = async (of: Selection, instants: readonly Micros[]): Promise<number[]> => {
    if (instants.length === 0) return []
    const bounds = instants.map(BigInt)
    const reach = { from: Math.min(...instants), to: Math.max(...instants) + 1 }
    // Load at t = begun up to t − ended up to t. What ended before the first instant cancels itself out.
    const [[begun, ended] = []] = await ask((bindings) => {
      const bins = binsOf(bounds, bindings)
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
    const bounds = ascending(periods.flatMap(({ from, to }) => [BigInt(from), BigInt(to)]))
    // ∫ up to t = Σ (t − begin) of what has begun − Σ (t − end) of what has ended. What has ended before the first
    // bound adds the same to all.
    const rows = await ask((bindings) => {
      const bin = binOf(bounds, bindings)
      return `
        WITH load AS (
          SELECT began, ended FROM visits WHERE ${selected(of, bindings)} AND ${loading(whole, bindings)}
        )
        SELECT ${bin('began')} AS bin, count(*), sum(began) FROM load GROUP BY bin
        UNION ALL
        SELECT ${bin('ended')} AS bin, -count(*), -sum(ended) FROM load GROUP BY bin`
    })
    const upTo = running(rows, bounds)
    const integral = (at: bigint): bigint => {
      const [n = 0n, sum = 0n] = upTo(at)
      return n * at - sum
    }
    return periods.map(({ from, to }) =>
      to > from ? Number(integral(BigInt(to)) - integral(BigInt(from))) : 0,
    )
  }

  const efficiencies = async (of: Selection, edges: readonly Micros[]): Promise<EfficiencyFigures[]> => {
    const periods = await perPeriod(
      edges,
      (window, bin, bindings) => `
      SELECT ${bin('done')} AS bin, sum(active), sum(waiting), count(*) FILTER (active + waiting > 0) FROM items
      WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND quarantine IS NULL GROUP BY bin`,
    )
    return periods.map(([active = 0, waiting = 0, n = 0]) => ({ active, waiting, n }))
  }

  const efficiency = async (of: Selection, { from, to }: Window): Promise<EfficiencyFigures> => {
    const [whole] = await efficiencies(of, [from, to])
    return whole ?? { active: 0, waiting: 0, n: 0 }
  }

  const distribution = async (
    of: Selection,
    basis: { completed: Window } | { load: Micros },
  ): Promise<Record<FlowItemType, number>> => {
    const [counted = []] = await ask((bindings) => {
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

  return {
    extent,
    velocity,
    flowTime,
    spans,
    loadAt,
    loadTime,
    efficiency,
    efficiencies,
    distribution,
    ...counts,
    ...stageQueries(ask),
    ...openQueries(ask),
  }
}
