/** The default store: DuckDB, embedded in this process, in one file. */
import type { Store } from '../store.ts'
import { Database, select } from './connection.ts'
import { readJourneyLog, seenActivities } from './journeys.ts'
import { derivedOf, findItems, listItems, listSources } from './listing.ts'
import { eventsOf, loggedIds, readLog } from './log.ts'
import { changingItems, sharedValues } from './mixed.ts'
import { duckDbMeasures } from './queries.ts'
import { latestRecords, readRecords, writeRecords } from './records.ts'
import { writeCommit, writeDerived, writeNote } from './writing.ts'

/**
 * Opens the store in a folder; creates what is not there. One process at a time can have it open.
 *
 * @throws StoreError if it is in use, was written by a newer Millrace, or can't be read or created.
 */
export const openDuckDbStore = async (folder: string): Promise<Store> => {
  const database = await Database.open(folder)
  return {
    name: database.name,
    measures: duckDbMeasures(database),
    known: (source, ids) => database.read((connection) => loggedIds(connection, source, ids)),
    eventsOf: (items) => database.read((connection) => eventsOf(connection, items)),
    commit: (commit) => database.write((connection) => writeCommit(connection, commit)),
    log: () => readLog(database),
    replaceDerived: (batches) => database.write((connection) => writeDerived(connection, batches)),
    items: (query) => database.read((connection) => listItems(connection, query)),
    derivedOf: (item) => database.read((connection) => derivedOf(connection, item)),
    find: (name) => database.read((connection) => findItems(connection, name)),
    sources: () => database.read((connection) => listSources(connection)),
    journeyLog: (streams) => database.read((connection) => readJourneyLog(connection, streams)),
    seen: () => database.read((connection) => seenActivities(connection)),
    sharedValues: (sources, field) => database.read((connection) => sharedValues(connection, sources, field)),
    changingItems: (sources, field, late) =>
      database.read((connection) => changingItems(connection, sources, field, late)),
    note: (key) =>
      database.read(async (connection) => {
        const [[value] = []] = await select(connection, 'SELECT value FROM notes WHERE name = $1', [key])
        return value === undefined || value === null ? null : String(value)
      }),
    setNote: (key, value) => database.write((connection) => writeNote(connection, key, value)),
    record: (records) => database.write((connection) => writeRecords(connection, records)),
    records: (kind, name) => database.read((connection) => readRecords(connection, kind, name)),
    latest: (kind) => database.read((connection) => latestRecords(connection, kind)),
    close: () => database.close(),
  }
}
