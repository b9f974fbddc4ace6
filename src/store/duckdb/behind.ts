/** The items behind a figure: which it counts, which it leaves out, and why. */
import { VARCHAR } from '@duckdb/node-api'
import type { Behind, Happening } from '../../flow/measures/measures.ts'
import type { ItemQuery } from '../store.ts'
import { countsElsewhere, happened, loading, matching, REWORKED, type Bindings } from './conditions.ts'

/** What has to have happened in the window, for the figures that count what happens. */
const HAPPENINGS: Readonly<Record<Exclude<Behind, 'load'>, Happening>> = {
  velocity: 'done',
  flowTime: 'done',
  efficiency: 'done',
  distribution: 'done',
  rework: 'done',
  arrivals: 'started',
  canceled: 'canceled',
}

/** Why a figure leaves out an item that it is about, as SQL that is NULL for those it counts. */
const EXCLUDED: Readonly<Partial<Record<Behind, string>>> = {
  flowTime: `CASE
    WHEN quarantine IS NOT NULL THEN quarantine
    WHEN started IS NULL THEN 'neverStarted'
    WHEN start_censored THEN 'startCensored' END`,
  efficiency: `CASE
    WHEN quarantine IS NOT NULL THEN quarantine
    WHEN active + waiting > 0 THEN NULL
    WHEN started IS NULL THEN 'neverStarted'
    ELSE 'noTimeInProgress' END`,
  rework: 'quarantine',
}

/** The items that the figure is about, whether it counts them or not; without a figure: all of the selection. */
const about = ({ of, behind, window }: ItemQuery, bindings: Bindings): string => {
  if (behind === undefined) return matching(of, bindings)
  // Load counts visits by what they were at the time; the item may have become something else.
  if (behind === 'load') {
    return `(number, pass) IN (
      SELECT (number, pass) FROM visits WHERE ${matching(of, bindings)} AND ${loading(window, bindings)}
    )`
  }
  return `${matching(of, bindings)} AND ${happened(HAPPENINGS[behind], window, bindings)}`
}

/** Which items are listed, as a condition, and why each is left out of the figure, as an expression. */
export const behindFigure = (query: ItemQuery, bindings: Bindings): { listed: string; reason: string } => {
  const elsewhere = countsElsewhere(query.of)
  const own = (query.behind && EXCLUDED[query.behind]) ?? 'NULL'
  const reason = `CASE WHEN ${elsewhere} THEN 'countsElsewhere' ELSE ${own} END`
  const conditions = [about(query, bindings)]
  if (!query.excluded) {
    conditions.push(`NOT ${elsewhere}`, `(${own}) IS NULL`)
    if (query.behind === 'rework') conditions.push(REWORKED)
  } else if (query.reason === undefined) conditions.push(`(${reason}) IS NOT NULL`)
  else if (query.reason === 'countsElsewhere') conditions.push(elsewhere)
  else {
    conditions.push(
      `NOT ${elsewhere}`,
      query.reason === 'quarantined'
        ? `(${own}) = quarantine`
        : `quarantine IS NULL AND (${own}) = ${bindings.bind(query.reason, VARCHAR)}`,
    )
  }
  if (query.startedBefore !== undefined) {
    conditions.push(`started < ${bindings.micros(query.startedBefore)}`)
  }
  if (query.silentSince !== undefined) conditions.push(`last_at < ${bindings.micros(query.silentSince)}`)
  return { listed: conditions.join(' AND '), reason }
}
