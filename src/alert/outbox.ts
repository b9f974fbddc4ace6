/** Which messages are to be sent: each receiver is told of each alert once, of several in one message. */
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import type { Receiver } from './receivers.ts'
import { shortId, type StoredAlert, type StoredMessage } from './stored.ts'

const MINUTE = 60 * MICROS_PER_SECOND

/** Items age one after the other: a message that tells only of them comes at most so often. */
const PACE_OF_ITEMS = 15 * MINUTE

/** How long is waited after the first, second, … attempt; after the last one the message is given up. */
const BACK_OFF = [1, 5, 15, 60].map((minutes) => minutes * MINUTE)
export const MOST_ATTEMPTS = BACK_OFF.length + 1

const URGENCY = { target: 0, guardrail: 1, service: 2, stale: 3, expectation: 4 } as const

/** Targets, then guardrails, then error budgets, then sources, then items; of each the longest first. */
export const byUrgency = (a: StoredAlert, b: StoredAlert): number =>
  URGENCY[a.cause] - URGENCY[b.cause] || a.since - b.since || (a.identity < b.identity ? -1 : 1)

const concerns = ({ alert: { on, streams } }: Receiver, { cause, streams: of }: StoredAlert): boolean =>
  on.includes(cause) && (streams === undefined || of.some((stream) => streams.includes(stream)))

/**
 * The message that tells a receiver what is open, not acknowledged, and in no message to it so far; null
 * where there is nothing to tell, or nothing so soon after the last message.
 */
export const nextMessage = (
  receiver: Receiver,
  alerts: Iterable<StoredAlert>,
  messages: Iterable<StoredMessage>,
  now: Micros,
): StoredMessage | null => {
  const earlier = [...messages].filter((message) => message.receiver === receiver.id)
  const told = new Set(earlier.flatMap((message) => message.alerts))
  const untold = [...alerts]
    .filter(
      (alert) =>
        alert.resolved === null &&
        alert.acknowledged === null &&
        !told.has(alert.id) &&
        concerns(receiver, alert),
    )
    .sort(byUrgency)
  const last = Math.max(-Infinity, ...earlier.map(({ created }) => created))
  const onlyItems = untold.every(({ cause }) => cause === 'expectation')
  if (untold.length === 0 || (onlyItems && now - last < PACE_OF_ITEMS)) return null
  const ids = untold.map(({ id }) => id)
  return {
    id: shortId([receiver.id, now, ...ids].join(' ')),
    receiver: receiver.id,
    name: receiver.alert.name,
    by: receiver.alert.by,
    alerts: ids,
    created: now,
    attempts: [],
    state: 'waiting',
    next: now,
  }
}

/** What became of an attempt. */
export interface Outcome {
  readonly taken: boolean
  /** Why it was not taken, or whom it did not reach. Holds no address of a receiver that is a secret. */
  readonly error: string | null
}

export const TAKEN: Outcome = { taken: true, error: null }

/** The message after an attempt. */
export const afterAttempt = (
  message: StoredMessage,
  { taken, error }: Outcome,
  at: Micros,
): StoredMessage => {
  const attempts = [...message.attempts, { at, error }]
  if (taken) return { ...message, attempts, state: 'sent', next: null }
  const wait = BACK_OFF[attempts.length - 1]
  return wait === undefined
    ? { ...message, attempts, state: 'given up', next: null }
    : { ...message, attempts, next: at + wait }
}
