import { describe, expect, test } from 'vitest'
import type { Alert } from '../model/schema.ts'
import { afterAttempt, MOST_ATTEMPTS, nextMessage, TAKEN } from './outbox.ts'
import type { Receiver } from './receivers.ts'
import { NOW, openAlert } from './samples.contract.ts'
import type { StoredMessage } from './stored.ts'

const MINUTE = 60_000_000

const receiver = (some: Partial<Pick<Alert, 'on' | 'streams'>> = {}): Receiver => ({
  id: 'channel',
  alert: {
    name: 'Channel',
    by: 'webhook',
    urlFrom: 'CHAT_URL',
    on: ['target', 'guardrail', 'service', 'expectation', 'stale'],
    ...some,
  },
  channel: { by: 'webhook', url: 'http://localhost', secret: null },
  problem: null,
})

const target = openAlert('t')
const source = openAlert('s', { cause: 'stale', streams: ['support', 'shop'] })
const old = openAlert('old', { cause: 'expectation', since: NOW - MINUTE })
const older = openAlert('older', { cause: 'expectation', since: NOW - 2 * MINUTE })

describe('the next message', () => {
  const told = (alerts: Parameters<typeof nextMessage>[1], some = {}): readonly string[] =>
    nextMessage(receiver(some), alerts, [], NOW)?.alerts ?? []

  test('holds all that is open: targets, sources, items, of each the longest first', () => {
    expect(told([old, source, older, target])).toEqual(['t', 's', 'older', 'old'])
  })

  test('holds only what the receiver is for', () => {
    const all = [old, source, older, target]
    expect(told(all, { on: ['stale'] })).toEqual(['s'])
    expect(told(all, { streams: ['shop'] })).toEqual(['s'])
    expect(told(all, { streams: ['nothing'] })).toEqual([])
  })

  test('holds nothing that is over, acknowledged or told', () => {
    const over = { ...target, resolved: NOW }
    const taken = { ...source, acknowledged: { by: 'Kim', at: NOW, note: null } }
    expect(told([over, taken])).toEqual([])
    const first = nextMessage(receiver(), [target], [], NOW)
    expect(first && nextMessage(receiver(), [target, source], [first], NOW + 1)?.alerts).toEqual(['s'])
    expect(first && nextMessage({ ...receiver(), id: 'other' }, [target], [first], NOW + 1)?.alerts).toEqual([
      't',
    ])
  })

  test('of items only comes at most every quarter of an hour; a target takes them along', () => {
    const first = nextMessage(receiver(), [old], [], NOW)
    const next = (minutes: number, ...alerts: (typeof old)[]) =>
      first && nextMessage(receiver(), [old, ...alerts], [first], NOW + minutes * MINUTE)?.alerts
    expect(next(14, older)).toBeUndefined()
    expect(next(15, older)).toEqual(['older'])
    expect(next(1, older, target)).toEqual(['t', 'older'])
  })
})

test('five attempts, with longer and longer waits between them', () => {
  const refused = { taken: false, error: 'it answered 500' }
  let message = nextMessage(receiver(), [target], [], NOW) as StoredMessage
  const waits: (number | null)[] = []
  let at = NOW
  while (message.state === 'waiting') {
    message = afterAttempt(message, refused, at)
    waits.push(message.next === null ? null : (message.next - at) / MINUTE)
    at = message.next ?? at
  }
  expect(waits).toEqual([1, 5, 15, 60, null])
  expect(message).toMatchObject({ state: 'given up', next: null })
  expect(message.attempts).toHaveLength(MOST_ATTEMPTS)
})

test('what was taken is sent, and says whom it did not reach', () => {
  const message = nextMessage(receiver(), [target], [], NOW) as StoredMessage
  expect(afterAttempt(message, TAKEN, NOW)).toMatchObject({ state: 'sent', attempts: [{ error: null }] })
  expect(afterAttempt(message, { taken: true, error: 'refused for a@b.c' }, NOW)).toMatchObject({
    state: 'sent',
    attempts: [{ at: NOW, error: 'refused for a@b.c' }],
  })
})
