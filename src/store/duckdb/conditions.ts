/** Selections as SQL. Every value is bound to a placeholder, none is written into the text. */
import {
  BIGINT,
  LIST,
  listValue,
  UTINYINT,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Micros } from '../../flow/event.ts'
import type { Happening, Selection, Window } from '../../flow/measures/measures.ts'
import { CODES } from './rows.ts'

/** The values of a statement; `bind` gives the placeholder that stands for a value in the text. */
export class Bindings {
  readonly values: DuckDBValue[] = []
  readonly types: DuckDBType[] = []

  bind(value: DuckDBValue, type: DuckDBType): string {
    this.values.push(value)
    this.types.push(type)
    return `$${this.values.length}`
  }

  micros(value: Micros): string {
    return this.bind(BigInt(value), BIGINT)
  }

  /** `column IN (…)`; one placeholder for each value lets whole blocks of rows be skipped. */
  oneOf(column: string, values: readonly DuckDBValue[], type: DuckDBType): string {
    if (values.length === 0) return 'false'
    return `${column} IN (${values.map((value) => this.bind(value, type)).join(', ')})`
  }
}

/** The numbers of items that others of their source name as their parent, by id or label, where the children count instead. */
const PARENTS = `
  WITH named AS (SELECT DISTINCT source, parent FROM items WHERE parent IS NOT NULL)
  SELECT p.number FROM items p JOIN named ON named.source = p.source AND named.parent = p.item
    WHERE p.counts = ${CODES.counts.unlessParent}
  UNION ALL
  SELECT p.number FROM items p JOIN named ON named.source = p.source AND named.parent = p.label
    WHERE p.counts = ${CODES.counts.unlessParent}`

/** Rows of `items`, `visits` or `moments` that belong to one of the streams. */
export const inStreams = (streams: readonly string[], bindings: Bindings): string => {
  const first = bindings.oneOf('stream', streams, VARCHAR)
  const all = bindings.bind(listValue([...streams]), LIST(VARCHAR))
  // Few items are in a second stream: where a block of rows has none, the list is never looked at.
  return `(${first} OR (also_in IS NOT NULL AND list_has_any(also_in, ${all})))`
}

/** Rows of `items` or `visits` that match the selection, also those whose children or parents count instead. */
export const matching = (of: Selection, bindings: Bindings): string => {
  const conditions = [`measured = ${bindings.bind(CODES.measured[of.measured], UTINYINT)}`]
  if (of.streams) conditions.push(inStreams(of.streams, bindings))
  if (of.slices) conditions.push(bindings.oneOf('slice', of.slices, VARCHAR))
  if (of.teams) conditions.push(bindings.oneOf('team', of.teams, VARCHAR))
  if (of.types) {
    const codes = of.types.map((type) => CODES.type[type])
    conditions.push(bindings.oneOf('type', codes, UTINYINT))
  }
  return conditions.join(' AND ')
}

/** Rows of items for which their children or their parents count. */
export const countsElsewhere = (of: Selection): string =>
  `(counts = ${CODES.counts.never}${of.withoutParents ? ` OR number IN (${PARENTS})` : ''})`

/** Rows of `items` or `visits` that belong to the selection. */
export const selected = (of: Selection, bindings: Bindings): string =>
  `${matching(of, bindings)} AND NOT ${countsElsewhere(of)}`

/** An instant of a row lies in the window. */
export const between = (column: string, window: Window, bindings: Bindings): string =>
  `${column} >= ${bindings.micros(window.from)} AND ${column} < ${bindings.micros(window.to)}`

/** The column of the instant at which it happened to an item. */
export const HAPPENED_AT: Readonly<Record<Happening, string>> = {
  created: 'created',
  started: 'started',
  done: 'done',
  canceled: 'canceled',
}

/** Items to which it happened in the window; without a window: ever. */
export const happened = (happening: Happening, window: Window | undefined, bindings: Bindings): string => {
  const at = HAPPENED_AT[happening]
  const then = window ? between(at, window, bindings) : `${at} IS NOT NULL`
  return happening === 'done' ? `${then} AND canceled IS NULL` : then
}

/** Items done, and not canceled, in the window. */
export const completed = (window: Window, bindings: Bindings): string => happened('done', window, bindings)

/** Of items done: those that have a flow time which can be trusted. */
export const TIMED = 'quarantine IS NULL AND started IS NOT NULL AND NOT start_censored'

/** Of items done: those reopened, or back in a stage that they had left. */
export const REWORKED = '(reopened > 0 OR reentered)'

/** Items or visits whose state is work in progress. */
export const IN_PROGRESS = `state IN (${CODES.state.waiting}, ${CODES.state.active})`

/** Visits that last for some of the window. */
export const overlapping = (window: Window, bindings: Bindings): string => {
  const [from, to] = [bindings.micros(window.from), bindings.micros(window.to)]
  return `began < ended AND ${from} < ${to} AND began < ${to} AND ended > ${from}`
}

/** Visits in progress at some instant of the window; without a window: ever. Skipped ones last no instant. */
export const loading = (window: Window | undefined, bindings: Bindings): string =>
  `${IN_PROGRESS} AND ${window ? overlapping(window, bindings) : 'began < ended'}`
