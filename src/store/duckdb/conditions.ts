/** Selections as SQL. Every value is bound to a placeholder, none is written into the text. */
import { BIGINT, UTINYINT, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import type { Micros } from '../../flow/event.ts'
import type { Selection, Window } from '../../flow/measures.ts'
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

/** Rows of `items` or `visits` that belong to the selection. */
export const selected = (of: Selection, bindings: Bindings): string => {
  const conditions = [`measured = ${bindings.bind(CODES.measured[of.measured], UTINYINT)}`]
  if (of.streams) conditions.push(bindings.oneOf('stream', of.streams, VARCHAR))
  if (of.slices) conditions.push(bindings.oneOf('slice', of.slices, VARCHAR))
  if (of.types) {
    const codes = of.types.map((type) => CODES.type[type])
    conditions.push(bindings.oneOf('type', codes, UTINYINT))
  }
  return conditions.join(' AND ')
}

/** Items done, and not canceled, in the window; without a window: ever. */
export const completed = (window: Window | undefined, bindings: Bindings): string => {
  const done = 'done IS NOT NULL AND canceled IS NULL'
  if (!window) return done
  return `${done} AND done >= ${bindings.micros(window.from)} AND done < ${bindings.micros(window.to)}`
}

/** Items or visits whose state is work in progress. */
export const IN_PROGRESS = `state IN (${CODES.state.waiting}, ${CODES.state.active})`

/** Visits in progress at some instant of the window; without a window: ever. Skipped ones last no instant. */
export const loading = (window: Window | undefined, bindings: Bindings): string => {
  const visit = `${IN_PROGRESS} AND began < ended`
  if (!window) return visit
  return `${visit} AND began < ${bindings.micros(window.to)} AND ended > ${bindings.micros(window.from)}`
}
