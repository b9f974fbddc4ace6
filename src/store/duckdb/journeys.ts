/**
 * Journeys as columns, and which words of tools were ever seen. A million moments are read in about a second: the
 * database turns words into codes, and each moment is put where it belongs by its journey and its position there, so
 * that nothing has to be sorted but the journeys.
 */
import { VARCHAR, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { Dictionary, NONE, type JourneyLog } from '../../flow/journeys/journey-log.ts'
import { FLOW_STATES } from '../../model/schema.ts'
import type { SeenActivity } from '../store.ts'
import { textOrNull } from './asking.ts'
import { Bindings, countsElsewhere, inStreams } from './conditions.ts'
import { select } from './connection.ts'
import { CODES } from './rows.ts'

/** The code in the file of each word of a list: place in the list → code, as SQL and as JavaScript ask for it. */
const placeOf = (codes: Readonly<Record<string, number>>, words: readonly string[]): Map<number, number> =>
  new Map(words.map((word, place) => [codes[word] ?? NONE, place]))

const STATES = placeOf(CODES.state, FLOW_STATES)
const TYPES = placeOf(CODES.type, FLOW_ITEM_TYPES)

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

const headsOf = (columns: readonly (readonly DuckDBValue[])[]): Heads => {
  const [numbers = [], journeys = [], from = [], items = [], since = [], counts = [], slice = [], type = []] =
    columns
  const names = numbers.map(
    (_, i) => `${String(from[i])}\u0000${String(items[i])}\u0000${String(journeys[i])}`,
  )
  const first = Float64Array.from(since, Number)
  const order = Int32Array.from(numbers, (_, i) => i).sort((a, b) => {
    const apart = (first[a] ?? 0) - (first[b] ?? 0)
    return apart === 0 ? ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1) : apart
  })
  const [sources, slices] = [new Dictionary(), new Dictionary()]
  const offsets = new Int32Array(order.length + 1)
  const begins = new Map<number, number>()
  for (const [place, i] of order.entries()) {
    const at = offsets[place] ?? 0
    begins.set(keyOf(Number(numbers[i]), Number(journeys[i])), at)
    offsets[place + 1] = at + Number(counts[i])
  }
  return {
    columns: {
      offsets,
      source: Int32Array.from(order, (i) => sources.code(String(from[i]))),
      item: Array.from(order, (i) => String(items[i])),
      journey: Int32Array.from(order, (i) => Number(journeys[i])),
      slice: Int32Array.from(order, (i) => slices.code(textOrNull(slice[i]))),
      type: Uint8Array.from(order, (i) => TYPES.get(Number(type[i])) ?? 0),
      sources: sources.words,
      slices: slices.words,
    },
    begins,
  }
}

/** Rows of moments that are in the log. Journeys whose parents or children count instead are in no figure. */
const inLog = (streams: readonly string[] | undefined, bindings: Bindings): string => {
  const elsewhere = countsElsewhere({ measured: 'journeys', withoutParents: true })
  const counting = `number NOT IN (
    SELECT number FROM items
    WHERE measured = ${CODES.measured.journeys} AND counts <> ${CODES.counts.always} AND ${elsewhere}
  )`
  return streams ? `${inStreams(streams, bindings)} AND ${counting}` : counting
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

/** All moments of these streams (of all without them), by journey: see `Store.journeyLog`. */
export const readJourneyLog = async (
  connection: DuckDBConnection,
  streams?: readonly string[],
): Promise<JourneyLog> => {
  const bindings = new Bindings()
  const where = inLog(streams, bindings)
  const ask = (sql: string): Promise<DuckDBValue[][]> =>
    select(connection, sql, bindings.values, bindings.types)
  const distinct = async (word: string): Promise<DuckDBValue[]> => {
    const [words = []] = await ask(
      `SELECT DISTINCT word FROM (SELECT ${word} AS word FROM moments WHERE ${where})
       WHERE word IS NOT NULL ORDER BY word`,
    )
    return words
  }
  const heads = headsOf(
    await ask(`
      SELECT number, journey, source, item, since, n, slice, type FROM (
        SELECT
          number, journey, min(happened)::DOUBLE AS since, count(*)::INTEGER AS n,
          any_value(slice) AS slice, any_value(type) AS type
        FROM moments WHERE ${where} GROUP BY number, journey
      ) JOIN item_keys USING (number)`),
  )
  const activities = (await distinct('activity')).map(String)
  const stages = (await distinct('stage')).map(String)
  const proofSets = (await distinct('to_json(proofs)')).map((set) => JSON.parse(String(set)) as string[])
  const fields = (await distinct('unnest(map_keys(amounts))')).map(String)

  const amounts = fields.map((field) => `amounts[${bindings.bind(field, VARCHAR)}]`)
  const codes = (word: string, name: string): string => `${name} AS (
    SELECT word, (row_number() OVER (ORDER BY word) - 1)::INTEGER AS code
    FROM (SELECT DISTINCT ${word} AS word FROM chosen) WHERE word IS NOT NULL
  )`
  const result = await connection.stream(
    `WITH
       chosen AS (SELECT *, to_json(proofs) AS proof_set FROM moments WHERE ${where}),
       ${codes('activity', 'activities')}, ${codes('stage', 'stages')}, ${codes('proof_set', 'sets')}
     SELECT ${[
       'number',
       'journey',
       'nth',
       'happened::DOUBLE',
       'activities.code',
       'lifecycle',
       `coalesce(stages.code, ${NONE})`,
       'state',
       'coalesce(sets.code + 1, 0)',
       'signal',
       ...amounts,
     ].join(', ')}
     FROM chosen
     JOIN activities ON activities.word = activity
     LEFT JOIN stages ON stages.word = stage
     LEFT JOIN sets ON sets.word = proof_set`,
    bindings.values,
    bindings.types,
  )
  const into = emptyColumns(heads.columns.offsets.at(-1) ?? 0, fields)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    place(chunk.getColumns(), heads.begins, into, fields)
  }
  return { ...heads.columns, ...into, activities, stages, proofSets: [[], ...proofSets] }
}

/** Puts each moment of a chunk where it belongs. */
const place = (
  columns: readonly (readonly DuckDBValue[])[],
  begins: ReadonlyMap<number, number>,
  into: Columns,
  fields: readonly string[],
): void => {
  const [numbers = [], journeys = [], nths = [], at = [], activity = [], lifecycle = [], ...rest] = columns
  const [stage = [], state = [], proofs = [], signal = [], ...amounts] = rest
  let last = -1
  let begin = 0
  for (let row = 0; row < numbers.length; row++) {
    const key = keyOf(Number(numbers[row]), Number(journeys[row]))
    if (key !== last) begin = begins.get((last = key)) ?? 0
    const to = begin + Number(nths[row])
    into.at[to] = Number(at[row])
    into.activity[to] = Number(activity[row])
    into.starts[to] = lifecycle[row] === CODES.lifecycle.start ? 1 : 0
    into.stage[to] = Number(stage[row])
    into.state[to] = STATES.get(Number(state[row])) ?? 0
    into.proofs[to] = Number(proofs[row])
    into.signal[to] = signal[row] === null ? NONE : (TYPES.get(Number(signal[row])) ?? NONE)
    for (const [i, field] of fields.entries()) {
      const amount = amounts[i]?.[row]
      const column = into.amounts.get(field)
      if (column) column[to] = amount === null || amount === undefined ? NaN : Number(amount)
    }
  }
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
