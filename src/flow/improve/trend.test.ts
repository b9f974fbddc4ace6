import { describe, expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import type { ItemFact } from '../facts.ts'
import { measureFacts } from '../measures/measure-facts.ts'
import { askOf } from '../report.ts'
import { resolveRequest } from '../request.ts'
import { trendChanges } from './trend.ts'

const map = loadMap([
  {
    file: 'map.yaml',
    text: `
organisation: { name: Test, timeZone: UTC }
slices:
  everyone: { name: Everyone }
streams:
  shop:
    name: Shop
    promise: You get what you order
    for: [everyone]
    trigger: An order
    finishLine: It is there
    outcome: Happy
    northStar: { name: Orders }
  other:
    name: Other
    promise: You get what you order
    for: [everyone]
    trigger: An order
    finishLine: It is there
    outcome: Happy
    northStar: { name: Orders }
sources:
  jira: { name: Jira, kind: jira, stream: shop, states: { Ready: waiting, Doing: active, Done: done } }
decisions:
  two-desks: { kind: split, on: 2026-03-10, by: Council, about: [shop], why: Queues }
  elsewhere: { kind: split, on: 2026-03-10, by: Council, about: [other], why: Queues }
  long-ago: { kind: split, on: 2026-01-10, by: Council, about: [shop], why: Queues }
reviews:
  spring: { on: 2026-03-20, by: Council, findings: Fine }
experiments:
  smaller: { name: Smaller orders, stream: shop, hypothesis: They are faster, from: 2026-03-16, to: 2026-06-01 }
`,
  },
]).map

const HOUR = 3_600_000_000
const WEEK = 7 * 24 * HOUR
const FIRST = Date.UTC(2026, 0, 5) * 1000

/** Items done in each week, each started so many hours before; from the tenth week on they are defects. */
const itemsOf = (weeks: readonly (readonly [done: number, hours: number])[]): ItemFact[] =>
  weeks.flatMap(([n, hours], week) =>
    Array.from({ length: n }, (_, i) => {
      const done = FIRST + week * WEEK + 100 * HOUR + i * HOUR
      const start = done - hours * HOUR
      return {
        source: 'jira',
        item: `${week}-${i}`,
        pass: 0,
        measured: 'work' as const,
        stream: 'shop',
        alsoIn: [],
        slice: null,
        team: null,
        parent: null,
        counts: 'always' as const,
        blockedBy: null,
        costOfDelay: null,
        movesStage: null,
        movesSlice: null,
        cost: null,
        abandonedFrom: null,
        type: week < 10 ? ('feature' as const) : ('defect' as const),
        label: `SHOP-${week}-${i}`,
        title: null,
        url: null,
        created: week === 0 ? FIRST : start,
        start,
        done,
        canceled: null,
        state: 'done' as const,
        stage: 'Doing',
        status: 'Done',
        active: (done - start) / 2,
        waiting: (done - start) / 2,
        reopened: 0,
        rework: 0,
        startCensored: false,
        quarantine: null,
        unmapped: [],
        lastAt: done,
        events: 2,
      }
    }),
  )

const changesOf = async (weeks: readonly (readonly [number, number])[]) => {
  const now = FIRST + weeks.length * WEEK
  const request = resolveRequest({ stream: 'shop' }, map)
  return trendChanges(await askOf(measureFacts(itemsOf(weeks), []), map, request, now))
}

const before = Array.from({ length: 10 }, (_, i) => [4 + (i % 2), 10 + (i % 3)] as const)

describe('a step', () => {
  const slower = Array.from({ length: 10 }, (_, i) => [4 + (i % 2), 40 + (i % 3)] as const)
  test('of flow time is told with its week, what it was before and after, and what else was then', async () => {
    expect(await changesOf([...before, ...slower])).toEqual([
      {
        metric: 'flowTime',
        at: '2026-03-16T00:00:00+00:00',
        direction: 'up',
        rule: 'eight on one side',
        before: 12 * 3600,
        after: 42 * 3600,
        sentence:
          'Flow time (85 % within) rose from 12 h to 1.8 days from the week of 2026-03-16 on (eight on one side).',
        alongside: [
          'The share of features among the items done fell from 100 % (n = 45) to 0 % (n = 45).',
          'The decision two-desks (split) was taken on 2026-03-10.',
          'The review spring was held on 2026-03-20.',
          'The experiment “Smaller orders” began on 2026-03-16.',
        ],
        evidence: [
          {
            name: 'Flow time (85 % within) before',
            words: '12 h',
            figure: `flowTime.p85?${new URLSearchParams({ measured: 'work', stream: 'shop', from: '2026-01-05T00:00:00+00:00', to: '2026-03-16T00:00:00+00:00' })}`,
            view: 'flow-time',
          },
          {
            name: 'Flow time (85 % within) after',
            words: '1.8 days',
            figure: `flowTime.p85?${new URLSearchParams({ measured: 'work', stream: 'shop', from: '2026-03-16T00:00:00+00:00', to: '2026-05-25T00:00:00+00:00' })}`,
            view: 'flow-time',
          },
        ],
      },
    ])
  })
  test('of velocity and flow time at once: each names the other', async () => {
    const both = Array.from({ length: 10 }, (_, i) => [14 + (i % 2), 40 + (i % 3)] as const)
    const changes = await changesOf([...before, ...both])
    expect(
      changes.map(({ metric, direction, before, after }) => ({ metric, direction, before, after })),
    ).toEqual([
      { metric: 'velocity', direction: 'up', before: 4.5, after: 14.5 },
      { metric: 'flowTime', direction: 'up', before: 12 * 3600, after: 42 * 3600 },
    ])
    expect(changes.map(({ alongside }) => alongside[0])).toEqual([
      'Flow time (85 % within) rose in the week of 2026-03-16.',
      'Flow velocity rose in the week of 2026-03-16.',
    ])
    expect(changes[0]?.evidence[1]).toMatchObject({ words: '145 items in 10 weeks' })
  })
})

test('weeks in which nothing was done have no flow time and no efficiency; velocity counts them as 0', async () => {
  const gaps = [...before, ...Array.from({ length: 10 }, (_, i) => [i % 2 === 0 ? 0 : 5, 11] as const)]
  expect((await changesOf(gaps)).map(({ metric }) => metric)).not.toContain('flowTime')
})

test('nothing stands out of routine variation, and too little data has no trend', async () => {
  expect(await changesOf(before)).toEqual([])
  expect(await changesOf(before.slice(0, 3))).toEqual([])
})
