/** Sends events to a running Millrace, through the same front door as everyone else. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CloudEvent } from './cloud-event.ts'

interface SendOptions {
  /** Events per request. For a live stream use 1: a batch is only sent when it is full or the events end. */
  readonly batch?: number
  /** Called after each request with the events sent so far. */
  readonly onProgress?: (sent: number) => void
  /** MILLRACE_TOKEN of the server, where it demands one. */
  readonly token?: string
  /** Stops sending; what has not been sent is left. */
  readonly signal?: AbortSignal
  /** How often a batch is tried while the server is busy. */
  readonly attempts?: number
  /** Waits between attempts, in ms; replaced in tests. */
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<unknown>
}

interface Sent {
  readonly sent: number
  readonly accepted: number
  readonly duplicate: number
  readonly rejected: number
}

/** The server did not take the events. The message says which, and what it answered. */
class SendError extends Error {
  override readonly name = 'SendError'
}

const BUSY = new Set([429, 503])
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 10_000

/** ms to wait before the next attempt: what the server asks for in seconds, else twice as long each time. */
const pauseOf = (response: Response, attempt: number): number => {
  const asked = Number(response.headers.get('retry-after') ?? NaN) * 1000
  return Math.min(LONGEST_PAUSE, Number.isFinite(asked) ? asked : FIRST_PAUSE * 2 ** attempt)
}

const countsOf = (body: unknown): Omit<Sent, 'sent'> | null => {
  if (typeof body !== 'object' || body === null) return null
  const { accepted, duplicate, rejected } = body as Record<string, unknown>
  return typeof accepted === 'number' && typeof duplicate === 'number' && typeof rejected === 'number'
    ? { accepted, duplicate, rejected }
    : null
}

const post = async (
  endpoint: string,
  events: readonly CloudEvent[],
  options: SendOptions,
): Promise<Omit<Sent, 'sent'>> => {
  const {
    token,
    signal,
    attempts = 6,
    pause = (ms, stop) => sleep(ms, undefined, { signal: stop }),
  } = options
  const about = `${events.length} events from ${events[0]?.time}`
  for (let attempt = 0; ; attempt++) {
    let response: Response
    try {
      response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents-batch+json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(events),
        signal,
      })
    } catch (error) {
      if (signal?.aborted) throw error
      const { cause } = error as Error
      throw new SendError(`${endpoint} does not answer (${about}). Is the server running?`, {
        cause: cause ?? error,
      })
    }
    const text = await response.text()
    if (BUSY.has(response.status) && attempt + 1 < attempts) {
      await pause(pauseOf(response, attempt), signal)
      continue
    }
    if (!response.ok) {
      throw new SendError(`${endpoint} answered ${response.status} to ${about}: ${text.slice(0, 500)}`)
    }
    const counts = countsOf(parsed(text))
    if (!counts)
      throw new SendError(`${endpoint} is no Millrace: it answered ${about} with ${text.slice(0, 100)}`)
    return counts
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function* inBatches<T>(
  values: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<T[], void> {
  let batch: T[] = []
  for await (const value of values) {
    batch.push(value)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Posts the events to `<url>/api/events` as CloudEvents batches, one after the other, in their order. A
 * server that is busy (429, 503) is asked again after a while.
 *
 * @param url Where the server listens, such as `http://127.0.0.1:4400`.
 * @returns What the server answered, summed up. Resolves when all are durable, or when told to stop.
 * @throws SendError when the server can't be reached, refuses a whole batch or stays busy.
 */
export const sendEvents = async (
  url: string,
  events: AsyncIterable<CloudEvent> | Iterable<CloudEvent>,
  options: SendOptions = {},
): Promise<Sent> => {
  const { batch = 500, onProgress, signal } = options
  const endpoint = new URL('api/events', url.endsWith('/') ? url : `${url}/`).href
  let total: Sent = { sent: 0, accepted: 0, duplicate: 0, rejected: 0 }
  try {
    for await (const some of inBatches(events, batch)) {
      if (signal?.aborted) break
      const { accepted, duplicate, rejected } = await post(endpoint, some, options)
      total = {
        sent: total.sent + some.length,
        accepted: total.accepted + accepted,
        duplicate: total.duplicate + duplicate,
        rejected: total.rejected + rejected,
      }
      onProgress?.(total.sent)
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
  return total
}
