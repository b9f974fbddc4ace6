/** What the fields of events tell of items that mix or change on the way. */
import { LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api'
import type { ItemKey } from '../../flow/event.ts'
import type { SharedValue } from '../../flow/service/mixed-journeys.ts'
import { select } from './connection.ts'

/** The place of a field as a JSON pointer. */
const pointerTo = (field: string): string => `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Events that can hold the field: looking for its name is ten times faster than reading JSON. */
const TOLD = `
  SELECT number, happened, json_extract_string(fields, $2) AS value FROM events
  WHERE source IN (SELECT unnest($1)) AND contains(fields, $3)`

const TYPES = [LIST(VARCHAR), VARCHAR, VARCHAR]

const asked = (sources: readonly string[], field: string) => [
  listValue([...sources]),
  pointerTo(field),
  JSON.stringify(field),
]

/** Values of the field that two items or more carry, in their order. */
export const sharedValues = async (
  connection: DuckDBConnection,
  sources: readonly string[],
  field: string,
): Promise<SharedValue[]> => {
  const [values = [], from = [], items = []] = await select(
    connection,
    `WITH
       told AS MATERIALIZED (SELECT DISTINCT number, value FROM (${TOLD}) WHERE value <> ''),
       shared AS (SELECT value FROM told GROUP BY value HAVING count(*) > 1)
     SELECT value, source, item FROM told JOIN shared USING (value) JOIN item_keys USING (number)
     ORDER BY value, source, item`,
    asked(sources, field),
    TYPES,
  )
  const rows = values.map((value, i) => ({
    value: String(value),
    item: { source: String(from[i]), item: String(items[i]) },
  }))
  return [...Map.groupBy(rows, ({ value }) => value)].map(([value, group]) => ({
    value,
    items: group.map(({ item }) => item),
  }))
}

/**
 * Items whose events carry more than one value of the field; with `late` also those that carry it only from a later
 * event on.
 */
export const changingItems = async (
  connection: DuckDBConnection,
  sources: readonly string[],
  field: string,
  late: boolean,
): Promise<ItemKey[]> => {
  const [from = [], items = []] = await select(
    connection,
    `WITH
       told AS (
         SELECT number, count(DISTINCT value) AS n, min(happened) AS since FROM (${TOLD})
         WHERE value IS NOT NULL GROUP BY number
       ),
       began AS (
         SELECT number, min(happened) AS began FROM events WHERE source IN (SELECT unnest($1)) GROUP BY number
       )
     SELECT source, item FROM told JOIN began USING (number) JOIN item_keys USING (number)
     WHERE n > 1${late ? ' OR since > began' : ''}
     ORDER BY source, item`,
    asked(sources, field),
    TYPES,
  )
  return from.map((source, i) => ({ source: String(source), item: String(items[i]) }))
}
