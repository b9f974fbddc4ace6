/** Lists: the items behind a figure, one item, what a source holds. */
import { INTEGER, VARCHAR, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import type { ItemKey, Micros } from '../../flow/event.ts'
import type { Derived } from '../../flow/facts.ts'
import type { ItemPage, ItemQuery, ORDERS, SourceSummary } from '../store.ts'
import { behindFigure } from './behind.ts'
import { Bindings, IN_PROGRESS } from './conditions.ts'
import { select } from './connection.ts'
import { columnsOf, decodeRows } from './fields.ts'
import { CODES, ITEM, MOMENT, VISIT } from './rows.ts'

type Order = (typeof ORDERS)[number]

const BY: Readonly<Record<Exclude<Order, 'age'>, string>> = {
  flowTime: 'done - started',
  done: 'done',
  start: 'started',
  label: 'label',
}

/** What items are ordered by. Rows without the value come last in both directions. */
const valueOf = (order: Order, asOf: Micros | undefined, bindings: Bindings): string => {
  if (order !== 'age') return BY[order]
  const notYetLeft =
    asOf === undefined ? 'false' : `abandoned_from IS NOT NULL AND canceled > ${bindings.micros(asOf)}`
  return `CASE WHEN ${IN_PROGRESS} OR (${notYetLeft}) THEN -started END`
}

/** A page of items: see `Store.items`. */
export const listItems = async (connection: DuckDBConnection, query: ItemQuery): Promise<ItemPage> => {
  const bindings = new Bindings()
  const { listed, reason } = behindFigure(query, bindings)
  const conditions = [listed]
  if (query.text) {
    const text = bindings.bind(query.text, VARCHAR)
    const parts = ['label', 'title', 'item'].map((column) => `contains(lower(${column}), lower(${text}))`)
    conditions.push(`(${parts.join(' OR ')})`)
  }
  const from = `FROM items WHERE ${conditions.join(' AND ')}`
  const [[total] = []] = await select(connection, `SELECT count(*) ${from}`, bindings.values, bindings.types)

  const order = query.order
    ? `${valueOf(query.order, query.asOf, bindings)} ${query.descending ? 'DESC' : 'ASC'} NULLS LAST, `
    : ''
  const page = `LIMIT ${bindings.bind(query.limit, INTEGER)} OFFSET ${bindings.bind(query.offset, INTEGER)}`
  const columns = await select(
    connection,
    `SELECT ${columnsOf(ITEM)}, ${reason} AS excluded ${from} ORDER BY ${order}source, item, pass ${page}`,
    bindings.values,
    bindings.types,
  )
  const excluded = columns.at(-1) ?? []
  const items = decodeRows(ITEM, columns).map((item, i) => ({
    ...item,
    excluded: excluded[i] == null ? null : String(excluded[i]),
  }))
  return { total: Number(total), items }
}

/** All passes, visits and moments of an item: see `Store.derivedOf`. */
export const derivedOf = async (
  connection: DuckDBConnection,
  { source, item }: ItemKey,
): Promise<Derived> => {
  const items = await select(
    connection,
    `SELECT ${columnsOf(ITEM)} FROM items WHERE source = $1 AND item = $2 ORDER BY pass`,
    [source, item],
  )
  const visits = await select(
    connection,
    `SELECT ${columnsOf(VISIT)} FROM visits
     JOIN (FROM item_keys WHERE source = $1 AND item = $2) USING (number)
     ORDER BY pass, nth`,
    [source, item],
  )
  const moments = await select(
    connection,
    `SELECT ${columnsOf(MOMENT)} FROM moments
     JOIN (FROM item_keys WHERE source = $1 AND item = $2) USING (number)
     ORDER BY journey, nth`,
    [source, item],
  )
  return {
    items: decodeRows(ITEM, items),
    visits: decodeRows(VISIT, visits),
    ...(moments[0] && moments[0].length > 0 && { moments: decodeRows(MOMENT, moments) }),
  }
}

/** Items by identity or label: see `Store.find`. */
export const findItems = async (connection: DuckDBConnection, name: string): Promise<ItemKey[]> => {
  const [sources = [], items = []] = await select(
    connection,
    `SELECT source, item FROM item_keys WHERE item = $1
     UNION SELECT source, item FROM items WHERE label = $1
     ORDER BY source, item`,
    [name],
  )
  return sources.map((source, i) => ({ source: String(source), item: String(items[i]) }))
}

const numberOrNull = (value: DuckDBValue | undefined): number | null => (value == null ? null : Number(value))

/** What each source holds: see `Store.sources`. An item with several passes is counted once. */
export const listSources = async (connection: DuckDBConnection): Promise<SourceSummary[]> => {
  const [sources = [], events, items, first, last, received, unclassified, withoutStream, quarantined] =
    await select(
      connection,
      `WITH
       logged AS (
         SELECT source, count(*) AS events, min(happened) AS first, max(happened) AS last, max(received) AS received
         FROM events GROUP BY source
       ),
       keys AS (SELECT source, count(*) AS items FROM item_keys GROUP BY source),
       facts AS (
         SELECT source,
           count(DISTINCT number) FILTER (type = ${CODES.type.unclassified}) AS unclassified,
           count(DISTINCT number) FILTER (stream IS NULL) AS without_stream,
           count(DISTINCT number) FILTER (quarantine IS NOT NULL) AS quarantined
         FROM items GROUP BY source
       )
     SELECT source, coalesce(events, 0), items, first, last, received,
       coalesce(unclassified, 0), coalesce(without_stream, 0), coalesce(quarantined, 0)
     FROM keys LEFT JOIN logged USING (source) LEFT JOIN facts USING (source) ORDER BY source`,
    )
  const [statusSources = [], statuses, counts] = await select(
    connection,
    `SELECT source, status, count(DISTINCT number)
     FROM (SELECT source, number, unnest(unmapped) AS status FROM items WHERE len(unmapped) > 0)
     GROUP BY source, status ORDER BY source, status`,
  )
  return sources.map((source, i) => ({
    source: String(source),
    events: Number(events?.[i]),
    items: Number(items?.[i]),
    first: numberOrNull(first?.[i]),
    last: numberOrNull(last?.[i]),
    received: numberOrNull(received?.[i]),
    unmapped: Object.fromEntries(
      statusSources.flatMap((of, k) => (of === source ? [[String(statuses?.[k]), Number(counts?.[k])]] : [])),
    ),
    unclassified: Number(unclassified?.[i]),
    withoutStream: Number(withoutStream?.[i]),
    quarantined: Number(quarantined?.[i]),
  }))
}
