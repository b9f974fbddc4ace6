import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import { MICROS_PER_DAY, type SourceEvent } from '../event.ts'
import {
  draws,
  event,
  examine,
  found,
  GOLDEN,
  historyOf,
  HOUR,
  inBerlin,
  withItem,
} from './history.contract.ts'
import { localClock } from './local-clock.ts'

const DAY = MICROS_PER_DAY
const berlin = localClock('Europe/Berlin')

type Damage = (events: SourceEvent[]) => SourceEvent[]

const lastAt = (events: readonly SourceEvent[]): number => Math.max(...events.map(({ at }) => at))

/** Name, what is done to a sound history of 140 items and 700 events, what is found of it then. */
const DAMAGES: readonly (readonly [string, Damage, string])[] = [
  [
    'a status that the map does not know',
    (all) =>
      all.map((one) => (one.item === 'W-7' && one.state === 'Review' ? { ...one, state: 'Odd' } : one)),
    'work: unmapped-states 1/140 items, warning',
  ],
  [
    'a status that most know and the map does not',
    (all) => all.map((one) => (one.state === 'Review' ? { ...one, state: 'QA' } : one)),
    'work: unmapped-states 140/140 items, error',
  ],
  [
    'a type of which no rule knows',
    (all) =>
      all.map((one) =>
        one.item === 'W-7' && one.fields ? { ...one, fields: { ...one.fields, type: 'Task' } } : one,
      ),
    'work: unclassified 1/140 items, info',
  ],
  [
    'an area of which no rule knows',
    (all) =>
      all.map((one) =>
        one.item === 'W-7' && one.fields ? { ...one, fields: { ...one.fields, area: 'moon' } } : one,
      ),
    'work: without-stream 1/140 items, warning',
  ],
  [
    'dates that contradict each other',
    (all) => withItem(all, 'W-7', (own) => own.map((one) => ({ ...one, fault: 'done before start' }))),
    'work: contradicting-dates 1/140 items, warning',
  ],
  [
    'an event of the future',
    (all) =>
      withItem(all, 'W-7', (own) =>
        own.map((one, i) => (i === 3 ? { ...one, received: one.at - DAY } : one)),
      ),
    'work: clock-skew 1/140 items, warning',
  ],
  [
    'a change before the creation',
    (all) =>
      withItem(all, 'W-7', (own) => [
        ...own,
        { ...event('W-7', 9, (own[0]?.at ?? 0) + 60_000_000, 'New'), step: 'create' as const },
      ]),
    'work: clock-skew 1/140 items, warning',
  ],
  [
    'nothing but days',
    (all) => all.map((one) => ({ ...one, at: inBerlin(Math.floor(berlin.wall(one.at) / DAY) * DAY) })),
    'work: whole-days 700/700 events, info',
  ],
  [
    'days read as UTC',
    (all) => all.map((one) => ({ ...one, at: Math.floor(berlin.wall(one.at) / DAY) * DAY })),
    'work: whole-days 700/700 events, warning',
  ],
  [
    'everything at night',
    (all) => all.map((one) => ({ ...one, at: one.at - 9 * HOUR, received: one.received })),
    'work: night-work 700/700 events, warning',
  ],
  [
    'three weeks without a word',
    (all) => {
      const middle = all[Math.floor(all.length / 2)]?.at ?? 0
      return all.map((one) =>
        one.at >= middle ? { ...one, at: one.at + 21 * DAY, received: one.received + 21 * DAY } : one,
      )
    },
    'work: gaps 20/129 days, error',
  ],
  [
    'done without a start',
    (all) => withItem(all, 'W-7', (own) => [own[0], own[4]].filter((one) => one !== undefined)),
    'work: never-started 1/140 items, info',
  ],
  [
    'a history that begins in the middle',
    (all) =>
      withItem(all, 'W-7', (own) =>
        own
          .slice(2)
          .map((one, i) =>
            i === 0
              ? { ...one, partial: true, was: { state: 'Ready' }, fields: own[0]?.fields ?? null }
              : one,
          ),
      ),
    'work: start-censored 1/140 items, info',
  ],
  [
    'one event, and done',
    (all) =>
      withItem(all, 'W-7', (own) => own.slice(4).map((one) => ({ ...one, fields: own[0]?.fields ?? null }))),
    'work: without-history 1/140 items, info',
  ],
  [
    'begun, and forgotten',
    (all) => withItem(all, 'W-7', (own) => own.slice(0, 2)),
    'work: never-moved 1/1 items, error',
  ],
  [
    'closed days after it was done',
    (all) =>
      withItem(all, 'W-7', (own) => [...own, event('W-7', 5, (own[4]?.at ?? 0) + 60_000_000, 'Closed')]),
    'work: changes-after-done 1/140 items, info',
  ],
  [
    'two steps at one instant',
    (all) =>
      withItem(all, 'W-7', (own) =>
        own.map((one, i) => (i === 2 && own[3] ? { ...one, at: own[3].at, received: own[3].received } : one)),
      ),
    'work: zero-length-visits 1/420 visits, info',
  ],
  [
    'an event under two ids',
    (all) =>
      withItem(all, 'W-7', (own) =>
        own.flatMap((one, i) => (i === 2 ? [one, { ...one, id: 'again' }] : [one])),
      ),
    'work: repeated-events 1/701 events, info',
  ],
  [
    'a stage passed over',
    (all) => withItem(all, 'W-7', (own) => own.filter(({ state }) => state !== 'Build')),
    'work: skipped-stages 1/420 visits, info',
  ],
  [
    'items that another source has too',
    (all) => [...all, ...all.map((one) => ({ ...one, source: 'other' }))],
    'other: same-items 140/140 items, error',
  ],
  [
    'events of a source that the map does not have',
    (all) => [...all, { ...event('X-1', 0, lastAt(all), 'New'), source: 'gone' }],
    'gone: unknown-source 1/1 events, error',
  ],
]

describe('a sound history', () => {
  const answer = examine(historyOf(GOLDEN))

  test('has no findings, and nothing is left out', () => {
    const work = answer.sources.find(({ id }) => id === 'work')
    expect(work).toMatchObject({ events: 700, items: 140, findings: [], rules: [], data: { kind: 'ok' } })
    expect(
      work?.leftOut.map(({ metric, counted, total, reasons }) => [metric, counted, total, reasons]),
    ).toEqual([
      ['velocity', 140, 140, []],
      ['flowTime', 140, 140, []],
      ['load', 0, 0, []],
      ['efficiency', 140, 140, []],
      ['distribution', 140, 140, []],
    ])
  })

  test('a source without events is told apart from a clean one', () => {
    expect(answer.sources.find(({ id }) => id === 'other')).toMatchObject({
      events: 0,
      findings: [],
      data: { kind: 'no data' },
    })
  })

  test('whatever the history, nothing is found', () => {
    fc.assert(
      fc.property(draws, (drawn) => {
        expect(found(examine(historyOf(drawn)))).toEqual([])
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })
})

describe('damage is found, and nothing else', () => {
  test.each(DAMAGES)('%s', (_, damage, expected) => {
    expect(found(examine(damage(historyOf(GOLDEN))))).toEqual([expected])
  })

  test('in any sound history', () => {
    const check = (line: string | undefined): string => /^\w+: (\S+)/.exec(line ?? '')?.[1] ?? ''
    fc.assert(
      fc.property(draws, fc.constantFrom(...DAMAGES), (drawn, [, damage, expected]) => {
        expect(found(examine(damage(historyOf(drawn)))).map(check)).toEqual([check(expected)])
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })
})

test('local times that were read as UTC jump when the clocks change', () => {
  const drawn = [...GOLDEN, ...GOLDEN]
  const right = historyOf(drawn)
  expect(found(examine(right))).toEqual([])
  const wrong = right.map((one) => ({ ...one, at: berlin.wall(one.at), received: one.received + DAY }))
  const inSummer = wrong.filter(({ at }) => at >= Date.UTC(2026, 2, 29, 1) * 1000).length
  expect(found(examine(wrong))).toEqual([`work: clock-change ${inSummer}/1400 events, warning`])
})

test('days off are no gap', () => {
  const golden = historyOf(GOLDEN)
  const labourDay = Date.UTC(2026, 4, 1) * 1000
  const onThatDay = (at: number): boolean => Math.floor(berlin.wall(at) / DAY) * DAY === labourDay
  expect(golden.some(({ at }) => onThatDay(at))).toBe(true)
  const without = golden.map((one) => (onThatDay(one.at) ? { ...one, at: one.at - 8 * HOUR } : one))
  expect(found(examine(without))).toEqual([])
})

describe('a log with an instance for each run', () => {
  const at = Date.UTC(2026, 5, 1, 9) * 1000
  const step = (nth: number, name: 'start' | 'complete', instance: string): SourceEvent => ({
    ...event('R-1', nth, at + nth * HOUR, 'Build', nth === 0 ? { type: 'Bug', area: 'shop' } : null),
    step: name,
    instance,
  })
  test('runs may overlap', () => {
    const runs = [
      step(0, 'start', 'a'),
      step(1, 'start', 'b'),
      step(2, 'complete', 'a'),
      step(3, 'complete', 'b'),
    ]
    expect(found(examine(runs))).toEqual([])
  })
  test('a run that ends before it begins has a clock that is wrong', () => {
    const runs = [
      step(0, 'start', 'a'),
      step(1, 'complete', 'b'),
      step(2, 'start', 'b'),
      step(3, 'complete', 'a'),
    ]
    const [health] = examine(runs).sources
    expect(health?.findings).toMatchObject([
      { id: 'clock-skew', n: 1, examples: [{ why: '`Build` ended 1 h before it began' }] },
    ])
  })
})

test('times without an offset in the hour that comes twice', () => {
  const { map } = loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: Europe/Berlin }
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, northStar: { name: n } }
sources:
  work:
    name: Work
    kind: csv
    stream: shop
    csv: { item: id, time: { column: at, zone: Europe/Berlin }, state: status }
    states: { New: new, Build: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]
`,
    },
  ])
  const instants = ['2026-10-24T08:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z']
  const events = instants.map((iso, i) =>
    event(
      'N-1',
      i,
      Date.parse(iso) * 1000,
      ['New', 'Build', 'Done'][i] ?? '',
      i === 0 ? { type: 'Bug' } : null,
    ),
  )
  expect(examine(events, { map }).sources[0]?.findings).toMatchObject([
    {
      id: 'repeated-hour',
      severity: 'info',
      n: 1,
      of: 3,
      examples: [{ item: 'N-1', why: '1 event at 2026-10-25 02:30' }],
    },
  ])
})

test('a finding says what it does to which number, and how to mend it', () => {
  const damaged = historyOf(GOLDEN).map((one) =>
    one.state === 'Review' ? { ...one, state: 'Code review' } : one,
  )
  const [finding] = examine(damaged).sources[0]?.findings ?? []
  expect(finding).toEqual({
    id: 'unmapped-states',
    title: 'Statuses without a meaning',
    severity: 'error',
    source: 'work',
    n: 140,
    of: 140,
    unit: 'items',
    found: '140 of 140 items (100 %) were in a status that the map does not know: `Code review` (140).',
    effect:
      'Time in such a status is neither active nor waiting: flow load and flow efficiency leave it out, and no stage shows it. An item that was in no other status has no start, and so no flow time and no age.',
    metrics: ['load', 'efficiency', 'flowTime', 'timeInStage', 'age'],
    mend: {
      action:
        'Say what each status means under `states`. Proposed from its name and from where it stands in the flow:',
      yaml: [
        'sources:',
        '  work:',
        '    states:',
        '      # high: its name says “review…”; 0 % of 123 items at rest ended there, a stay takes 1.5 days on average',
        '      Code review: active',
      ].join('\n'),
    },
    examples: ['W-0', 'W-1', 'W-2', 'W-3', 'W-4'].map((item) => ({
      item,
      label: item,
      url: null,
      why: 'was in `Code review`',
    })),
  })
})

test('a source gone silent is judged as of its last day', () => {
  const forgotten = withItem(historyOf(GOLDEN), 'W-139', (own) => own.slice(0, 2))
  const [health] = examine(forgotten, { now: lastAt(forgotten) + 400 * DAY }).sources
  // A year of silence makes no item stale of which more would be known if the source had gone on.
  expect(health).toMatchObject({ findings: [], data: { kind: 'stale' } })
})
