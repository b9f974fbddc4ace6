/** What the simulated systems send: CloudEvents 1.0 in JSON, the same that any other system would send. */
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'

export interface CloudEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  /** The journey or work item that it is about. */
  readonly subject: string
  /** RFC 3339, in UTC. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly data: Readonly<Record<string, string | number | readonly string[]>>
}

/** An event and its instant, so that streams of events can be put in order without reading `time` back. */
export interface Occurrence {
  readonly at: Micros
  readonly event: CloudEvent
}

export const MILLI: Micros = MICROS_PER_SECOND / 1000
export const SECOND: Micros = MICROS_PER_SECOND
export const MINUTE: Micros = 60 * SECOND
export const HOUR: Micros = 60 * MINUTE
export const DAY: Micros = 24 * HOUR
export const WEEK: Micros = 7 * DAY

/** Names of the sending systems, the `source` of their events. */
export const SENDERS = {
  shop: '/marketplace/shop',
  procurement: '/marketplace/procurement',
  tracker: '/marketplace/tracker',
} as const

/**
 * An event of an entity. Its id is made of seed, entity and step alone: the same simulation always sends
 * the same event under the same id, so that sending it twice changes nothing.
 *
 * @param at Whole milliseconds in µs; finer parts are cut off.
 */
export const occurrence = (
  origin: { readonly seed: number; readonly source: string; readonly subject: string; readonly step: number },
  at: Micros,
  type: string,
  data: CloudEvent['data'],
): Occurrence => {
  const millis = Math.floor(at / MILLI)
  return {
    at: millis * MILLI,
    event: {
      specversion: '1.0',
      id: `${origin.seed}.${origin.subject}.${origin.step}`,
      source: origin.source,
      type,
      subject: origin.subject,
      time: new Date(millis).toISOString(),
      datacontenttype: 'application/json',
      data,
    },
  }
}

/** Order of the stream: by time, then by id, so that ties fall the same way in every run. */
export const inTime = (a: Occurrence, b: Occurrence): number =>
  a.at - b.at || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0)
