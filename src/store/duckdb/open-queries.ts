/** What is in progress at an instant: which items, since when, how old. */
import type { Micros } from '../../flow/event.ts'
import type { Ages, Measures, OpenItem, Selection } from '../../flow/measures/measures.ts'
import { ascending, binOf, numberOrNull, running, textOrNull, type Ask } from './asking.ts'
import { loading, selected } from './conditions.ts'
import { wordOf } from './fields.ts'
import { CODES } from './rows.ts'

type Open = Pick<Measures, 'openAt' | 'agesAt'>

export const openQueries = (ask: Ask): Open => {
  const openAt = async (of: Selection, at: Micros): Promise<OpenItem[]> => {
    const rows = await ask(
      (bindings) => `
        SELECT
          source, item, pass, label, title, url, open.type, open.stage, open.state, open.reason, status,
          blocked_by, cost_of_delay, started::DOUBLE, start_censored, stay_since::DOUBLE, last_at::DOUBLE
        FROM items JOIN (
          SELECT number, pass, type, stage, state, reason, stay_since FROM visits
          WHERE ${selected(of, bindings)} AND ${loading({ from: at, to: at + 1 }, bindings)}
        ) AS open USING (number, pass)
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
    const bounds = ascending(instants.map(BigInt))
    const rows = await ask((bindings) => {
      const bin = binOf(bounds, bindings)
      return `
        WITH open AS (
          SELECT began, ended, started
          FROM items JOIN (
            SELECT number, pass, began, ended FROM visits
            WHERE ${selected(of, bindings)} AND ${loading(reach, bindings)}
          ) USING (number, pass)
          WHERE NOT start_censored
        )
        SELECT ${bin('began')} AS bin, count(*), sum(started) FROM open GROUP BY bin
        UNION ALL
        SELECT ${bin('ended')} AS bin, -count(*), -sum(started) FROM open GROUP BY bin`
    })
    const openAtBound = running(rows, bounds)
    return instants.map((instant) => {
      const at = BigInt(instant)
      const [n = 0n, sum = 0n] = openAtBound(at)
      return { n: Number(n), total: Number(n * at - sum) }
    })
  }

  return { openAt, agesAt }
}
