/**
 * Counts what senders post since the server started, and what became of it. Of what is not taken it keeps a few names,
 * never values; however much comes in, it needs the same little memory.
 */
import { isoInstant } from '../flow/calendar.ts'
import type { Fields, Micros } from '../flow/event.ts'
import { arrivalInWords, strayInWords, untakenInWords } from '../flow/journeys/coverage/arrival-words.ts'
import type {
  Arrivals,
  IgnoredExample,
  SignalCounts,
  TelemetryArrivals,
} from '../flow/journeys/coverage/arrivals-answer.ts'
import { nearest } from '../model/did-you-mean.ts'
import type { OtlpSource, ValueStreamMap } from '../model/schema.ts'
import type { Fate, Routed } from './route-events.ts'

const MOST_EXAMPLES = 5
const MOST_ATTRIBUTES = 12
/** Names of attributes among which a misspelt one is looked for. */
const MOST_NAMES = 200
const LONGEST_NAME = 100
const SERVICE = 'service.name'

/** Names come from anywhere: cut, and without what could disturb a terminal or the quotes around them. */
const clean = (name: string): string => name.slice(0, LONGEST_NAME).replace(/[\p{C}`]/gu, '�')

const noCounts = (): { -readonly [K in keyof SignalCounts]: number } => ({
  received: 0,
  taken: 0,
  refused: 0,
  ignored: 0,
})

/** What came for one source, or of services that no source names. */
class Tally {
  readonly since: Micros
  /** What the source looks for; when that changes, what was counted before says nothing any more. */
  readonly looksFor: string
  requests = 0
  readonly spans = noCounts()
  readonly logRecords = noCounts()
  last: Micros | null = null
  lastTaken: Micros | null = null
  readonly lacking = new Map<string, number>()
  readonly names = new Set<string>()
  readonly examples = new Map<string | null, IgnoredExample>()
  private noted: Fields | null = null

  constructor(since: Micros, looksFor: string) {
    this.since = since
    this.looksFor = looksFor
  }

  add({ one, outcome }: Fate, lacks: readonly string[], now: Micros): void {
    const counts = one.what === 'log record' ? this.logRecords : this.spans
    counts.received += 1
    counts[outcome] += 1
    this.last = now
    if (outcome === 'taken') this.lastTaken = now
    if (outcome !== 'ignored') return
    for (const attribute of lacks) this.lacking.set(attribute, (this.lacking.get(attribute) ?? 0) + 1)
    this.look(one)
  }

  private look({ what, own, around }: Fate['one']): void {
    this.note(own)
    // What is of one resource comes one after the other.
    if (around !== this.noted) this.note(around)
    this.noted = around
    const named = around[SERVICE]
    const service = named === undefined || named === null ? null : clean(String(named))
    if (this.examples.size >= MOST_EXAMPLES || this.examples.has(service)) return
    const names = [...new Set([...Object.keys(own), ...Object.keys(around)])].filter(
      (name) => name !== SERVICE,
    )
    this.examples.set(service, {
      what: what === 'log record' ? what : 'span',
      service,
      attributes: names.slice(0, MOST_ATTRIBUTES).map(clean),
      more: Math.max(0, names.length - MOST_ATTRIBUTES),
    })
  }

  /** Keeps the names of attributes, as long as there is room. */
  private note(attributes: Fields): void {
    if (this.names.size >= MOST_NAMES) return
    for (const name of Object.keys(attributes))
      if (name !== SERVICE && !this.names.has(name) && this.names.size < MOST_NAMES)
        this.names.add(clean(name))
  }

  /** @param ours What the source looks for: none of these is meant to be another one. */
  told(zone: string, ours: readonly string[]): Omit<TelemetryArrivals, 'source' | 'words' | 'todo'> {
    const iso = (at: Micros | null): string | null => (at === null ? null : isoInstant(at, zone))
    const names = [...this.names].filter((name) => !ours.includes(name))
    return {
      since: isoInstant(this.since, zone),
      requests: this.requests,
      spans: { ...this.spans },
      logRecords: { ...this.logRecords },
      last: iso(this.last),
      lastTaken: iso(this.lastTaken),
      lacking: [...this.lacking]
        .map(([attribute, n]) => ({ attribute, n, meant: nearest(attribute, names) }))
        .toSorted((a, b) => b.n - a.n),
      examples: [...this.examples.values()],
    }
  }
}

/** In place of the id of a source, which it can't be: of services that no source names. */
const STRAY = ''

type OtlpEntry = readonly [id: string, source: OtlpSource]

const otlpSources = (map: ValueStreamMap): OtlpEntry[] =>
  [...map.sources].flatMap(([id, source]): OtlpEntry[] => (source.kind === 'otlp' ? [[id, source]] : []))

export class ArrivalCounts {
  private started: Micros | null = null
  private readonly tallies = new Map<string, Tally>()
  private untaken: { events: number; last: Micros; readonly from: Set<string> } | null = null
  private readonly map: () => ValueStreamMap
  private readonly now: () => Micros

  constructor(map: () => ValueStreamMap, now: () => Micros) {
    this.map = map
    this.now = now
  }

  /** A server begins to listen: from now on it is known what comes in. */
  start(): void {
    this.started ??= this.now()
  }

  private tally(id: string): Tally {
    const sources = otlpSources(this.map())
    const looksFor = JSON.stringify(
      id === STRAY
        ? sources.map(([, { otlp }]) => otlp.services)
        : sources.flatMap(([one, { otlp }]) => (one === id ? [otlp] : [])),
    )
    const known = this.tallies.get(id)
    if (known?.looksFor === looksFor) return known
    const since = known === undefined ? (this.started ?? this.now()) : this.now()
    const tally = new Tally(since, looksFor)
    this.tallies.set(id, tally)
    return tally
  }

  /** A request of spans or log records. One with its events is one; taken if anything of it was taken. */
  telemetry(fates: readonly Fate[]): void {
    const now = this.now()
    const tallies = new Map<string, Tally>()
    const count = (source: string, fate: Fate, lacks: readonly string[]): void => {
      const tally = tallies.get(source) ?? this.tally(source)
      tallies.set(source, tally)
      tally.add(fate, lacks, now)
    }
    for (const whole of Map.groupBy(fates, ({ one }) => one.position).values()) {
      const meant = whole.filter(({ outcome }) => outcome !== 'ignored')
      const [first] = whole
      if (meant.length > 0) {
        const bySource = Map.groupBy(meant, ({ sources }) => sources[0]?.source ?? STRAY)
        for (const [source, own] of bySource) {
          const fate = own.find(({ outcome }) => outcome === 'taken') ?? own[0]
          if (fate) count(source, fate, [])
        }
      } else if (first) {
        for (const { source, lacks } of first.sources) count(source, first, lacks)
        if (first.sources.length === 0) count(STRAY, first, [])
      }
    }
    for (const tally of tallies.values()) tally.requests += 1
  }

  /** Events that were posted, of which no source takes some. */
  posted({ rejections }: Pick<Routed, 'rejections'>): void {
    for (const { untakenFrom } of rejections) {
      if (untakenFrom === null) continue
      this.untaken ??= { events: 0, last: 0, from: new Set() }
      this.untaken.events += 1
      this.untaken.last = this.now()
      if (this.untaken.from.size < MOST_EXAMPLES) this.untaken.from.add(clean(untakenFrom))
    }
  }

  /**
   * What has come in since the server started; null where none listens.
   *
   * @param isMeant Which sources are told of.
   */
  told(isMeant: (source: string) => boolean): Arrivals | null {
    if (this.started === null) return null
    const map = this.map()
    const zone = map.organisation.timeZone
    const now = isoInstant(this.now(), zone)
    const since = isoInstant(this.started, zone)
    const telemetry = otlpSources(map).flatMap(([id, { name, otlp }]): TelemetryArrivals[] => {
      if (!isMeant(id)) return []
      const { item, state, stream, stage } = otlp
      const told = { source: { id, name }, ...this.tally(id).told(zone, [item, state, stream, stage]) }
      return [{ ...told, ...arrivalInWords(told, { id, otlp }, now) }]
    })
    const stray = { source: null, ...this.tally(STRAY).told(zone, []) }
    const { untaken } = this
    const events = untaken && {
      since,
      events: untaken.events,
      last: isoInstant(untaken.last, zone),
      from: [...untaken.from],
    }
    return {
      since,
      telemetry: stray.requests === 0 ? telemetry : [...telemetry, { ...stray, ...strayInWords(stray, now) }],
      untaken: events && { ...events, ...untakenInWords(events, now) },
    }
  }
}
