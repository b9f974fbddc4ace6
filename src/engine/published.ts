/**
 * Published figures: when a period is over its figures are recorded with what they rest on, and when one of them
 * changes afterwards, what it was, what it is, and why. Nothing is overwritten.
 */
import type { By } from '../flow/answers.ts'
import { DEFINITIONS } from '../flow/figures/definitions.ts'
import type { Micros } from '../flow/event.ts'
import type { Measured } from '../flow/facts.ts'
import { FIGURES } from '../flow/figures/figure.ts'
import type { Measures } from '../flow/measures/measures.ts'
import type { MetricId } from '../flow/figures/metrics.ts'
import type { PublishedChange } from '../flow/figures/published-answers.ts'
import { calendarOf, reachOf, sourcesOf } from '../flow/reach.ts'
import { resolveRequest } from '../flow/request.ts'
import { choicesFor } from '../model/measured-by.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { tellsWaitingFromActive } from '../model/states.ts'
import type { Store, StoredRecord } from '../store/store.ts'
import { edgesOver, figuresOfPeriods, type PeriodFigures } from './published-figures.ts'
import { partsThatDiffer, readingPartsFrom, type ReadingParts } from './reading-parts.ts'

export const PUBLISHED = 'published'
/** What the figures rested on when they were compared last. */
const BASIS = 'published basis'

type Versions = Readonly<Partial<Record<MetricId, number>>>

interface Basis {
  readonly definitions: Versions
  readonly reading: ReadingParts
}

/** What a record of the kind `published` holds. */
export interface PublishedPeriod extends PeriodFigures {
  readonly stream: string
  readonly measured: Measured
  readonly by: By
  readonly basis: Basis
  /** Of a revision: what changed and why; null for the first. */
  readonly revision: { readonly changed: PublishedChange['figures']; readonly cause: string } | null
}

const PUBLISHED_METRICS = ['velocity', 'flowTime', 'load', 'efficiency', 'distribution'] as const

/** The name of the records of a period. */
export const nameOf = ({
  stream,
  measured,
  from,
  to,
}: Pick<PublishedPeriod, 'stream' | 'measured' | 'from' | 'to'>): string =>
  `${measured}/${stream}/${from}/${to}`

const versionsNow = (): Versions =>
  Object.fromEntries(PUBLISHED_METRICS.map((id) => [id, DEFINITIONS[id].version]))

const basisFrom = (note: string | null): Basis | null => (note === null ? null : (JSON.parse(note) as Basis))

/** Whether a part of the reading has to do with a stream: by its own choices, or by a source that feeds or may have fed it. */
const isAbout = (
  part: string,
  stream: string,
  map: ValueStreamMap,
  sources: ReadonlySet<string>,
): boolean => {
  const [section, id = '', key] = part.split('.')
  if (section === 'streams') return id === stream
  return section !== 'sources' || sources.has(id) || !map.sources.has(id) || key === 'stream'
}

/** Why figures changed, in words. */
const causeOf = (
  before: Basis,
  now: Basis,
  changed: readonly string[],
  concerns: (part: string) => boolean,
): string => {
  const metrics = new Set(changed.map((figure) => FIGURES[figure]?.metric))
  const definitions = PUBLISHED_METRICS.flatMap((id) => {
    const [was, is] = [before.definitions[id], now.definitions[id]]
    return metrics.has(id) && was !== undefined && was !== is ? [`definition ${id} ${was} → ${is}`] : []
  })
  const parts = partsThatDiffer(before.reading, now.reading).filter(concerns)
  const inMap = parts.filter((part) => part !== 'fold').map((part) => `\`${part}\``)
  const causes = [
    ...definitions,
    ...(parts.includes('fold')
      ? [`Millrace reads events anew (${before.reading['fold'] ?? '?'} → ${now.reading['fold'] ?? '?'})`]
      : []),
    ...(inMap.length > 0 ? [`the map changed: ${inMap.join(', ')}`] : []),
  ]
  return causes.length > 0 ? causes.join('; ') : 'late events'
}

const changedFigures = (before: PeriodFigures, now: PeriodFigures): PublishedChange['figures'] =>
  Object.entries(now.figures).flatMap(([figure, after]) => {
    const was = before.figures[figure] ?? null
    return was === after ? [] : [{ figure, before: was, after }]
  })

/** The streams with the kinds of flow that a source measures for them. */
const measuredStreams = (map: ValueStreamMap): { stream: string; measured: Measured }[] =>
  [...map.streams.keys()].flatMap((stream) =>
    (['work', 'journeys'] as const)
      .filter((measured) => sourcesOf(map, measured, stream).length > 0)
      .map((measured) => ({ stream, measured })),
  )

/** µs: where nothing new has come for so long, a source that tells of nothing later has nothing to tell. */
const SETTLED = 15 * 60 * 1_000_000

/** What is to be published of one stream: new periods, and those whose figures are others than they were. */
const ofStream = async (
  measures: Measures,
  map: ValueStreamMap,
  { stream, measured }: { stream: string; measured: Measured },
  latest: ReadonlyMap<string, PublishedPeriod>,
  basis: { before: Basis | null; now: Basis },
  received: ReadonlyMap<string, Micros | null>,
  now: Micros,
): Promise<PublishedPeriod[]> => {
  const { of } = resolveRequest({ stream, measured }, map)
  const calendar = calendarOf(map)
  const reach = await reachOf(measures, map, of, stream, now)
  const by = choicesFor(map.streams.get(stream)?.measuring, measured).by ?? 'week'
  const own = [...latest.values()].filter(
    (one) => one.stream === stream && one.measured === measured && one.by === by,
  )
  // What was published before the first item that is known now has no item any more.
  const firsts = [reach.first, ...own.map(({ from }) => Date.parse(from) * 1000)].filter((at) => at !== null)
  if (firsts.length === 0) return []
  const edges = edgesOver(by, Math.min(...firsts), reach.asOf, calendar)
  const sources = sourcesOf(map, measured, stream)
  const ids = new Set(sources.map(([id]) => id))
  const periods = await figuresOfPeriods(
    measures,
    of,
    edges,
    sources.some(([, source]) => tellsWaitingFromActive(source, map)),
    calendar,
  )
  const concerns = (part: string): boolean => isAbout(part, stream, map, ids)
  const reading = Object.fromEntries(Object.entries(basis.now.reading).filter(([part]) => concerns(part)))
  // While a history still comes in, a period of which nothing later is known is not whole.
  const lastReceived = [...ids].reduce((last, id) => Math.max(last, received.get(id) ?? -Infinity), -Infinity)
  const knownTo = now - lastReceived > SETTLED ? Infinity : (reach.last ?? -Infinity)
  return periods.flatMap((period, i): PublishedPeriod[] => {
    const published = { ...period, stream, measured, by, basis: { ...basis.now, reading }, revision: null }
    const before = latest.get(nameOf(published))
    if (!before) return (edges[i + 1] ?? Infinity) <= knownTo ? [published] : []
    const changed = changedFigures(before, period)
    if (changed.length === 0) return []
    const since = basis.before ?? before.basis
    const cause = causeOf(
      since,
      basis.now,
      changed.map(({ figure }) => figure),
      concerns,
    )
    return [{ ...published, revision: { changed, cause } }]
  })
}

/** How many periods were published for the first time, and how many again. */
export interface PublishedCount {
  readonly first: number
  readonly revised: number
}

/**
 * Publishes the periods that are over, and the revisions of those published before.
 *
 * @param derivedWith The parts of the reading that the store’s data was derived with, as they were noted.
 */
export const publish = async (
  store: Store,
  map: ValueStreamMap,
  derivedWith: string | null,
  now: Micros,
): Promise<PublishedCount> => {
  const basis: Basis = { definitions: versionsNow(), reading: readingPartsFrom(derivedWith) }
  const [note, records, sources] = await Promise.all([
    store.note(BASIS),
    store.latest(PUBLISHED),
    store.sources(),
  ])
  const received = new Map(sources.map((one) => [one.source, one.received]))
  const before = basisFrom(note)
  const latest = new Map(records.map(({ name, value }) => [name, value as PublishedPeriod]))
  const found: PublishedPeriod[] = []
  for (const one of measuredStreams(map)) {
    found.push(...(await ofStream(store.measures, map, one, latest, { before, now: basis }, received, now)))
  }
  if (found.length > 0) {
    await store.record(
      found.map((value): StoredRecord => ({ kind: PUBLISHED, name: nameOf(value), at: now, value })),
    )
  }
  const kept = JSON.stringify(basis)
  if (note !== kept) await store.setNote(BASIS, kept)
  const revised = found.filter(({ revision }) => revision !== null).length
  return { first: found.length - revised, revised }
}
