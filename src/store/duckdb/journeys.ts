/** Journeys as columns, and which words of tools were ever seen. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { journeyLogOf, type JourneyLog } from '../../flow/journeys/journey-log.ts'
import type { SeenActivity } from '../store.ts'
import { select } from './connection.ts'

export const readJourneyLog = (
  _connection: DuckDBConnection,
  _streams?: readonly string[],
): Promise<JourneyLog> => Promise.resolve(journeyLogOf([]))

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
