import { expect, it } from 'vitest'
import type { GuardrailAnswer, NorthStarNow } from '../flow/logic/north-star-answer.ts'
import { guardrailAttention } from './guardrails.ts'

const guardrail = (id: string, status: GuardrailAnswer['status']): GuardrailAnswer => ({
  id,
  name: `Guardrail ${id}`,
  why: null,
  logic: 'inFlight <= 10',
  status,
  conditions: [
    {
      about: id,
      logic: 'inFlight <= 10',
      value: 12,
      words: '12',
      bound: 'at most 10',
      n: 12,
      holds: status === 'holds',
      why: null,
      parts: [],
    },
  ],
  since: { from: '2026-08-03T00:00:00+02:00', to: '2026-08-31T00:00:00+02:00' },
  sentence: `Guardrail ${id}: 12 (n = 12); at most 10.`,
})

const shop = (data: NorthStarNow['data'], ...guardrails: GuardrailAnswer[]): NorthStarNow => ({
  of: { measured: 'journeys', stream: 'shop', slice: null, team: null, type: null },
  window: {
    from: '2026-08-10T00:00:00+02:00',
    to: '2026-09-07T00:00:00+02:00',
    by: 'week',
    asOf: '2026-09-08T10:00:00+02:00',
  },
  timeZone: 'Europe/Berlin',
  policies: [],
  warnings: [],
  simulated: true,
  data,
  stream: { id: 'shop', name: 'Shop' },
  periods: 4,
  before: null,
  northStar: null,
  hollow: null,
  guardrails,
})

it('tells of a broken guardrail with its figure and since when; one that can’t be judged stays as it is', () => {
  const found = guardrailAttention([
    shop({ kind: 'ok' }, guardrail('a', 'broken'), guardrail('b', 'holds'), guardrail('c', 'not measured')),
  ])
  expect(found.findings).toEqual([
    {
      identity: 'guardrail/shop/a/2026-09-07',
      subject: 'guardrail/shop/a',
      scope: 'guardrail/shop/a',
      cause: 'guardrail',
      title: 'Shop: Guardrail a',
      sentence: 'Guardrail a: 12 (n = 12); at most 10. Judged from 2026-08-10 to 2026-09-07.',
      streams: ['shop'],
      figure:
        'guardrail?about=a&measured=journeys&stream=shop&from=2026-08-10T00%3A00%3A00%2B02%3A00&to=2026-09-07T00%3A00%3A00%2B02%3A00&by=week',
      item: null,
      source: null,
      simulated: true,
      since: Date.UTC(2026, 7, 30, 22) * 1000,
    },
  ])
  expect(found.unjudged).toEqual(new Set(['guardrail/shop/c']))
})

it('of data that has ended nothing is told', () => {
  const stale = {
    kind: 'stale',
    since: '2026-08-01T00:00:00+02:00',
    why: 'No event since 2026-08-01.',
  } as const
  expect(guardrailAttention([shop(stale, guardrail('a', 'broken'))])).toEqual({
    findings: [],
    unjudged: new Set(['guardrail/shop/a']),
  })
})
