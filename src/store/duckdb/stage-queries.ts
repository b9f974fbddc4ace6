/** The time that items spend in stages, where they wait, and how they go from one to the next. */
import type {
  ActiveRun,
  LeavingAge,
  Measures,
  Move,
  Selection,
  StageTime,
  Wait,
  Window,
} from '../../flow/measures/measures.ts'
import { compareKeys, compareReasons } from '../../flow/measures/grouping.ts'
import { quantiles, quantilesOf, textOrNull, type Ask } from './asking.ts'
import { completed, IN_PROGRESS, overlapping, selected, TIMED, type Bindings } from './conditions.ts'
import { CODES } from './rows.ts'

/**
 * The visits of passes that were done in the window and whose durations can be trusted. Visits have the streams,
 * slice and team of their item, so that whole blocks of them are skipped.
 */
const trustedVisits = (of: Selection, window: Window, bindings: Bindings): string => `
  FROM visits SEMI JOIN (
    SELECT number, pass FROM items
    WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND quarantine IS NULL
  ) USING (number, pass)
  WHERE ${selected({ ...of, types: undefined }, bindings)}`

type Stages = Pick<Measures, 'stageTimes' | 'leavingAges' | 'moves' | 'waits' | 'activeRuns'>

export const stageQueries = (ask: Ask): Stages => {
  const stageTimes = async (
    of: Selection,
    window: Window,
    percents: readonly number[],
  ): Promise<StageTime[]> => {
    const rows = await ask(
      (bindings) => `
        WITH per_item AS (
          SELECT
            stage, count(*) FILTER (stay_ends) AS entries, count(*) FILTER (skipped) AS skips,
            coalesce(sum(ended - began) FILTER (state = ${CODES.state.active}), 0) AS active,
            coalesce(sum(ended - began) FILTER (state = ${CODES.state.waiting}), 0) AS waiting,
            CASE WHEN entries > 0 THEN active + waiting END AS time
          ${trustedVisits(of, window, bindings)} GROUP BY number, pass, stage
        )
        SELECT
          stage, count(time), sum(entries), sum(skips), sum(active), sum(waiting),
          ${quantiles('time', percents, bindings)}
        FROM per_item GROUP BY stage HAVING sum(entries) + sum(skips) > 0`,
    )
    return rows
      .map(([stage, items, entries, skipped, active, waiting, percentiles]) => ({
        stage: String(stage),
        items: Number(items),
        entries: Number(entries),
        skipped: Number(skipped),
        active: Number(active),
        waiting: Number(waiting),
        percentiles: quantilesOf(percentiles, percents),
      }))
      .sort((a, b) => compareKeys(a.stage, b.stage))
  }

  const leavingAges = async (
    of: Selection,
    window: Window,
    percents: readonly number[],
  ): Promise<LeavingAge[]> => {
    const rows = await ask(
      (bindings) => `
        WITH
          chosen AS (
            SELECT number, pass, started FROM items
            WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND ${TIMED}
          ),
          ages AS (
            SELECT stage, max(ended) - any_value(started) AS age
            FROM visits JOIN chosen USING (number, pass)
            WHERE ${selected({ ...of, types: undefined }, bindings)} AND ${IN_PROGRESS} AND NOT skipped
            GROUP BY number, pass, stage
          )
        SELECT stage, count(*), ${quantiles('age', percents, bindings)} FROM ages GROUP BY stage`,
    )
    return rows
      .map(([stage, n, percentiles]) => ({
        stage: String(stage),
        n: Number(n),
        percentiles: quantilesOf(percentiles, percents),
      }))
      .sort((a, b) => compareKeys(a.stage, b.stage))
  }

  const moves = async (of: Selection, window: Window): Promise<Move[]> => {
    const rows = await ask(
      (bindings) => `
        SELECT
          stage, stay_next, count(*) FILTER (stay_ends),
          coalesce(sum(ended - began) FILTER (${IN_PROGRESS}), 0)
        ${trustedVisits(of, window, bindings)} AND stay_since IS NOT NULL
        GROUP BY stage, stay_next`,
    )
    return rows
      .map(([from, to, count, time]) => ({
        from: String(from),
        to: textOrNull(to),
        count: Number(count),
        time: Number(time),
      }))
      .sort((a, b) => compareKeys(a.from, b.from) || compareKeys(a.to, b.to))
  }

  const waits = async (of: Selection, window: Window): Promise<Wait[]> => {
    const rows = await ask(
      (bindings) => `
        SELECT stage, reason, count(*), sum(time) FROM (
          SELECT
            stage, reason,
            sum(least(ended, ${bindings.micros(window.to)}) - greatest(began, ${bindings.micros(window.from)})) AS time
          FROM visits
          WHERE ${selected(of, bindings)} AND state = ${CODES.state.waiting} AND ${overlapping(window, bindings)}
          GROUP BY stage, reason, number, pass
        ) GROUP BY stage, reason`,
    )
    return rows
      .map(([stage, reason, items, time]) => ({
        stage: String(stage),
        reason: textOrNull(reason),
        items: Number(items),
        time: Number(time),
      }))
      .sort((a, b) => compareKeys(a.stage, b.stage) || compareReasons(a.reason, b.reason))
  }

  const activeRuns = async (of: Selection, window: Window): Promise<ActiveRun[]> => {
    const rows = await ask(
      (bindings) => `
        WITH
          active AS (
            SELECT
              stage, greatest(began, ${bindings.micros(window.from)}) AS since,
              max(least(ended, ${bindings.micros(window.to)})) AS until
            FROM visits
            WHERE ${selected(of, bindings)} AND state = ${CODES.state.active} AND ${overlapping(window, bindings)}
            GROUP BY stage, since
          ),
          parted AS (
            SELECT *, since > max(until) OVER (
              PARTITION BY stage ORDER BY since ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS begins
            FROM active
          ),
          runs AS (
            SELECT *, sum(coalesce(begins, false)::INTEGER) OVER (
              PARTITION BY stage ORDER BY since ROWS UNBOUNDED PRECEDING
            ) AS run
            FROM parted
          )
        SELECT stage, min(since)::DOUBLE AS since, max(until)::DOUBLE FROM runs GROUP BY stage, run`,
    )
    return rows
      .map(([stage, from, to]) => ({ stage: String(stage), from: Number(from), to: Number(to) }))
      .sort((a, b) => compareKeys(a.stage, b.stage) || a.from - b.from)
  }

  return { stageTimes, leavingAges, moves, waits, activeRuns }
}
