/** Reading the log of events. */
import { LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api'
import type { ItemKey, SourceEvent } from '../../flow/event.ts'
import { select, type Database } from './connection.ts'
import { columnsOf, decodeRows } from './fields.ts'
import { EVENT } from './rows.ts'

/** Those of the ids that the log holds of the source, as they were asked for. */
export const loggedIds = async (
  connection: DuckDBConnection,
  source: string,
  ids: readonly string[],
): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const [found = []] = await select(
    connection,
    'SELECT id FROM events WHERE source = $1 AND id IN (SELECT unnest($2))',
    [source, listValue([...ids])],
    [VARCHAR, LIST(VARCHAR)],
  )
  // Texts are stored as UTF-8, in which halves of surrogate pairs become U+FFFD.
  const stored = new Set(found)
  return new Set(ids.filter((id) => stored.has(id.toWellFormed())))
}

/** All events of the items, in the order of `Store.eventsOf`. */
export const eventsOf = async (
  connection: DuckDBConnection,
  items: readonly ItemKey[],
): Promise<SourceEvent[]> => {
  if (items.length === 0) return []
  const columns = await select(
    connection,
    `WITH
       asked AS (SELECT unnest($1) AS source, unnest($2) AS item),
       wanted AS MATERIALIZED (SELECT DISTINCT number, item FROM item_keys JOIN asked USING (source, item))
     SELECT ${columnsOf(EVENT)} FROM events JOIN wanted USING (number)
     ORDER BY source, item, happened, ord, id`,
    [listValue(items.map(({ source }) => source)), listValue(items.map(({ item }) => item))],
    [LIST(VARCHAR), LIST(VARCHAR)],
  )
  return decodeRows(EVENT, columns)
}

/** Events in a batch of the log, about. */
const BATCH = 16_000

/** The whole log in the order of `Store.log`. Names are ranked first: sorting by numbers is faster. */
export async function* readLog(database: Database): AsyncGenerator<SourceEvent[]> {
  const chunks = database.stream(
    `WITH ranked AS (SELECT number, item, row_number() OVER (ORDER BY source, item) AS rank FROM item_keys)
     SELECT ${columnsOf(EVENT)} FROM events JOIN ranked USING (number)
     ORDER BY rank, happened, ord, id`,
  )
  let batch: SourceEvent[] = []
  for await (const columns of chunks) {
    batch = batch.concat(decodeRows(EVENT, columns))
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
