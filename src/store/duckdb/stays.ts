/** Stays (see `flow/stays`) in SQL. */
import type { Selection } from '../../flow/measures.ts'
import { IN_PROGRESS, selected, type Bindings } from './conditions.ts'
import { CODES } from './rows.ts'

/**
 * The stays of chosen passes: a row per stay, numbered by `run` in the order of the pass, with the µs in it.
 *
 * @param chosen A table of passes, by `number` and `pass`. They have ended: none of their visits goes on.
 * @param of What the passes were selected by; visits have the streams, slice and team of their item, so that
 *   whole blocks of them are skipped.
 */
export const staysOf = (chosen: string, of: Selection, bindings: Bindings): string => `
  SELECT
    number, pass, run, any_value(stage) AS stage,
    coalesce(sum(ended - began) FILTER (state = ${CODES.state.active}), 0) AS active,
    coalesce(sum(ended - began) FILTER (state = ${CODES.state.waiting}), 0) AS waiting
  FROM (
    SELECT *, count(*) FILTER (enters) OVER (PARTITION BY number, pass ORDER BY nth) AS run
    FROM (
      SELECT *, stage IS DISTINCT FROM lag(stage) OVER (PARTITION BY number, pass ORDER BY nth) AS enters
      FROM (
        SELECT number, pass, nth, stage, state, began, ended
        FROM visits SEMI JOIN ${chosen} USING (number, pass)
        WHERE ${selected({ ...of, types: undefined }, bindings)} AND NOT skipped
      )
    )
  )
  GROUP BY number, pass, run HAVING bool_or(${IN_PROGRESS})`

/** The passes that came back to a stage that they had left, from the table `stays`. */
export const REENTERED = `
  SELECT DISTINCT number, pass FROM (
    SELECT number, pass FROM stays GROUP BY number, pass, stage HAVING count(*) > 1
  )`
