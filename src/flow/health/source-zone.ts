/** The zone of the times of a source: what the map says of it, and how it would say it. */
import { stringify } from 'yaml'
import type { Source } from '../../model/schema.ts'

/** The zone of times without an offset; undefined where the map declares none. */
export const zoneOf = (source: Source): string | undefined => {
  if (source.kind === 'csv') {
    const { time, zone } = source.csv
    return typeof time === 'object' ? time.zone : zone
  }
  if (source.kind === 'xes') return source.xes.zone
  return source.kind === 'ocel' ? source.ocel.zone : undefined
}

/** The text for the map; null for sources whose times carry their offset. @param zone An IANA zone, or a word that stands for one. */
export const zoneYaml = (id: string, source: Source, zone: string): string | null => {
  const text = (settings: object): string => stringify({ sources: { [id]: settings } }).trimEnd()
  if (source.kind === 'xes') return text({ xes: { zone } })
  if (source.kind === 'ocel') return text({ ocel: { zone } })
  if (source.kind !== 'csv') return null
  const { time, dates } = source.csv
  const column = typeof time === 'object' ? time.column : time
  return text({ csv: dates === undefined ? { time: { column: column ?? 'COLUMN', zone } } : { zone } })
}
