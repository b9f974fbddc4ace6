/** What is in progress at an instant: which items, since when, how old. */
import { BIGINT, LIST, listValue } from '@duckdb/node-api'
import type { Micros } from '../../flow/event.ts'
import type { Ages, Measures, OpenItem, Selection } from '../../flow/measures.ts'
import { numberOrNull, textOrNull, type Ask } from './asking.ts'
import { loading, selected } from './conditions.ts'
import { CODES, wordOf } from './rows.ts'

type Open = Pick<Measures, 'openAt' | 'agesAt'>

export const openQueries = (ask: Ask): Open => {
  const openAt = async (of: Selection, at: Micros): Promise<OpenItem[]> => {
    // Visits tile a pass: it is in this stage since the last one in another stage ended.
    const rows = await ask(
      (bindings) => `
        WITH
          open AS MATERIALIZED (
            SELECT number, pass, nth, type, stage, state, reason FROM visits
            WHERE ${selected(of, bindings)} AND ${loading({ from: at, to: at + 1 }, bindings)}
          ),
          since AS (
            SELECT
              number, pass,
              coalesce(
                max(visits.ended) FILTER (NOT visits.skipped AND visits.stage <> open.stage), min(visits.began)
              ) AS in_stage_since
            FROM visits JOIN open USING (number, pass) WHERE visits.nth <= open.nth GROUP BY number, pass
          )
        SELECT
          source, item, pass, label, title, url, open.type, open.stage, open.state, open.reason, status,
          blocked_by, cost_of_delay, started::DOUBLE, start_censored, in_stage_since::DOUBLE, last_at::DOUBLE
        FROM open JOIN since USING (number, pass) JOIN items USING (number, pass)
        ORDER BY started, source, item, pass`,
    )
    return rows.map((row): OpenItem => {
      const [source, item, pass, label, title, url, type, stage, state, reason, status, ...others] = row
      const [blockedBy, costOfDelay, start, startCensored, inStageSince, lastAt] = others
      return {
        source: String(source),
        item: String(item),
        pass: Number(pass),
        label: String(label),
        title: textOrNull(title),
        url: textOrNull(url),
        type: wordOf(CODES.type, type),
        stage: String(stage),
        state: wordOf(CODES.state, state),
        reason: textOrNull(reason),
        status: textOrNull(status),
        blockedBy: textOrNull(blockedBy),
        costOfDelay: numberOrNull(costOfDelay),
        start: Number(start),
        startCensored: Boolean(startCensored),
        inStageSince: Number(inStageSince),
        lastAt: Number(lastAt),
      }
    })
  }

  const agesAt = async (of: Selection, instants: readonly Micros[]): Promise<Ages[]> => {
    if (instants.length === 0) return []
    const reach = { from: Math.min(...instants), to: Math.max(...instants) + 1 }
    const rows = await ask(
      (bindings) => `
        WITH
          instants AS (
            SELECT DISTINCT unnest(${bindings.bind(listValue(instants.map(BigInt)), LIST(BIGINT))}) AS moment
          ),
          open AS (
            SELECT began, ended, started
            FROM (
              SELECT number, pass, began, ended FROM visits
              WHERE ${selected(of, bindings)} AND ${loading(reach, bindings)}
            ) JOIN items USING (number, pass)
            WHERE NOT start_censored
          )
        SELECT moment, count(*), sum(moment - started)
        FROM instants JOIN open ON began <= moment AND moment < ended GROUP BY moment`,
    )
    const ages = new Map(rows.map(([at, n, total]) => [Number(at), { n: Number(n), total: Number(total) }]))
    return instants.map((at) => ages.get(at) ?? { n: 0, total: 0 })
  }

  return { openAt, agesAt }
}
