/** What declares the zone of the times of a source. */
import { stringify } from 'yaml'
import type { Source } from '../../model/schema.ts'

/** The text for the map; null for sources whose times carry their offset. @param zone An IANA zone, or a word that stands for one. */
export const zoneYaml = (id: string, source: Source, zone: string): string | null => {
  if (source.kind !== 'csv') return null
  const { time, dates } = source.csv
  const column = typeof time === 'object' ? time.column : time
  const csv = dates === undefined ? { time: { column: column ?? 'COLUMN', zone } } : { zone }
  return stringify({ sources: { [id]: { csv } } }).trimEnd()
}
