/** How far the data reaches: the sources behind a selection, what they have told, and since when they are silent. */
import { feeds } from '../model/measured-by.ts'
import type { Source, ValueStreamMap } from '../model/schema.ts'
import type { DataState } from './answers.ts'
import { endOfDay, isoInstant, type Calendar } from './calendar.ts'
import { MICROS_PER_DAY, type Micros } from './event.ts'
import type { Measured } from './facts.ts'
import type { Measures, Selection } from './measures/measures.ts'

export const calendarOf = (map: ValueStreamMap): Calendar => ({
  zone: map.organisation.timeZone,
  weekStart: map.organisation.weekStart,
})

/** The sources that may hold what is asked for, with their ids. */
export const sourcesOf = (
  map: ValueStreamMap,
  measured: Measured,
  stream: string | null,
): [string, Source][] =>
  [...map.sources].filter(
    ([, source]) => source.measures === measured && (stream === null || feeds(source.stream, stream)),
  )

/** Whether nothing has come for longer than a source may be silent. */
export const hasGoneSilent = (last: Micros, staleAfterDays: number, now: Micros): boolean =>
  now - last > staleAfterDays * MICROS_PER_DAY

/** Up to when data is known: now, or the end of the day of the last event where the sources have gone silent. */
export const knownUntil = (last: Micros, staleAfterDays: number, now: Micros, calendar: Calendar): Micros =>
  hasGoneSilent(last, staleAfterDays, now) ? Math.min(now, endOfDay(last, calendar)) : now

/** How far the data reaches, and which kind of nothing there is beyond. */
export interface Reach {
  readonly state: DataState
  readonly first: Micros | null
  /** The last event of any of them. */
  readonly last: Micros | null
  /** Now, or the end of the day of the last event where the sources have gone silent. */
  readonly asOf: Micros
}

/** What is known of the selection as of `now`. */
export const reachOf = async (
  measures: Measures,
  map: ValueStreamMap,
  of: Selection,
  stream: string | null,
  now: Micros,
): Promise<Reach> => {
  const sources = sourcesOf(map, of.measured, stream)
  const what = of.measured === 'work' ? 'delivery work' : 'customers’ journeys'
  if (sources.length === 0) {
    const whose = stream === null ? 'No source' : `No source of the stream \`${stream}\``
    const why = `${whose} measures ${what}: add one under \`sources\` in the map.`
    return { state: { kind: 'not configured', why }, first: null, last: null, asOf: now }
  }
  const { items, first, last } = await measures.extent({
    measured: of.measured,
    streams: of.streams,
    slices: of.slices,
  })
  if (items === 0 || last === null) {
    const names = sources.map(([, source]) => source.name).join(', ')
    const [slice] = of.slices ?? []
    // A source may have told much, and nothing of what is asked for.
    const isPart = stream !== null && sources.some(([, source]) => typeof source.stream !== 'string')
    const whose = [
      ...(isPart ? [` of the stream \`${stream}\``] : []),
      ...(slice === undefined ? [] : [` of the slice \`${slice}\``]),
    ].join('')
    const why = `Nothing${whose} has come from ${names} yet.`
    return { state: { kind: 'no data', why }, first: null, last: null, asOf: now }
  }
  const calendar = calendarOf(map)
  const staleAfter = Math.max(...sources.map(([, source]) => source.staleAfterDays))
  if (!hasGoneSilent(last, staleAfter, now)) return { state: { kind: 'ok' }, first, last, asOf: now }
  const since = isoInstant(last, calendar.zone)
  return {
    state: { kind: 'stale', since, why: `No event since ${since.slice(0, 10)}: figures are as of that day.` },
    first,
    last,
    asOf: knownUntil(last, staleAfter, now, calendar),
  }
}
