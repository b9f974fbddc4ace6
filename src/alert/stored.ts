/** What is recorded of alerts, so that a restart tells nothing twice: each record holds the whole state. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { ALERT_CAUSES } from '../model/schema.ts'

/** The kinds of the store's records. */
export const ALERT_RECORD = 'alert'
export const MESSAGE_RECORD = 'alert-message'

const micros = z.number().describe('µs since 1970 UTC.')

export const StoredAlert = z.object({
  id: z.string(),
  /** What it is, for ever: the same identity is never told twice. */
  identity: z.string(),
  /** What it is about: only one alert of a subject is open at a time. */
  subject: z.string(),
  /** What must be judged before it can be said to be over. */
  scope: z.string(),
  cause: z.enum(ALERT_CAUSES),
  title: z.string(),
  sentence: z.string(),
  streams: z.array(z.string()),
  figure: z.string().nullable(),
  item: z.object({ source: z.string(), item: z.string(), label: z.string() }).nullable(),
  source: z.string().nullable(),
  simulated: z.boolean(),
  since: micros,
  opened: micros,
  resolved: micros.nullable(),
  acknowledged: z.object({ by: z.string(), at: micros, note: z.string().nullable() }).nullable(),
})
export type StoredAlert = z.infer<typeof StoredAlert>

export const StoredMessage = z.object({
  id: z.string(),
  /** Id of the receiver in the map, and how it was called when the message was made. */
  receiver: z.string(),
  name: z.string(),
  by: z.enum(['webhook', 'email']),
  /** All alerts that it tells of, the most urgent first. */
  alerts: z.array(z.string()),
  created: micros,
  attempts: z.array(z.object({ at: micros, error: z.string().nullable() })),
  state: z.enum(['waiting', 'sent', 'given up']),
  /** When it is due, while it waits. */
  next: micros.nullable(),
})
export type StoredMessage = z.infer<typeof StoredMessage>

/** A short name for something with a long identity: 48 bits are enough for all alerts of a lifetime. */
export const shortId = (identity: string): string =>
  createHash('sha256').update(identity).digest('hex').slice(0, 12)
