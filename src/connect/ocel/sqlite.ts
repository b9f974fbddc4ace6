/** OCEL as a SQLite database: version 2.0 (a table per type) and version 1.0 (EVENTS, OBJECTS, RELATIONS). */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { pipeline } from 'node:stream/promises'
import type { FieldValue } from '../../flow/event.ts'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'
import type { OcelEvent, OcelLink, OcelLog, OcelObject, OcelPart, OcelValue } from './log.ts'

type Row = Readonly<Record<string, unknown>>

/** So many rows are told at once. */
const PORTION = 2000

const openedBy = async (file: InputFile, path: string): Promise<DatabaseSync> => {
  try {
    const sqlite = await import('node:sqlite')
    return new sqlite.DatabaseSync(path, { readOnly: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw readable(file, error)
    throw new ImportError(
      `${file.name} is a SQLite database, which this Node (${process.version}) can't read: use Node 22.13 or later, or export the log as JSON or XML.`,
    )
  }
}

/** What SQLite has to say of the file is for its owner; whatever else goes wrong is not. */
const readable = (file: InputFile, error: unknown): unknown => {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_SQLITE_ERROR'
    ? new ImportError(`${file.name} can't be read as a database of SQLite: ${message}.`)
    : error
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

/** Undefined for what says nothing, and for binary data. */
const fieldOf = (value: unknown): FieldValue | undefined => {
  if (typeof value === 'bigint')
    return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
      ? Number(value)
      : String(value)
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined
}

const fieldsBut = (row: Row, others: ReadonlySet<string>): Record<string, FieldValue> => {
  const fields: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(row)) {
    const held = others.has(name) ? undefined : fieldOf(value)
    if (held !== undefined) fields[name] = held
  }
  return fields
}

/** Links, as SQLite gathers them: a JSON list of pairs. */
const linksOf = (json: unknown): OcelLink[] =>
  typeof json === 'string'
    ? (JSON.parse(json) as unknown[][]).map(([object, qualifier]) => ({
        object: textOf(object),
        qualifier: textOf(qualifier),
      }))
    : []

class Database {
  private readonly file: InputFile
  private readonly db: DatabaseSync

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

  tables(): Set<string> {
    return new Set(
      [...this.rows(`SELECT name FROM sqlite_master WHERE type IN ('table', 'view')`)].map((row) =>
        textOf(row['name']),
      ),
    )
  }

  close(): void {
    this.db.close()
  }
}

async function* portions<T>(found: Iterable<T>): AsyncGenerator<OcelPart<T>> {
  let portion: T[] = []
  for (const one of found) {
    portion.push(one)
    if (portion.length < PORTION) continue
    yield { found: portion, faults: [] }
    portion = []
  }
  if (portion.length > 0) yield { found: portion, faults: [] }
}

const linksBy = (table: string, from: string, to: string, qualifier: string): string =>
  `(SELECT ${quoted(from)} AS id, json_group_array(json_array(${quoted(to)}, ${qualifier})) AS links FROM ${quoted(table)} GROUP BY 1)`

/** Type → the table that holds its attributes, of those that exist. */
const tablesOf = (db: Database, of: 'event' | 'object', tables: ReadonlySet<string>): string[] =>
  [...db.rows(`SELECT ocel_type_map AS name FROM ${of}_map_type`)].flatMap(({ name }) => {
    const table = `${of}_${textOf(name)}`
    return tables.has(table) ? [table] : []
  })

const SECOND_KEYS = new Set([
  'ocel_id',
  'ocel_type',
  'ocel_time',
  'ocel_changed_field',
  '_position',
  '_links',
])

function* secondEvents(db: Database, tables: ReadonlySet<string>): Generator<OcelEvent> {
  const links = linksBy('event_object', 'ocel_event_id', 'ocel_object_id', 'ocel_qualifier')
  for (const table of tablesOf(db, 'event', tables)) {
    const rows = db.rows(
      `SELECT t.*, e.ocel_type, e.rowid AS _position, l.links AS _links
       FROM ${quoted(table)} t JOIN event e ON e.ocel_id = t.ocel_id LEFT JOIN ${links} l ON l.id = t.ocel_id
       ORDER BY e.rowid`,
    )
    for (const row of rows) {
      const position = Number(row['_position'])
      yield {
        id: textOf(row['ocel_id']),
        activity: textOf(row['ocel_type']),
        time: textOf(row['ocel_time']),
        fields: fieldsBut(row, SECOND_KEYS),
        links: linksOf(row['_links']),
        position,
        row: position,
        fault: null,
      }
    }
  }
}

/** A row of a type's table says all values at the beginning, and later the one that has changed. */
const valuesIn = (row: Row): OcelValue[] => {
  const changed = textOf(row['ocel_changed_field'])
  const time = textOf(row['ocel_time']) || null
  return Object.entries(fieldsBut(row, SECOND_KEYS)).flatMap(([name, value]) =>
    changed === '' || changed === name ? [{ name, value, time }] : [],
  )
}

function* secondObjects(db: Database, tables: ReadonlySet<string>): Generator<OcelObject> {
  const values = new Map<string, OcelValue[]>()
  for (const table of tablesOf(db, 'object', tables)) {
    for (const row of db.rows(`SELECT * FROM ${quoted(table)} ORDER BY ocel_time`)) {
      const id = textOf(row['ocel_id'])
      values.set(id, [...(values.get(id) ?? []), ...valuesIn(row)])
    }
  }
  const links = tables.has('object_object')
    ? linksBy('object_object', 'ocel_source_id', 'ocel_target_id', 'ocel_qualifier')
    : '(SELECT NULL AS id, NULL AS links)'
  for (const row of db.rows(
    `SELECT o.ocel_id, o.ocel_type, l.links AS _links FROM object o LEFT JOIN ${links} l ON l.id = o.ocel_id ORDER BY o.rowid`,
  )) {
    const id = textOf(row['ocel_id'])
    yield { id, type: textOf(row['ocel_type']), values: values.get(id) ?? [], links: linksOf(row['_links']) }
  }
}

const FIRST_KEYS = new Set([
  'ocel:eid',
  'ocel:activity',
  'ocel:timestamp',
  'ocel:oid',
  'ocel:type',
  '_position',
  '_links',
])

function* firstEvents(db: Database): Generator<OcelEvent> {
  const links = linksBy('RELATIONS', 'ocel:eid', 'ocel:oid', `''`)
  for (const row of db.rows(
    `SELECT e.*, e.rowid AS _position, l.links AS _links FROM EVENTS e LEFT JOIN ${links} l ON l.id = e."ocel:eid" ORDER BY e.rowid`,
  )) {
    const position = Number(row['_position'])
    yield {
      id: textOf(row['ocel:eid']),
      activity: textOf(row['ocel:activity']),
      time: textOf(row['ocel:timestamp']),
      fields: fieldsBut(row, FIRST_KEYS),
      links: linksOf(row['_links']),
      position,
      row: position,
      fault: null,
    }
  }
}

function* firstObjects(db: Database): Generator<OcelObject> {
  for (const row of db.rows('SELECT * FROM OBJECTS ORDER BY rowid')) {
    const values = Object.entries(fieldsBut(row, FIRST_KEYS)).map(([name, value]) => ({
      name,
      value,
      time: null,
    }))
    yield { id: textOf(row['ocel:oid']), type: textOf(row['ocel:type']), values, links: [] }
  }
}

/** @throws ImportError if the database is damaged or holds no object-centric log. */
const logIn = (file: InputFile, db: Database, close: () => Promise<void>): OcelLog => {
  const tables = db.tables()
  const hasAll = (...names: string[]): boolean => names.every((name) => tables.has(name))
  if (hasAll('event', 'object', 'event_object', 'event_map_type', 'object_map_type')) {
    return {
      form: 'OCEL 2.0 (SQLite)',
      objects: () => portions(secondObjects(db, tables)),
      events: () => portions(secondEvents(db, tables)),
      close,
    }
  }
  if (hasAll('EVENTS', 'OBJECTS', 'RELATIONS')) {
    return {
      form: 'OCEL 1.0 (SQLite)',
      objects: () => portions(firstObjects(db)),
      events: () => portions(firstEvents(db)),
      close,
    }
  }
  throw new ImportError(
    `${file.name} is a SQLite database, but no object-centric log: it has neither the tables \`event\`, \`object\`, \`event_object\`, \`event_map_type\` and \`object_map_type\` (OCEL 2.0) nor \`EVENTS\`, \`OBJECTS\` and \`RELATIONS\` (OCEL 1.0). Its tables are ${[...tables].map((name) => `\`${name}\``).join(', ') || 'none'}.`,
  )
}

/**
 * Opens the database where it lies, without changing it; one that is packed is unpacked beside first.
 *
 * @throws ImportError if it can't be opened, is damaged or holds no object-centric log.
 */
export const ocelOfSqlite = async (file: InputFile): Promise<OcelLog> => {
  let path = file.path
  let folder: string | null = null
  const removeUnpacked = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
  try {
    if (await file.isPacked()) {
      folder = await mkdtemp(join(tmpdir(), 'millrace-ocel-'))
      path = join(folder, 'log.sqlite')
      await pipeline(file.content(), createWriteStream(path))
    }
    const db = new Database(file, await openedBy(file, path))
    return logIn(file, db, async () => {
      db.close()
      await removeUnpacked()
    })
  } catch (error) {
    await removeUnpacked()
    throw error
  }
}
