import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attention, Finding } from './attention.ts'
import { afterAttempt, nextMessage, TAKEN } from './outbox.ts'
import type { Receiver } from './receivers.ts'
import { reconcile } from './reconcile.ts'
import { DAY, finding, NOW } from './samples.contract.ts'
import type { StoredAlert, StoredMessage } from './stored.ts'

const seen = (...findings: Finding[]): Attention => ({ findings, unjudged: new Set() })
const byId = (...alerts: StoredAlert[]): Map<string, StoredAlert> =>
  new Map(alerts.map((alert) => [alert.id, alert]))

describe('one alert', () => {
  const [opened] = reconcile(new Map(), seen(finding()), NOW)
  if (!opened) throw new Error('nothing was opened')

  test('is opened when it is found', () => {
    expect(opened).toEqual({
      ...finding(),
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      opened: NOW,
      resolved: null,
      acknowledged: null,
    })
  })

  test('stays as it is while it is found, in later periods too', () => {
    const later = finding({ identity: 'target/support/few/2026-08-03', sentence: '4 items in progress' })
    expect(reconcile(byId(opened), seen(finding()), NOW + 1)).toEqual([])
    expect(reconcile(byId(opened), seen(later), NOW + 7 * DAY)).toEqual([])
  })

  test('is over when it is judged and not found', () => {
    expect(reconcile(byId(opened), seen(), NOW + 1)).toEqual([{ ...opened, resolved: NOW + 1 }])
  })

  test('stays open while it can’t be judged', () => {
    expect(
      reconcile(byId(opened), { findings: [], unjudged: new Set(['target/support/few']) }, NOW + 1),
    ).toEqual([])
  })

  test('within its period it is the same again, in a later one it is new', () => {
    const over = { ...opened, resolved: NOW + 1, acknowledged: { by: 'Kim', at: NOW, note: null } }
    expect(reconcile(byId(over), seen(finding()), NOW + 2)).toEqual([{ ...over, resolved: null }])
    const later = finding({ identity: 'target/support/few/2026-08-03' })
    expect(reconcile(byId(over), seen(later), NOW + 7 * DAY)).toEqual([
      {
        ...later,
        id: expect.not.stringMatching(opened.id),
        opened: NOW + 7 * DAY,
        resolved: null,
        acknowledged: null,
      },
    ])
  })
})

/** What may be found at a step: each of a few subjects, in one of two periods, or not at all, or not judged. */
const step = fc.record({
  wait: fc.integer({ min: 1, max: 40 }),
  states: fc.array(fc.constantFrom('absent', 'first', 'second', 'unjudged'), { minLength: 6, maxLength: 6 }),
  fails: fc.boolean(),
  acknowledged: fc.option(fc.nat(5)),
})

const CAUSES = ['target', 'target', 'stale', 'expectation', 'expectation', 'expectation'] as const

const attentionOf = (states: readonly string[]): Attention => ({
  findings: states.flatMap((state, i) =>
    state === 'first' || state === 'second'
      ? [
          finding({
            cause: CAUSES[i],
            subject: `thing/${i}`,
            scope: `thing/${i}`,
            identity: `thing/${i}/${state}`,
            since: NOW + i,
          }),
        ]
      : [],
  ),
  unjudged: new Set(states.flatMap((state, i) => (state === 'unjudged' ? [`thing/${i}`] : []))),
})

const everything: Receiver = {
  id: 'channel',
  alert: {
    name: 'Channel',
    by: 'webhook',
    urlFrom: 'CHAT_URL',
    on: ['target', 'guardrail', 'service', 'expectation', 'stale'],
  },
  channel: { by: 'webhook', url: 'http://localhost', secret: null },
  problem: null,
}

test('no sequence of looks sends an identity twice, or has two alerts of one subject open', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let alerts = new Map<string, StoredAlert>()
      const messages = new Map<string, StoredMessage>()
      const sent: string[] = []
      let now = NOW
      for (const { wait, states, fails, acknowledged } of steps) {
        now += wait * 60_000_000
        for (const alert of reconcile(alerts, attentionOf(states), now)) alerts.set(alert.id, alert)
        const open = [...alerts.values()].filter(({ resolved }) => resolved === null)
        if (new Set(open.map(({ subject }) => subject)).size !== open.length) return false
        const one = acknowledged === null ? undefined : open[acknowledged]
        if (one) alerts.set(one.id, { ...one, acknowledged: { by: 'Kim', at: now, note: null } })
        const fresh = nextMessage(everything, alerts.values(), messages.values(), now)
        if (fresh) messages.set(fresh.id, fresh)
        for (const message of messages.values()) {
          if (message.state !== 'waiting' || (message.next ?? 0) > now) continue
          if (!fails) sent.push(...message.alerts)
          messages.set(message.id, afterAttempt(message, fails ? { taken: false, error: 'no' } : TAKEN, now))
        }
        // A restart: all that is known comes back from its records.
        alerts = new Map(structuredClone([...alerts]))
      }
      return new Set(sent).size === sent.length
    }),
    { numRuns: 300 },
  )
})

test('whatever is open and nobody has acknowledged is told in the end', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      const alerts = new Map<string, StoredAlert>()
      const messages = new Map<string, StoredMessage>()
      let now = NOW
      const look = (states: readonly string[]): void => {
        for (const alert of reconcile(alerts, attentionOf(states), now)) alerts.set(alert.id, alert)
        const fresh = nextMessage(everything, alerts.values(), messages.values(), now)
        if (fresh) messages.set(fresh.id, fresh)
      }
      for (const { wait, states } of steps) {
        now += wait * 60_000_000
        look(states)
      }
      now += 15 * 60_000_000
      look(steps.at(-1)?.states ?? [])
      const told = new Set([...messages.values()].flatMap((message) => message.alerts))
      return [...alerts.values()].every(({ id, resolved }) => resolved !== null || told.has(id))
    }),
  )
})
