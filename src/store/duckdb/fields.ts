/** How properties of objects lie in columns, and rows of them in chunks of columns. */
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBListValue,
  DuckDBMapValue,
  INTEGER,
  LIST,
  listValue,
  MAP,
  mapValue,
  UTINYINT,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Micros } from '../../flow/event.ts'

/** How a property of an object lies in a column. `encode` throws for what the column can't hold. */
export interface Field<T> {
  readonly column: string
  readonly type: DuckDBType
  readonly encode: (value: T) => DuckDBValue
  readonly decode: (stored: DuckDBValue) => T
}

/** A field for every property of a row. */
export type Codec<Row> = { readonly [Name in keyof Row]-?: Field<Row[Name]> }

export const text = (column: string): Field<string> => ({
  column,
  type: VARCHAR,
  encode: (value) => value,
  decode: String,
})

export const integer = (column: string): Field<number> => ({
  column,
  type: INTEGER,
  encode: (value) => value,
  decode: Number,
})

export const number = (column: string): Field<number> => ({
  column,
  type: DOUBLE,
  encode: (value) => value,
  decode: Number,
})

/** Instants and durations in µs. */
export const micros = (column: string): Field<Micros> => ({
  column,
  type: BIGINT,
  encode: BigInt,
  decode: Number,
})

export const truth = (column: string): Field<boolean> => ({
  column,
  type: BOOLEAN,
  encode: (value) => value,
  decode: Boolean,
})

/**
 * The word that a code stands for.
 *
 * @throws RangeError for what is none of the codes.
 */
export const wordOf = <Word extends string>(
  codes: Readonly<Record<Word, number>>,
  stored: DuckDBValue | undefined,
): Word => {
  for (const name in codes) if (codes[name] === stored) return name
  throw new RangeError(`${String(stored)} is none of the codes of ${Object.keys(codes).join(', ')}.`)
}

export const word = <Word extends string>(
  column: string,
  codes: Readonly<Record<Word, number>>,
): Field<Word> => ({
  column,
  type: UTINYINT,
  encode: (value) => {
    if (!Object.hasOwn(codes, value)) throw new RangeError(`\`${value}\` is not a ${column}.`)
    return codes[value]
  },
  decode: (stored) => wordOf(codes, stored),
})

export const json = <T>(column: string): Field<T> => ({
  column,
  type: VARCHAR,
  encode: (value) => JSON.stringify(value),
  decode: (stored) => JSON.parse(String(stored)) as T,
})

export const texts = (column: string): Field<readonly string[]> => ({
  column,
  type: LIST(VARCHAR),
  encode: (value) => listValue([...value]),
  decode: (stored) => (stored instanceof DuckDBListValue ? stored.items.map(String) : []),
})

export const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  encode: (value) => (value === null ? null : field.encode(value)),
  decode: (stored) => (stored === null ? null : field.decode(stored)),
})

/** Numbers by name. */
export const numbers = (column: string): Field<Readonly<Record<string, number>>> => ({
  column,
  type: MAP(VARCHAR, DOUBLE),
  encode: (value) => mapValue(Object.entries(value).map(([key, one]) => ({ key, value: one }))),
  decode: (stored) =>
    stored instanceof DuckDBMapValue
      ? Object.fromEntries(stored.entries.map(({ key, value }) => [String(key), Number(value)]))
      : {},
})

/** Names, none of which holds a space, as one text; none are NULL. A text is compared and compressed better than a list. */
export const names = (column: string): Field<readonly string[]> => ({
  column,
  type: VARCHAR,
  encode: (value) => (value.length === 0 ? null : value.join(' ')),
  decode: (stored) => (stored === null ? [] : String(stored).split(' ')),
})

/** An empty list is NULL: then a whole block of rows without entries takes no room and no time. */
export const furtherTexts = (column: string): Field<readonly string[]> => ({
  ...texts(column),
  encode: (value) => (value.length === 0 ? null : listValue([...value])),
})

const fieldsOf = <Row>(codec: Codec<Row>): [keyof Row, Field<Row[keyof Row]>][] =>
  Object.entries(codec) as [keyof Row, Field<Row[keyof Row]>][]

/** Names of the columns, for a SELECT whose result {@link decodeRows} reads. */
export const columnsOf = <Row>(codec: Codec<Row>): string =>
  fieldsOf(codec)
    .map(([, { column }]) => column)
    .join(', ')

export const typesOf = <Row>(codec: Codec<Row>): DuckDBType[] => fieldsOf(codec).map(([, { type }]) => type)

/** Columns of values, from rows. @throws RangeError for a value that its column can't hold. */
export const encodeRows = <Row>(codec: Codec<Row>, rows: readonly Row[]): DuckDBValue[][] =>
  fieldsOf(codec).map(([name, { encode }]) => rows.map((row) => encode(row[name])))

/** Rows, from the columns that {@link columnsOf} names. */
export const decodeRows = <Row>(codec: Codec<Row>, columns: readonly (readonly DuckDBValue[])[]): Row[] => {
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (): Partial<Row> => ({}))
  for (const [i, [name, { decode }]] of fieldsOf(codec).entries()) {
    const column = columns[i] ?? []
    for (const [at, row] of rows.entries()) row[name] = decode(column[at] ?? null)
  }
  return rows as Row[]
}
