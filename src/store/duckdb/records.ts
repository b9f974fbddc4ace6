/** Records that are only ever added to: see `Store.record`. */
import { VARCHAR, type DuckDBConnection } from '@duckdb/node-api'
import type { StoredRecord } from '../store.ts'
import { select } from './connection.ts'
import { columnsOf, decodeRows } from './fields.ts'
import { NUMBERED_RECORD, RECORD } from './rows.ts'
import { append } from './writing.ts'

/** Appends records behind all others. */
export const writeRecords = async (
  connection: DuckDBConnection,
  records: readonly StoredRecord[],
): Promise<void> => {
  const [[next] = []] = await select(connection, 'SELECT coalesce(max(nth) + 1, 0) FROM records')
  const rows = records.map((record, i) => ({ ...record, nth: Number(next) + i }))
  await append(connection, 'records', NUMBERED_RECORD, rows)
}

/** All of a kind, or those of one name, in the order in which they were appended. */
export const readRecords = async (
  connection: DuckDBConnection,
  kind: string,
  name?: string,
): Promise<StoredRecord[]> => {
  const [condition, values] = name === undefined ? ['', [kind]] : ['AND name = $2', [kind, name]]
  const columns = await select(
    connection,
    `SELECT ${columnsOf(RECORD)} FROM records WHERE kind = $1 ${condition} ORDER BY nth`,
    values,
    values.map(() => VARCHAR),
  )
  return decodeRows(RECORD, columns)
}

/** The last record of each name. */
export const latestRecords = async (connection: DuckDBConnection, kind: string): Promise<StoredRecord[]> => {
  const columns = await select(
    connection,
    `SELECT ${columnsOf(RECORD)} FROM records
     WHERE nth IN (SELECT max(nth) FROM records WHERE kind = $1 GROUP BY name) ORDER BY name`,
    [kind],
    [VARCHAR],
  )
  return decodeRows(RECORD, columns)
}
