/**
 * Journeys as columns, and which words of tools were ever seen. A million moments are read in about a second: the
 * database turns words into codes, and each moment is put where it belongs by its journey and its position there, so
 * that nothing has to be sorted but the journeys.
 */
import {
  DuckDBListValue,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBValue,
  type DuckDBVector,
} from '@duckdb/node-api'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { Dictionary, NONE, type JourneyLog } from '../../flow/journeys/journey-log.ts'
import { FLOW_STATES } from '../../model/schema.ts'
import type { SeenActivity } from '../store.ts'
import { textOrNull } from './asking.ts'
import { Bindings, countsElsewhere, inStreams } from './conditions.ts'
import { select } from './connection.ts'
import { CODES } from './rows.ts'

/** Code in the file → place in the list of words. */
const placesOf = (codes: Readonly<Record<string, number>>, words: readonly string[]): Int8Array => {
  const places = new Int8Array(256).fill(NONE)
  for (const [place, word] of words.entries()) places[codes[word] ?? 255] = place
  return places
}

const STATES = placesOf(CODES.state, FLOW_STATES)
const TYPES = placesOf(CODES.type, FLOW_ITEM_TYPES)

/** One number for a journey: items have numbers of up to 31 bits. */
const keyOf = (number: number, journey: number): number => number * 2 ** 20 + journey

/** The journeys themselves: which they are, in the order of the log, and where the moments of each begin. */
interface Heads {
  readonly columns: Pick<
    JourneyLog,
    'offsets' | 'source' | 'item' | 'journey' | 'slice' | 'type' | 'sources' | 'slices'
  >
  readonly begins: ReadonlyMap<number, number>
}

const readHeads = async (connection: DuckDBConnection, where: string, bindings: Bindings): Promise<Heads> => {
  const [numbers = [], journeys = [], from = [], items = [], counts = [], slice = [], type = []] =
    await select(
      connection,
      `SELECT number, journey, source, item, n, slice, type FROM (
       SELECT
         number, journey, min(happened) AS since, count(*)::INTEGER AS n, any_value(slice) AS slice,
         any_value(type) AS type
       FROM moments ${where} GROUP BY number, journey
     ) JOIN item_keys USING (number)
     ORDER BY since, source, item, journey`,
      bindings.values,
      bindings.types,
    )
  const [sources, slices] = [new Dictionary(), new Dictionary()]
  const offsets = new Int32Array(numbers.length + 1)
  const begins = new Map<number, number>()
  for (let i = 0; i < numbers.length; i++) {
    const at = offsets[i] ?? 0
    begins.set(keyOf(Number(numbers[i]), Number(journeys[i])), at)
    offsets[i + 1] = at + Number(counts[i])
  }
  return {
    columns: {
      offsets,
      source: Int32Array.from(from, (one) => sources.code(String(one))),
      item: items.map(String),
      journey: Int32Array.from(journeys, Number),
      slice: Int32Array.from(slice, (one) => slices.code(textOrNull(one))),
      type: Uint8Array.from(type, (one) => TYPES[Number(one)] ?? 0),
      sources: sources.words,
      slices: slices.words,
    },
    begins,
  }
}

/** Rows of moments that are in the log. Journeys whose parents or children count instead are in no figure. */
const inLog = async (
  connection: DuckDBConnection,
  streams: readonly string[] | undefined,
  bindings: Bindings,
): Promise<string> => {
  const related = `measured = ${CODES.measured.journeys} AND counts <> ${CODES.counts.always}`
  const [[some] = []] = await select(connection, `SELECT count(*) FROM items WHERE ${related}`)
  const conditions = streams ? [inStreams(streams, bindings)] : []
  if (Number(some) > 0) {
    const elsewhere = countsElsewhere({ measured: 'journeys', withoutParents: true })
    conditions.push(`number NOT IN (SELECT number FROM items WHERE ${related} AND ${elsewhere})`)
  }
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
}

type Columns = Pick<JourneyLog, 'at' | 'activity' | 'starts' | 'stage' | 'state' | 'proofs' | 'signal'> & {
  readonly amounts: Map<string, Float64Array>
}

const emptyColumns = (n: number, fields: readonly string[]): Columns => ({
  at: new Float64Array(n),
  activity: new Int32Array(n),
  starts: new Uint8Array(n),
  stage: new Int32Array(n),
  state: new Uint8Array(n),
  proofs: new Int32Array(n),
  signal: new Int8Array(n),
  amounts: new Map(fields.map((field) => [field, new Float64Array(n)])),
})

const textsIn = (list: DuckDBValue | undefined): string[] =>
  list instanceof DuckDBListValue ? list.items.map(String) : []

/** All moments of these streams (of all without them), by journey: see `Store.journeyLog`. */
export const readJourneyLog = async (
  connection: DuckDBConnection,
  streams?: readonly string[],
): Promise<JourneyLog> => {
  const bindings = new Bindings()
  const where = await inLog(connection, streams, bindings)
  const heads = await readHeads(connection, where, bindings)
  const [activities, stages, sets, fields] = (
    await select(
      connection,
      `SELECT list(DISTINCT activity), list(DISTINCT stage) FILTER (stage IS NOT NULL), list(DISTINCT proofs) FILTER (proofs IS NOT NULL),
         list_distinct(flatten(list(DISTINCT map_keys(amounts)) FILTER (amounts IS NOT NULL)))
       FROM moments ${where}`,
      bindings.values,
      bindings.types,
    )
  ).map(([words]) => textsIn(words).sort()) as [string[], string[], string[], string[]]

  // Only now, for a statement takes exactly the values that its text names.
  const codes = (words: readonly string[]): string => {
    const list = bindings.bind(listValue([...words]), LIST(VARCHAR))
    return `(SELECT unnest(${list}) AS word, generate_subscripts(${list}, 1)::INTEGER - 1 AS code)`
  }
  const amounts = fields.map((field) => `amounts[${bindings.bind(field, VARCHAR)}]`)
  const result = await connection.stream(
    `SELECT ${[
      'number',
      'journey',
      'nth',
      'happened::DOUBLE',
      'activities.code',
      'lifecycle',
      'stages.code',
      'state',
      'sets.code',
      'signal',
      ...amounts,
    ].join(', ')}
     FROM moments
     JOIN ${codes(activities)} AS activities ON activities.word = activity
     LEFT JOIN ${codes(stages)} AS stages ON stages.word = stage
     LEFT JOIN ${codes(sets)} AS sets ON sets.word = proofs
     ${where}`,
    bindings.values,
    bindings.types,
  )
  const into = emptyColumns(heads.columns.offsets.at(-1) ?? 0, fields)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    putInPlace(chunk, heads.begins, into)
  }
  return {
    ...heads.columns,
    ...into,
    activities,
    stages,
    proofSets: [[], ...sets.map((set) => set.split(' '))],
  }
}

/** Puts the moments of a chunk where they belong, straight from its vectors: a million rows are too many to copy twice. */
const putInPlace = (chunk: DuckDBDataChunk, begins: ReadonlyMap<number, number>, into: Columns): void => {
  const vectors = Array.from({ length: chunk.columnCount }, (_, i) => chunk.getColumnVector(i))
  const [numbers, journeys, nths, at, activity, lifecycle, stage, state, proofs, signal, ...amounts] = vectors
  const to = new Int32Array(chunk.rowCount)
  let last = -1
  let begin = 0
  for (let row = 0; row < to.length; row++) {
    const key = keyOf(Number(numbers?.getItem(row)), Number(journeys?.getItem(row)))
    if (key !== last) begin = begins.get((last = key)) ?? 0
    to[row] = begin + Number(nths?.getItem(row))
  }
  const put = (
    column: Int8Array | Uint8Array | Int32Array | Float64Array,
    vector: DuckDBVector | undefined,
    decode: (stored: number) => number,
    none: number,
  ): void => {
    for (let row = 0; row < to.length; row++) {
      const stored = vector?.getItem(row) ?? null
      column[to[row] ?? 0] = stored === null ? none : decode(stored as number)
    }
  }
  const asItIs = (stored: number): number => stored
  put(into.at, at, asItIs, NaN)
  put(into.activity, activity, asItIs, NONE)
  put(into.starts, lifecycle, (stored) => (stored === CODES.lifecycle.start ? 1 : 0), 0)
  put(into.stage, stage, asItIs, NONE)
  put(into.state, state, (stored) => STATES[stored] ?? 0, 0)
  put(into.proofs, proofs, (stored) => stored + 1, 0)
  put(into.signal, signal, (stored) => TYPES[stored] ?? NONE, NONE)
  for (const [i, column] of [...into.amounts.values()].entries()) put(column, amounts[i], asItIs, NaN)
}

export const seenActivities = async (connection: DuckDBConnection): Promise<SeenActivity[]> => {
  const [sources = [], activities = [], events = [], first = [], last = []] = await select(
    connection,
    `SELECT source, state, count(*), min(happened), max(happened) FROM events WHERE state IS NOT NULL
     GROUP BY source, state ORDER BY source, state`,
  )
  return sources.map((source, i) => ({
    source: String(source),
    activity: String(activities[i]),
    events: Number(events[i]),
    first: Number(first[i]),
    last: Number(last[i]),
  }))
}
