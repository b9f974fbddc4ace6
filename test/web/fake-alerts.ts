/** Handcrafted targets and alerts: every status, every cause, told, being told, given up, acknowledged, over. */
import type { AlertAnswer, AlertsAnswer, TargetAnswer, TargetsAnswer } from '../../src/flow/alert-answers.ts'

const AS_OF = '2026-11-04T09:30:00+01:00'
const FROM = '2026-10-05T00:00:00+02:00'
const TO = '2026-11-02T00:00:00+01:00'

const target = (
  some: Pick<TargetAnswer, 'id' | 'name' | 'metric' | 'status' | 'value' | 'words' | 'sentence'>,
): TargetAnswer => ({
  stream: { id: 'shopper-purchase', name: 'Shopper Purchase Experience' },
  why: null,
  bound: { kind: 'atMost', value: 432_000, atRisk: 388_800, words: 'at most 5 days' },
  n: some.value === null ? null : 34,
  periods: 4,
  figure: { id: some.metric, key: `${some.metric}?measured=work&stream=shopper-purchase` },
  of: { measured: 'work', stream: 'shopper-purchase', slice: null, team: null, type: null },
  window: { from: FROM, to: TO, by: 'week', asOf: AS_OF },
  policies: [],
  simulated: false,
  data: { kind: 'ok' },
  ...some,
})

export const TARGETS: TargetsAnswer = {
  asOf: AS_OF,
  timeZone: 'Europe/Berlin',
  targets: [
    target({
      id: 'quick',
      name: 'Changes reach shoppers within five days',
      metric: 'flowTime.p85',
      status: 'breached',
      value: 535_680,
      words: '6.2 days',
      sentence:
        '85 % of the items done within 6.2 days (4 weeks from 2026-10-05 to 2026-11-01, n = 34); the target is at most 5 days.',
    }),
    target({
      id: 'median',
      name: 'Flow time, 50 % within: at most 5 days',
      metric: 'flowTime.p50',
      status: 'at risk',
      value: 400_000,
      words: '4.6 days',
      sentence: '50 % of the items done within 4.6 days; the target is at most 5 days.',
    }),
    target({
      id: 'slow',
      name: 'Flow time, 95 % within: at most 5 days',
      metric: 'flowTime.p95',
      status: 'met',
      value: 300_000,
      words: '3.5 days',
      sentence: '95 % of the items done within 3.5 days; the target is at most 5 days.',
    }),
    target({
      id: 'active',
      name: 'Flow efficiency: at least 20 %',
      metric: 'efficiency',
      status: 'not configured',
      value: null,
      words: null,
      sentence: 'Flow efficiency: no source tells waiting from active. The target is at least 20 %.',
    }),
  ],
}

const alert = (some: Partial<AlertAnswer> & Pick<AlertAnswer, 'id' | 'cause' | 'title'>): AlertAnswer => ({
  sentence: 'What was measured, against what.',
  streams: [{ id: 'shopper-purchase', name: 'Shopper Purchase Experience' }],
  figure: null,
  item: null,
  source: null,
  simulated: false,
  since: TO,
  opened: '2026-11-02T00:01:00+01:00',
  resolved: null,
  acknowledged: null,
  told: [],
  group: null,
  ...some,
})

const CHANNEL = { receiver: 'channel', name: 'Channel of the team', by: 'webhook' } as const

const AGED = 'expectation/shopper-purchase/work'
const AGED_JOURNEYS = 'expectation/shopper-purchase/journeys'

/** One that waits to be told, and one that somebody has acknowledged. */
const ITEMS = [
  alert({
    id: 'a3',
    cause: 'expectation',
    title: 'SHOP-44 Refund in the currency of the order',
    item: { source: 'tracker', item: 'tracker-44', label: 'SHOP-44' },
    group: AGED,
    told: [
      {
        ...CHANNEL,
        state: 'waiting',
        attempts: [{ at: '2026-11-04T09:28:00+01:00', error: 'no answer within 10 s' }],
        next: '2026-11-04T09:33:00+01:00',
      },
    ],
  }),
  alert({
    id: 'a4',
    cause: 'expectation',
    title: 'SHOP-45',
    item: { source: 'tracker', item: 'tracker-45', label: 'SHOP-45' },
    acknowledged: { by: 'Kim', at: '2026-11-03T10:00:00+01:00', note: 'Waits for the bank' },
    group: AGED,
  }),
]

/** A crowd. */
const JOURNEYS = Array.from({ length: 67 }, (_, i) =>
  alert({
    id: `j${i}`,
    cause: 'expectation',
    title: `S-${1000 + i}`,
    item: { source: 'shop', item: `s-${1000 + i}`, label: `S-${1000 + i}` },
    simulated: true,
    group: AGED_JOURNEYS,
  }),
)

export const ALERTS: AlertsAnswer = {
  asOf: AS_OF,
  timeZone: 'Europe/Berlin',
  checked: '2026-11-04T09:29:30+01:00',
  unacknowledged: 70,
  unacknowledgedRows: 4,
  openTotal: 71,
  open: [
    alert({
      id: 'a1',
      cause: 'target',
      title: 'Shopper Purchase Experience: Changes reach shoppers within five days',
      sentence: '85 % of the items done within 6.2 days; the target is at most 5 days.',
      figure: 'flowTime.p85?measured=work&stream=shopper-purchase',
      told: [
        {
          ...CHANNEL,
          state: 'sent',
          attempts: [{ at: '2026-11-02T00:01:02+01:00', error: null }],
          next: null,
        },
      ],
    }),
    alert({
      id: 'a2',
      cause: 'stale',
      title: 'Tracker has gone silent',
      source: { id: 'tracker', name: 'Tracker' },
      told: [
        {
          ...CHANNEL,
          state: 'given up',
          attempts: [{ at: '2026-11-02T03:00:00+01:00', error: 'it answered 410' }],
          next: null,
        },
      ],
    }),
    ...ITEMS,
    ...JOURNEYS,
  ],
  groups: [
    {
      id: AGED_JOURNEYS,
      cause: 'expectation',
      stream: { id: 'shopper-purchase', name: 'Shopper Purchase Experience' },
      measured: 'journeys',
      title: '67 journeys of Shopper Purchase Experience are older than the expected 6 days',
      sentence: '85 % of the journeys are expected to be done within 6 days.',
      n: 67,
      unacknowledged: 67,
      acknowledgedBy: [],
      since: TO,
      items: '/items?stream=shopper-purchase&measured=journeys&behind=load&only=beyondExpectation',
      simulated: true,
      told: [],
      first: JOURNEYS.slice(0, 10),
    },
    {
      id: AGED,
      cause: 'expectation',
      stream: { id: 'shopper-purchase', name: 'Shopper Purchase Experience' },
      measured: 'work',
      title: '2 items of Shopper Purchase Experience are older than the expected 14 days',
      sentence: '85 % of the items are expected to be done within 14 days.',
      n: 2,
      unacknowledged: 1,
      acknowledgedBy: ['Kim'],
      since: TO,
      items: '/items?stream=shopper-purchase&measured=work&behind=load&only=beyondExpectation',
      simulated: false,
      told: ITEMS.flatMap(({ told }) => told),
      first: ITEMS,
    },
  ],
  pastTotal: 1,
  past: [
    alert({
      id: 'a0',
      cause: 'target',
      title: 'Shopper Purchase Experience: No more than 30 at a time',
      resolved: '2026-11-01T12:00:00+01:00',
    }),
  ],
  receivers: [
    {
      id: 'channel',
      name: 'Channel of the team',
      by: 'webhook',
      on: ['target', 'expectation', 'stale'],
      streams: null,
      signed: true,
      problem: null,
    },
    {
      id: 'on-call',
      name: 'People on call',
      by: 'email',
      on: ['stale'],
      streams: ['platform'],
      signed: false,
      problem: 'The environment variable MILLRACE_SMTP is not set, so nobody is told here.',
    },
  ],
  watched: { targets: 4, guardrails: 0, objectives: 0, expectations: 2, sources: 2 },
}

export const NO_TARGETS: TargetsAnswer = { ...TARGETS, targets: [] }

export const NO_ALERTS: AlertsAnswer = {
  ...ALERTS,
  unacknowledged: 0,
  unacknowledgedRows: 0,
  openTotal: 0,
  open: [],
  groups: [],
  pastTotal: 0,
  past: [],
  receivers: [],
  watched: { targets: 0, guardrails: 0, objectives: 0, expectations: 0, sources: 0 },
}
