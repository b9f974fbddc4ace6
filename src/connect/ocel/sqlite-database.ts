/** A database of SQLite that is read, row by row. */
import type { DatabaseSync } from 'node:sqlite'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'

export type Row = Readonly<Record<string, unknown>>

/** What SQLite has to say of the file is for its owner; whatever else goes wrong is not. */
export const readable = (file: InputFile, error: unknown): unknown => {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_SQLITE_ERROR'
    ? new ImportError(`${file.name} can't be read as a database of SQLite: ${message}.`)
    : error
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Text of a cell; empty for null and for binary data. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

export class Database {
  private readonly file: InputFile
  private readonly db: DatabaseSync
  private readonly kept = new Set<string>()

  constructor(file: InputFile, db: DatabaseSync) {
    this.file = file
    this.db = db
  }

  /** @throws ImportError if SQLite can't answer. */
  *rows(sql: string): Generator<Row> {
    try {
      const statement = this.db.prepare(sql)
      statement.setReadBigInts(true)
      for (const row of statement.iterate()) yield row
    } catch (error) {
      throw readable(this.file, error)
    }
  }

  /** Names of tables and views, as they are written. */
  tables(): string[] {
    return [...this.rows(`SELECT name FROM sqlite_master WHERE type IN ('table', 'view')`)].map((row) =>
      textOf(row['name']),
    )
  }

  hasColumn(table: string, column: string): boolean {
    const columns = this.rows(`SELECT name FROM pragma_table_info(${literal(table)})`)
    return [...columns].some(({ name }) => textOf(name).toLowerCase() === column.toLowerCase())
  }

  /** The rows of a table as something to select from, numbered in their order as `_position`. */
  numbered(table: string): string {
    const [found] = this.rows(
      `SELECT type = 'table' AND wr = 0 AS has FROM pragma_table_list WHERE lower(name) = lower(${literal(table)})`,
    )
    // Views, and tables without row ids, have nothing of the kind by themselves.
    const position = found?.['has'] === 1n ? 'rowid' : 'row_number() OVER ()'
    return `(SELECT ${position} AS _position, * FROM ${quoted(table)})`
  }

  /**
   * Keeps an answer beside the database for as long as it is open, found by its column `id`: what each of many types
   * asks for is worked out once.
   */
  keep(name: string, sql: string): void {
    if (this.kept.has(name)) return
    this.kept.add(name)
    for (const statement of [
      `CREATE TEMP TABLE ${name} AS ${sql}`,
      `CREATE INDEX temp.${name}_id ON ${name} (id)`,
    ])
      for (const _ of this.rows(statement));
  }

  close(): void {
    this.db.close()
  }
}
