/** OCEL as a SQLite database: version 2.0 (a table per type) and version 1.0 (EVENTS, OBJECTS, RELATIONS). */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { pipeline } from 'node:stream/promises'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'
import type { OcelLog, OcelPart } from './log.ts'
import { Database, readable } from './sqlite-database.ts'
import { firstEvents, firstObjects, secondEvents, secondObjects } from './sqlite-tables.ts'

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

/** So many rows are told at once. */
const PORTION = 2000

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

/** @throws ImportError if the database is damaged or holds no object-centric log. */
const logIn = (file: InputFile, db: Database, close: () => Promise<void>): OcelLog => {
  const tables = db.tables()
  // SQLite makes no difference between upper and lower case in names of tables.
  const known = new Set(tables.map((name) => name.toLowerCase()))
  const hasAll = (...names: string[]): boolean => names.every((name) => known.has(name))
  if (hasAll('event', 'object', 'event_object')) {
    return {
      form: 'OCEL 2.0 (SQLite)',
      objects: () => portions(secondObjects(db, known)),
      events: () => portions(secondEvents(db, known)),
      close,
    }
  }
  if (hasAll('events', 'objects', 'relations')) {
    return {
      form: 'OCEL 1.0 (SQLite)',
      objects: () => portions(firstObjects(db)),
      events: () => portions(firstEvents(db)),
      close,
    }
  }
  throw new ImportError(
    `${file.name} is a SQLite database, but no object-centric log: it has neither the tables \`event\`, \`object\` and \`event_object\` (OCEL 2.0) nor \`EVENTS\`, \`OBJECTS\` and \`RELATIONS\` (OCEL 1.0). Its tables are ${tables.map((name) => `\`${name}\``).join(', ') || 'none'}.`,
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
    const close = async (): Promise<void> => {
      db.close()
      await removeUnpacked()
    }
    try {
      return logIn(file, db, close)
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    await removeUnpacked()
    throw error
  }
}
