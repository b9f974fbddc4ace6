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
} from '../../flow/measures.ts'
import { compareKeys, compareReasons } from '../../flow/grouping.ts'
import { quantiles, quantilesOf, textOrNull, type Ask } from './asking.ts'
import { completed, IN_PROGRESS, overlapping, selected, TIMED, type Bindings } from './conditions.ts'
import { CODES } from './rows.ts'
import { staysOf } from './stays.ts'

/** The tables `chosen`, passes done in the window whose durations can be trusted, and `stays`, theirs. */
const withStays = (of: Selection, window: Window, bindings: Bindings): string => `
  WITH
    chosen AS MATERIALIZED (
      SELECT number, pass FROM items
      WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND quarantine IS NULL
    ),
    stays AS (${staysOf('chosen', of, bindings)})`

type Stages = Pick<Measures, 'stageTimes' | 'leavingAges' | 'moves' | 'waits' | 'activeRuns'>

export const stageQueries = (ask: Ask): Stages => {
  const stageTimes = async (
    of: Selection,
    window: Window,
    percents: readonly number[],
  ): Promise<StageTime[]> => {
    const rows = await ask(
      (bindings) => `
        ${withStays(of, window, bindings)},
        per_item AS (
          SELECT stage, count(*) AS entries, sum(active) AS active, sum(waiting) AS waiting
          FROM stays GROUP BY number, pass, stage
        ),
        times AS (
          SELECT
            stage, count(*) AS items, sum(entries) AS entries, sum(active) AS active, sum(waiting) AS waiting,
            ${quantiles('active + waiting', percents, bindings)} AS percentiles
          FROM per_item GROUP BY stage
        ),
        skips AS (
          SELECT stage, count(*) AS skipped FROM visits SEMI JOIN chosen USING (number, pass)
          WHERE skipped AND ${selected({ ...of, types: undefined }, bindings)} GROUP BY stage
        )
        SELECT
          stage, coalesce(items, 0), coalesce(entries, 0), coalesce(skipped, 0), coalesce(active, 0),
          coalesce(waiting, 0), percentiles
        FROM times FULL JOIN skips USING (stage)`,
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
        ${withStays(of, window, bindings)}
        SELECT stage, next, count(*), sum(time) FROM (
          SELECT stage, lead(stage) OVER (PARTITION BY number, pass ORDER BY run) AS next, active + waiting AS time
          FROM stays
        ) GROUP BY stage, next`,
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
            SELECT *, count(*) FILTER (begins) OVER (PARTITION BY stage ORDER BY since) AS run FROM parted
          )
        SELECT stage, min(since)::DOUBLE AS since, max(until)::DOUBLE FROM runs GROUP BY stage, run`,
    )
    return rows
      .map(([stage, from, to]) => ({ stage: String(stage), from: Number(from), to: Number(to) }))
      .sort((a, b) => compareKeys(a.stage, b.stage) || a.from - b.from)
  }

  return { stageTimes, leavingAges, moves, waits, activeRuns }
}
