/** Everything that changes the tables. Each function runs inside of a transaction that the caller opened. */
import { DuckDBDataChunk, INTEGER, LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api'
import type { ItemKey, SourceEvent } from '../../flow/event.ts'
import type { Derived, ItemFact, Visit } from '../../flow/facts.ts'
import { reenters, staysOf } from '../../flow/measures/stays.ts'
import type { Commit } from '../store.ts'
import { select } from './connection.ts'
import { loggedIds } from './log.ts'
import { columnsOf, encodeRows, typesOf, type Codec } from './fields.ts'
import {
  ITEM_KEY,
  NUMBERED_EVENT,
  NUMBERED_ITEM,
  NUMBERED_MOMENT,
  NUMBERED_VISIT,
  type ItemStays,
  type VisitStay,
} from './rows.ts'

/** Rows in a chunk of DuckDB's own. */
const CHUNK = 2048

/** Appends by whole columns, 8 times as fast as row by row. */
export const append = async <Row>(
  connection: DuckDBConnection,
  table: string,
  codec: Codec<Row>,
  rows: readonly Row[],
  catalog: string | null = null,
): Promise<void> => {
  if (rows.length === 0) return
  const appender = await connection.createAppender(table, null, catalog)
  const types = typesOf(codec)
  for (let at = 0; at < rows.length; at += CHUNK) {
    const some = rows.slice(at, at + CHUNK)
    const chunk = DuckDBDataChunk.create(types, some.length)
    chunk.setColumns(encodeRows(codec, some))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** One text for both parts. Texts are stored as UTF-8, in which halves of surrogate pairs become U+FFFD. */
const keyOf = ({ source, item }: ItemKey): string => `${source}\u0000${item}`.toWellFormed()

const NO_STAY: VisitStay = { staySince: null, stayNext: null, stayEnds: false }

type Numbers = ReadonlyMap<string, number>

const numberOf = (numbers: Numbers, key: ItemKey): number => {
  const number = numbers.get(keyOf(key))
  if (number === undefined) throw new RangeError(`Item ${key.item} of ${key.source} has no number.`)
  return number
}

const numbered = <Row extends ItemKey>(
  rows: readonly Row[],
  numbers: Numbers,
): (Row & { number: number })[] => rows.map((row) => ({ ...row, number: numberOf(numbers, row) }))

/** Items and visits, with what is kept of their stays. The visits of a pass are written together. */
const withStays = ({
  items,
  visits,
}: Derived): { items: (ItemFact & ItemStays)[]; visits: (Visit & VisitStay)[] } => {
  const reentered = new Set<string>()
  const stayOf = new Map<Visit, VisitStay>()
  const passOf = (one: ItemFact | Visit): string => `${keyOf(one)}\u0000${one.pass}`
  for (const [pass, all] of Map.groupBy(visits, passOf)) {
    const stays = staysOf(all.toSorted((a, b) => a.nth - b.nth))
    if (reenters(stays)) reentered.add(pass)
    for (const [i, stay] of stays.entries()) {
      const staySince = stay.visits[0]?.at ?? null
      const stayNext = stays[i + 1]?.stage ?? null
      for (const visit of stay.visits) {
        stayOf.set(visit, { staySince, stayNext, stayEnds: visit === stay.visits.at(-1) })
      }
    }
  }
  return {
    items: items.map((item) => ({ ...item, reentered: reentered.has(passOf(item)) })),
    visits: visits.map((visit) => ({ ...visit, ...(stayOf.get(visit) ?? NO_STAY) })),
  }
}

/** The numbers of the items; new items are given one. `old` are the numbers that were there before. */
const numberItems = async (
  connection: DuckDBConnection,
  keys: ReadonlyMap<string, ItemKey>,
): Promise<{ numbers: Numbers; old: readonly number[] }> => {
  const asked = [...keys.values()]
  const [sources = [], items = [], found = []] = await select(
    connection,
    `SELECT source, item, number FROM item_keys
     JOIN (SELECT unnest($1) AS source, unnest($2) AS item) USING (source, item)`,
    [listValue(asked.map(({ source }) => source)), listValue(asked.map(({ item }) => item))],
    [LIST(VARCHAR), LIST(VARCHAR)],
  )
  const old = found.map(Number)
  const numbers = new Map(
    old.map((number, i) => [keyOf({ source: String(sources[i]), item: String(items[i]) }), number]),
  )
  const [[last = -1] = []] = await select(connection, 'SELECT coalesce(max(number), -1) FROM item_keys')
  let next = Number(last) + 1
  const added = [...keys].filter(([key]) => !numbers.has(key)).map(([, key]) => ({ ...key, number: next++ }))
  for (const key of added) numbers.set(keyOf(key), key.number)
  await append(connection, 'item_keys', ITEM_KEY, added)
  return { numbers, old }
}

/** Those of the events that the log does not hold yet, the first of each identity. */
const newEvents = async (
  connection: DuckDBConnection,
  events: readonly SourceEvent[],
): Promise<SourceEvent[]> => {
  const fresh: SourceEvent[] = []
  for (const source of new Set(events.map((event) => event.source))) {
    const group = events.filter((event) => event.source === source)
    const ids = group.map(({ id }) => id)
    const taken = await loggedIds(connection, source, ids)
    for (const event of group) {
      if (taken.has(event.id)) continue
      taken.add(event.id)
      fresh.push(event)
    }
  }
  return fresh
}

/** Appends events and replaces the derived rows of items: see `Store.commit`. */
export const writeCommit = async (connection: DuckDBConnection, commit: Commit): Promise<void> => {
  const { events, items, derived } = commit
  const { moments = [] } = derived
  const replaced = new Map(
    [...items, ...derived.items, ...derived.visits, ...moments].map((key) => [keyOf(key), key]),
  )
  const keys = new Map(
    [...events, ...replaced.values()].map(({ source, item }) => [keyOf({ source, item }), { source, item }]),
  )
  if (keys.size === 0) return
  const fresh = await newEvents(connection, events)
  const { numbers, old } = await numberItems(connection, keys)
  await append(connection, 'events', NUMBERED_EVENT, numbered(fresh, numbers))

  const known = new Set(old)
  const gone = [...replaced.values()]
    .map((key) => numberOf(numbers, key))
    .filter((number) => known.has(number))
  if (gone.length > 0) {
    for (const table of ['items', 'visits', 'moments']) {
      await connection.run(
        `DELETE FROM ${table} WHERE number IN (SELECT unnest($1))`,
        [listValue(gone)],
        [LIST(INTEGER)],
      )
    }
  }
  const rows = withStays(derived)
  await append(connection, 'items', NUMBERED_ITEM, numbered(rows.items, numbers))
  await append(connection, 'visits', NUMBERED_VISIT, numbered(rows.visits, numbers))
  await append(connection, 'moments', NUMBERED_MOMENT, numbered(moments, numbers))
}

/** In the order in which the columns of a log want them (see `journeys.ts`). */
const MOMENTS_ORDER = 'min(happened) OVER (PARTITION BY number, journey), number, journey, nth'

const dropStaged = (connection: DuckDBConnection): Promise<unknown> =>
  connection.run(
    ['keys', 'items', 'visits', 'moments'].map((table) => `DROP TABLE IF EXISTS staged_${table}`).join('; '),
  )

/**
 * Replaces all items, visits and moments: see `Store.replaceDerived`. The batches gather in temporary tables, under
 * numbers of their own, and move over sorted: by stream, then by when items were done and visits began, so that a question about one stream and window reads few blocks.
 */
export const writeDerived = async (
  connection: DuckDBConnection,
  batches: AsyncIterable<Derived>,
): Promise<void> => {
  await dropStaged(connection)
  await connection.run(`
    CREATE TEMP TABLE staged_keys AS FROM item_keys LIMIT 0;
    CREATE TEMP TABLE staged_items AS FROM items LIMIT 0;
    CREATE TEMP TABLE staged_visits AS FROM visits LIMIT 0;
    CREATE TEMP TABLE staged_moments AS FROM moments LIMIT 0;
  `)
  let next = 0
  for await (const derived of batches) {
    const { items, visits } = withStays(derived)
    const { moments = [] } = derived
    const keys = new Map(
      [...items, ...visits, ...moments].map(({ source, item }) => [
        keyOf({ source, item }),
        { source, item },
      ]),
    )
    const staged = [...keys.values()].map((key) => ({ ...key, number: next++ }))
    const numbers = new Map(staged.map((key) => [keyOf(key), key.number]))
    await append(connection, 'staged_keys', ITEM_KEY, staged, 'temp')
    await append(connection, 'staged_items', NUMBERED_ITEM, numbered(items, numbers), 'temp')
    await append(connection, 'staged_visits', NUMBERED_VISIT, numbered(visits, numbers), 'temp')
    await append(connection, 'staged_moments', NUMBERED_MOMENT, numbered(moments, numbers), 'temp')
  }
  await connection.run(`
    INSERT INTO item_keys
      SELECT (SELECT coalesce(max(number), -1) FROM item_keys) + row_number() OVER (), source, item
      FROM (SELECT DISTINCT source, item FROM staged_keys ANTI JOIN item_keys USING (source, item));
    DELETE FROM items;
    DELETE FROM visits;
    DELETE FROM moments;
  `)
  const numbers = `(
    SELECT staged.number AS staged_number, known.number
    FROM staged_keys staged JOIN item_keys known USING (source, item)
  )`
  for (const [table, columns, order] of [
    ['items', columnsOf(NUMBERED_ITEM), 'done, number, pass'],
    ['visits', columnsOf(NUMBERED_VISIT), 'began, number, pass'],
    ['moments', columnsOf(NUMBERED_MOMENT), MOMENTS_ORDER],
  ] as const) {
    await connection.run(`
      INSERT INTO ${table}
      SELECT ${columns} FROM (
        SELECT staged.* REPLACE (numbers.number AS number)
        FROM staged_${table} staged JOIN ${numbers} numbers ON staged.number = numbers.staged_number
      )
      ORDER BY stream, ${order}`)
  }
  await dropStaged(connection)
}

/** Keeps a small value under a name. */
export const writeNote = async (connection: DuckDBConnection, name: string, value: string): Promise<void> => {
  await connection.run('DELETE FROM notes WHERE name = $1', [name])
  await connection.run('INSERT INTO notes VALUES ($1, $2)', [name, value])
}
