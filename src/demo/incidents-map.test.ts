/** The example of real incidents says what every activity of its log means. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse as parseCsv } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { MapFile } from '../model/schema.ts'

const folder = join(import.meta.dirname, '../../examples/incidents')
const { sources } = MapFile.parse(parse(readFileSync(join(folder, 'sources.yaml'), 'utf8')))
const source = sources?.['incident-log']
const rows: Record<string, string>[] = parseCsv(
  gunzipSync(readFileSync(join(folder, 'data/BPIC14_incident_log.csv.gz'))),
  { columns: true },
)

describe('examples/incidents', () => {
  it('has a meaning for each of the 36 activities, and none besides', () => {
    const activities = [...new Set(rows.map((row) => row['incident_activity_type'] ?? ''))]
    expect(activities).toHaveLength(36)
    expect(Object.keys(source?.states ?? {}).toSorted()).toEqual(activities.toSorted())
  })

  it('names columns that the log has', () => {
    if (source?.kind !== 'csv') throw new Error('a csv source is expected')
    const { item, time, state, id, attributes } = source.csv
    const named = [item, time, state, id, ...(attributes === 'all' ? [] : attributes)]
    expect(named.filter((column) => !(String(column) in (rows[0] ?? {})))).toEqual([])
  })

  it('identifies every row', () => {
    expect(new Set(rows.map((row) => row['incident_activity_number'])).size).toBe(rows.length)
  })
})
