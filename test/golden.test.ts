/**
 * The definitions of what is measured, one test for each sentence that can be wrong, in their order: flow items, the
 * five metrics, shared rules, diagnostics. Golden values are those of the sources in brackets.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facts, tick } from '../src/flow/measures/arbitrary-facts.contract.ts'
import { MICROS_PER_DAY } from '../src/flow/event.ts'
import { bottleneck, growthOfLoad, shareOfWait, activePeriod } from '../src/flow/improve/bottleneck.ts'
import { cd3 } from '../src/flow/improve/cost-of-delay.ts'
import { fold } from '../src/flow/fold.ts'
import { longestActive } from '../src/flow/measures/longest-active.ts'
import { measureFacts } from '../src/flow/measures/measure-facts.ts'
import { ALL_PERCENTS, paceOf } from '../src/flow/improve/pace.ts'
import { nearestRank, percentile } from '../src/flow/percentile.ts'
import { shares } from '../src/flow/shares.ts'
import { itemsDone, ofRuns, periodsNeeded } from '../src/flow/forecast/simulation.ts'
import { processLimits } from '../src/flow/improve/xmr.ts'
import { event, readingWith } from '../src/flow/histories.contract.ts'
import { engineOn, mapOf } from './workspace.ts'
import { instant, worldOf, type Histories } from './measured-world.ts'

const H = 3600
const DAY = 86_400
const WEEK = { from: '2026-06-01', to: '2026-06-08' }
const STORY = { type: 'Story' }
const BUG = { type: 'Bug' }

/** The items of docs/guide/measuring.md in the week of Monday, 1 June 2026. */
const week: Histories = {
  A: [
    ['2026-06-01T08:00', { type: 'Story' }],
    ['2026-06-01T09:00', 'Ready'],
    ['2026-06-02T21:00', 'Build'],
    ['2026-06-03T09:00', 'Done'],
  ],
  B: [
    ['2026-06-02T08:00', { type: 'Bug' }],
    ['2026-06-02T09:00', 'Build'],
    ['2026-06-03T15:00', 'Ready'],
    ['2026-06-03T21:00', 'Done'],
  ],
  C: [
    ['2026-06-01T10:00', STORY],
    ['2026-06-01T10:00', 'Backlog'],
    ['2026-06-03T09:00', 'Build'],
  ],
  D: [
    ['2026-06-01T09:00', { type: 'Chore' }],
    ['2026-06-01T09:00', 'Build'],
    ['2026-06-02T12:00', 'Dropped'],
  ],
}

describe('flow items and flow states', () => {
  it('what no rule classifies is unclassified: counted, shown, never a feature', async () => {
    const { distribution } = await worldOf({
      X: [
        ['2026-06-01', { type: 'Wish' }],
        ['2026-06-01', 'Build'],
        ['2026-06-02', 'Done'],
      ],
    }).flow(WEEK)
    expect(distribution).toMatchObject({ unclassified: 100, feature: 0, n: 1 })
  })
  it('work in progress is waiting or active: not new, done, canceled or ignored', async () => {
    const world = worldOf({
      X: [
        ['2026-06-01', 'Backlog'],
        ['2026-06-02', 'Ready'],
        ['2026-06-03', 'Build'],
        ['2026-06-04', 'Side'],
        ['2026-06-05', 'Build'],
        ['2026-06-06', 'Done'],
      ],
      Y: [
        ['2026-06-03', 'Build'],
        ['2026-06-04', 'Dropped'],
      ],
    })
    const { load } = await world.flow({ ...WEEK, by: 'day' })
    expect(load.series.map((one) => one.load)).toEqual([0, 1, 2, 0, 1, 0, 0, 0])
  })
  it('visits tile an item’s time from its first committed state to its end', () => {
    const { visits } = worldOf({ A: week['A'] ?? [] }).derived
    expect(visits.map(({ stage, state, at, end }) => [stage, state, at, end])).toEqual([
      ['Ready', 'waiting', instant('2026-06-01T09:00'), instant('2026-06-02T21:00')],
      ['Build', 'active', instant('2026-06-02T21:00'), instant('2026-06-03T09:00')],
    ])
  })
})

describe('flow velocity', () => {
  it('items done in [from, to), canceled excluded', async () => {
    const { velocity } = await worldOf(week).flow(WEEK)
    expect(velocity.map(({ items }) => items)).toEqual([2])
    const atTheEdge = await worldOf(week).flow({ from: '2026-06-01', to: '2026-06-03T21:00:00Z' })
    expect(atTheEdge.velocity.map(({ items }) => items)).toEqual([1])
  })
  it('empty periods stay as 0; the current, unfinished one is partial', async () => {
    const { velocity } = await worldOf(week, { now: '2026-06-17' }).flow({})
    expect(velocity.map(({ items, partial }) => [items, partial])).toEqual([
      [2, false],
      [0, false],
      [0, true],
    ])
  })
  it('periods before the first item is known are partial: nothing is known of them', async () => {
    const { velocity } = await worldOf(week, { now: '2026-06-08' }).flow({ from: '2026-05-18' })
    expect(velocity.map(({ items, partial }) => [items, partial])).toEqual([
      [0, true],
      [0, true],
      [2, false],
    ])
  })
})

describe('flow time', () => {
  it('done − first waiting or active, waits included; an open item has none', async () => {
    const { flowTime } = await worldOf(week).flow(WEEK)
    expect(flowTime).toMatchObject({ n: 2, p50: 36 * H, p85: 48 * H })
    expect(worldOf(week).derived.items.find(({ item }) => item === 'C')?.done).toBeNull()
  })
  it('a start before the known history is censored: left out of percentiles, counted beside', async () => {
    const world = worldOf(week, { source: 'historyFrom: 2026-06-01T12:00:00Z' })
    expect((await world.flow(WEEK)).flowTime).toMatchObject({ n: 1, p50: 36 * H, startCensored: 1 })
  })
  it('times that contradict each other are quarantined with a reason, never negative', () => {
    const create = event(10, 'Build', { step: 'create' })
    const [item] = fold([create, event(5, 'Done')], readingWith()).items
    expect(item?.quarantine).toBe('it changed before it was created: a clock is wrong')
  })
})

describe('flow load', () => {
  it('at an instant, and over a period ∫ L(t) dt ÷ T', async () => {
    const { load } = await worldOf(week).flow({ ...WEEK, by: 'day' })
    expect(load.series.map((one) => one.load)).toEqual([0, 2, 2, 1, 1, 1, 1, 1])
    // A 48 h, B 36 h, C 111 h until Monday, D 27 h.
    expect(load.average).toBeCloseTo((48 + 36 + 111 + 27) / (7 * 24), 10)
  })
  it('∫ L(t) dt over a window = Σ of each item’s dwell inside that window', async () => {
    await fc.assert(
      fc.asyncProperty(facts, tick, tick, async ({ epoch, derived }, one, other) => {
        const [from, to] = [epoch + Math.min(one, other), epoch + Math.max(one, other)]
        const measures = measureFacts(derived.items, derived.visits)
        const [integral] = await measures.loadTime({ measured: 'work' }, [from, to], to)
        const dwell = derived.visits
          .filter(({ measured, counts }) => measured === 'work' && counts !== 'never')
          .filter(({ state }) => state === 'waiting' || state === 'active')
          .map(({ at, end }) => Math.max(0, Math.min(end ?? to, to) - Math.max(at, from)))
        expect(integral).toBe(dwell.reduce((sum, micros) => sum + micros, 0))
      }),
      { numRuns: 300 },
    )
  })
})

describe('flow efficiency', () => {
  it('Σ active ÷ Σ (active + waiting): 50 %, not the mean of 25 % and 83 %', async () => {
    expect((await worldOf(week).flow(WEEK)).efficiency).toEqual({
      value: 0.5,
      activeSeconds: 42 * H,
      waitingSeconds: 42 * H,
      n: 2,
    })
  })
  it('denominator 0 is no data, neither 0 nor 1', async () => {
    const { efficiency } = await worldOf(week).flow({ from: '2026-06-20', to: '2026-06-21' })
    expect(efficiency).toMatchObject({ nothing: 'no data' })
  })
  it('a source without waiting and active apart is not configured', async () => {
    const { efficiency } = await worldOf(week, { states: '{ "*": active, Done: done }' }).flow(WEEK)
    expect(efficiency).toMatchObject({ nothing: 'not configured' })
  })
})

describe('flow distribution', () => {
  it('of the items completed, or of the load', async () => {
    const world = worldOf(week, { now: '2026-06-06' })
    expect((await world.flow(WEEK)).distribution).toMatchObject({ feature: 50, defect: 50, n: 2 })
    expect((await world.flow({ ...WEEK, basis: 'load' })).distribution).toMatchObject({ feature: 100, n: 1 })
  })
  it('n = 0 has no shares', async () => {
    const { distribution } = await worldOf(week).flow({ from: '2026-06-20', to: '2026-06-21' })
    expect(distribution).toMatchObject({ feature: null, defect: null, unclassified: null, n: 0 })
  })
  it('is rounded by largest remainder to 100', () => {
    expect(shares([1, 1, 1, 0, 0])).toEqual([34, 33, 33, 0, 0])
    expect(shares([5, 1, 1, 1, 0])).toEqual([63, 13, 12, 12, 0])
  })
})

describe('beside the five', () => {
  it('lead time: created → done', async () => {
    const { percentiles } = await worldOf(week).view('flow-time', { ...WEEK, clock: 'lead' })
    expect(percentiles.find(({ percent }) => percent === 85)?.value).toBe(49 * H)
  })
  it('cycle time: localDate(end) − localDate(start) + 1 calendar days [Vacanti]', async () => {
    const { percentiles } = await worldOf(week).view('flow-time', { ...WEEK, clock: 'calendar-days' })
    expect(percentiles.map(({ value }) => value)).toEqual([2, 3, 3, 3])
    // Five minutes across midnight are two days, whatever the zone of the reader.
    const overnight: Histories = {
      N: [
        ['2026-06-01T21:58', 'Build'],
        ['2026-06-01T22:03', 'Done'],
      ],
    }
    const days = async (zone: string) =>
      (
        await worldOf(overnight, { organisation: `timeZone: ${zone}` }).view('flow-time', {
          ...WEEK,
          clock: 'calendar-days',
        })
      ).percentiles[0]?.value
    expect([await days('Europe/Berlin'), await days('UTC')]).toEqual([2, 1])
  })
  it('work item age: now − start; paused time still ages [Kanban Guide]', async () => {
    const world = worldOf(
      {
        P: [
          ['2026-06-01', 'Build'],
          ['2026-06-03', 'Held'],
        ],
      },
      { now: '2026-06-11' },
    )
    const { items } = await world.view('aging')
    expect(items).toMatchObject([{ ageSeconds: 10 * DAY, state: 'waiting', reason: 'paused' }])
  })
  it('load ÷ velocity: periods to clear; never at a velocity of 0', async () => {
    const { load, meanVelocity, timeToClear } = await worldOf(week, { now: '2026-06-08' }).view(
      'balance',
      WEEK,
    )
    expect({ load, meanVelocity, timeToClear }).toEqual({ load: 1, meanVelocity: 2, timeToClear: 0.5 })
    const idle = await worldOf(week, { now: '2026-07-01' }).view('balance', { from: '2026-06-08' })
    expect(idle).toMatchObject({ load: 1, meanVelocity: 0, timeToClear: null })
  })
  it('stale: in progress without an event for 30 days; age is another thing', async () => {
    const histories: Histories = {
      old: [
        ['2026-01-01', 'Build'],
        ['2026-06-20', BUG],
      ],
      silent: [['2026-05-31', 'Build']],
    }
    const { items, stale } = await worldOf(histories, { now: '2026-07-01' }).view('aging')
    expect(stale).toBe(1)
    expect(items.map(({ label, stale: isStale }) => [label, isStale])).toEqual([
      ['old', false],
      ['silent', true],
    ])
  })
  it('percentile: nearest rank, k = ⌈p·n⌉: n = 20, p85 → the 17th', () => {
    expect(nearestRank(20, 85)).toBe(17)
    expect(
      percentile(
        Array.from({ length: 20 }, (_, i) => i + 1),
        85,
      ),
    ).toBe(17)
  })
  it('service level expectation: 85 % within 12 days, and the share that keeps it', async () => {
    const histories: Histories = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `I${i}`,
        [
          ['2026-06-01', 'Build'],
          [new Date(Date.UTC(2026, 5, i < 17 ? 13 : 20)).toISOString().slice(0, 10), 'Done'],
        ] as const,
      ]),
    )
    const measuring = '{ expectation: { percent: 85, within: 12 d } }'
    const { expectation, percentiles, n } = await worldOf(histories, { measuring }).view('flow-time')
    expect(expectation).toEqual({ percent: 85, seconds: 12 * DAY, kept: 0.85 })
    expect([n, percentiles.find(({ percent }) => percent === 85)?.value]).toEqual([20, 12 * DAY])
  })
})

describe('shared rules', () => {
  it('type change [Viz]: in progress July 1–10, a defect until day 4, a feature from day 5', async () => {
    const world = worldOf(
      {
        V: [
          ['2026-07-01', BUG],
          ['2026-07-01', 'Build'],
          ['2026-07-05', STORY],
          ['2026-07-10', 'Done'],
        ],
      },
      { now: '2026-07-12' },
    )
    const { groups, points } = await world.view('load', { from: '2026-07-01', to: '2026-07-11', by: 'day' })
    const of = (type: string) => points.map(({ loads }) => loads[groups.indexOf(type)] ?? 0)
    expect(of('defect')).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    expect(of('feature')).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0])
    const { periods } = await world.view('velocity', { from: '2026-07-01', to: '2026-07-11', by: 'day' })
    expect(periods.filter(({ items }) => items > 0)).toMatchObject([
      { start: expect.stringContaining('2026-07-10'), byType: { feature: 1, defect: 0 } },
    ])
  })

  const again: Histories = {
    R: [
      ['2026-06-01', 'Build'],
      ['2026-06-02', 'Done'],
      ['2026-06-04', 'Build'],
      ['2026-06-05', 'Done'],
    ],
  }
  it('reopened, continue: one completion at the last done; the gap is rework', async () => {
    const world = worldOf(again)
    expect((await world.flow(WEEK)).flowTime).toMatchObject({ n: 1, p50: 4 * DAY })
    expect((await world.flow(WEEK)).efficiency).toMatchObject({ activeSeconds: 2 * DAY, waitingSeconds: 0 })
    expect(await world.view('rework', WEEK)).toMatchObject({ n: 1, reopened: 1, reworkSeconds: 2 * DAY })
  })
  it('reopened, newVisit: each pass completes on its own', async () => {
    const { velocity, flowTime } = await worldOf(again, { measuring: '{ reopened: newVisit }' }).flow(WEEK)
    expect([velocity[0]?.items, flowTime.n, flowTime.p50]).toEqual([2, 2, DAY])
  })
  it('repeated stage intervals sum: 9–10 h and 12–14 h are 3 h, not 5 h [GitLab]', async () => {
    const { stages } = await worldOf({
      G: [
        ['2026-06-01T09:00', 'Check'],
        ['2026-06-01T10:00', 'Ready'],
        ['2026-06-01T12:00', 'Check'],
        ['2026-06-01T14:00', 'Done'],
      ],
    }).view('stages')
    expect(stages.find(({ stage }) => stage === 'Check')).toMatchObject({
      items: 1,
      entries: 2,
      activeSeconds: 3 * H,
    })
  })
  it('a skipped stage has dwell 0 and is out of that stage’s percentiles', async () => {
    const world = worldOf({
      S: [
        ['2026-06-01', 'Ready'],
        ['2026-06-02', 'Check'],
        ['2026-06-03', 'Done'],
      ],
    })
    const { stages } = await world.view('stages')
    expect(stages.find(({ stage }) => stage === 'Build')).toMatchObject({
      items: 0,
      skipped: 1,
      activeSeconds: 0,
      percentiles: [50, 70, 85, 95].map((percent) => ({ percent, seconds: null })),
    })
  })
  it('backward moves: asIs counts an item where it is, highWater where it has been', async () => {
    const back: Histories = {
      W: [
        ['2026-06-01', 'Build'],
        ['2026-06-02', 'Check'],
        ['2026-06-03', 'Build'],
        ['2026-06-05', 'Done'],
      ],
    }
    const bands = async (backward: string) => {
      const { policy, stages, points } = await worldOf(back, {
        measuring: `{ backward: ${backward} }`,
      }).view('cumulative-flow', WEEK)
      const point = points.find(({ at }) => at.startsWith('2026-06-04'))
      return [policy, Object.fromEntries(stages.map((stage, i) => [stage, point?.stages[i]]))]
    }
    expect(await bands('asIs')).toMatchObject(['asIs', { Build: 1 }])
    expect(await bands('highWater')).toMatchObject(['highWater', { Build: 0, Check: 1 }])
  })

  const clock = { organisation: 'timeZone: Europe/Berlin' }
  it.each([
    ['forward', '2026-03-29', '2026-03-30', 23],
    ['back', '2026-10-25', '2026-10-26', 25],
  ])('a day on which clocks go %s has its own length; durations are elapsed', async (_, day, next, hours) => {
    const [noon, then] = [`${day}T00:30`, `${day}T04:30`]
    const world = worldOf(
      {
        T: [
          [noon, 'Build'],
          [then, 'Done'],
        ],
      },
      { ...clock, now: '2026-11-01' },
    )
    const { velocity, flowTime, load } = await world.flow({ from: day, to: next, by: 'day' })
    const [period] = velocity
    expect(Date.parse(period?.end ?? '') - Date.parse(period?.start ?? '')).toBe(hours * 3_600_000)
    expect(flowTime.p50).toBe(4 * H)
    expect(load.average).toBeCloseTo(4 / hours, 10)
  })
  it('buckets lie in the zone of the organisation; weeks start on Monday unless set', async () => {
    const late: Histories = {
      L: [
        ['2026-06-01T10:00', 'Build'],
        ['2026-06-07T23:30', 'Done'],
      ],
    }
    const startOfWeek = async (organisation: string) =>
      (await worldOf(late, { organisation }).flow({})).velocity.find(({ items }) => items === 1)?.start
    expect(await startOfWeek('timeZone: UTC')).toContain('2026-06-01')
    expect(await startOfWeek('timeZone: Europe/Berlin')).toContain('2026-06-08')
    expect(await startOfWeek('timeZone: UTC, weekStart: sunday')).toContain('2026-06-07')
  })
  it('a working calendar is a labelled alternative, never the silent default', async () => {
    const overWeekend: Histories = {
      F: [
        ['2026-06-05T16:00', 'Build'],
        ['2026-06-08T10:00', 'Done'],
      ],
    }
    const world = worldOf(overWeekend, { organisation: 'workingCalendar: { from: "09:00", to: "17:00" }' })
    const of = async (clockName: string | undefined) => {
      const { clock: told, percentiles } = await world.view(
        'flow-time',
        clockName ? { clock: clockName } : {},
      )
      return [told, percentiles[0]?.value]
    }
    expect(await of(undefined)).toEqual(['elapsed', 66 * H])
    expect(await of('working')).toEqual(['working', 2 * H])
  })
  it('duplicates: the same (source, id) taken twice changes nothing [CloudEvents]', async () => {
    const { engine, close } = await engineOn(
      mapOf('  board: { name: Board, kind: jira, stream: support, states: { Build: active, Done: done } }'),
    )
    const take = async () => {
      const readings = [
        event(instant('2026-06-01'), 'Build', { id: '1' }),
        event(instant('2026-06-02'), 'Done', { id: '2' }),
      ]
      const { accepted, duplicate } = await engine.takeReadings('board', readings)
      return { accepted, duplicate, flow: await engine.flow(WEEK) }
    }
    const once = await take()
    expect(once).toMatchObject({ accepted: 2, duplicate: 0, flow: { flowTime: { n: 1, p50: DAY } } })
    expect(await take()).toEqual({ accepted: 0, duplicate: 2, flow: once.flow })
    await close()
  })
  it('a late event changes recent figures', async () => {
    const before = await worldOf(again).flow({ ...WEEK, by: 'day' })
    const after = await worldOf({
      R: [...(again['R'] ?? []), ['2026-06-06', 'Build'], ['2026-06-07', 'Done']],
    }).flow({ ...WEEK, by: 'day' })
    const days = (answer: typeof before) => answer.velocity.map(({ items }) => items)
    expect([days(before), days(after)]).toEqual([
      [0, 0, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 0, 1],
    ])
  })
})

describe('diagnostics on flow', () => {
  // One item starts each day and takes two: the load is 2.
  const steady: Histories = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => {
      const day = (offset: number) => new Date(Date.UTC(2026, 3, 1 + i + offset)).toISOString().slice(0, 10)
      return [
        `S${i}`,
        [
          [day(0), 'Build'],
          [day(2), 'Done'],
        ] as const,
      ]
    }),
  )

  it('Little’s Law: average load = arrival rate × average flow time, with five lights', async () => {
    const law = await worldOf(steady).view('littles-law', { from: '2026-04-10', to: '2026-05-20' })
    expect(law).toMatchObject({ arrivalRate: 1, departureRate: 1, meanFlowSeconds: 2 * DAY, impliedLoad: 2 })
    expect(law.averageLoad).toBeCloseTo(2, 10)
    expect(law.lights.map(({ id, lit }) => [id, lit])).toEqual([
      ['arrivals', true],
      ['finished', true],
      ['load', true],
      ['age', true],
      ['units', true],
    ])
  })
  it('XmR: [1,3,5,3,7,8,0,5,3,1,8,2] → mean 3.833, upper 13.748, lower 0', () => {
    const limits = processLimits([1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8, 2])
    expect([limits?.mean.toFixed(3), limits?.upper.toFixed(3), limits?.lower]).toEqual(['3.833', '13.748', 0])
  })
  it('aging: percentiles of the cumulative age on leaving each stage; pace is the percentile against them', async () => {
    const left: Histories = Object.fromEntries(
      [1, 2, 3, 4].map((days) => [
        `D${days}`,
        [
          ['2026-06-01', 'Build'],
          [`2026-06-0${days + 1}`, 'Check'],
          ['2026-06-10', 'Done'],
        ] as const,
      ]),
    )
    const world = worldOf({ ...left, open: [['2026-06-09', 'Build']] }, { now: '2026-06-12' })
    const { stages, items } = await world.view('aging')
    expect(stages.find(({ stage }) => stage === 'Build')).toMatchObject({
      n: 4,
      percentiles: [
        { percent: 50, seconds: 2 * DAY },
        { percent: 70, seconds: 3 * DAY },
        { percent: 85, seconds: 4 * DAY },
        { percent: 95, seconds: 4 * DAY },
      ],
    })
    expect(items).toMatchObject([{ label: 'open', ageSeconds: 3 * DAY, pace: 75 }])
    expect(
      paceOf(
        3,
        ALL_PERCENTS.map((percent) => percentile([1, 2, 3, 4], percent)),
      ),
    ).toBe(75)
  })
  it('bottleneck: share of wait, growth of load, the longest active run [Roser]; and whether they agree', () => {
    const wait = shareOfWait([
      { stage: 'Check', reason: null, items: 2, time: 30 },
      { stage: 'Build', reason: null, items: 1, time: 10 },
    ])
    const weeks = [0, 1, 2, 3, 4, 5].map((one) => one * 7 * MICROS_PER_DAY)
    const growth = growthOfLoad(weeks, [
      { key: 'Build', values: [3, 3, 3, 3, 3, 3] },
      { key: 'Check', values: [1, 3, 5, 7, 9, 11] },
    ])
    const active = activePeriod(
      longestActive([
        { stage: 'Build', from: 0, to: 4 },
        { stage: 'Check', from: 2, to: 12 },
      ]),
    )
    expect(wait.stages).toEqual([
      { stage: 'Check', value: 0.75 },
      { stage: 'Build', value: 0.25 },
    ])
    expect(growth.stages[0]).toEqual({ stage: 'Check', value: expect.closeTo(2, 10) })
    expect([wait.stage, growth.stage, active.stage]).toEqual(['Check', 'Check', 'Check'])
    expect(bottleneck([wait, growth, active]).agree).toBe('all')
  })

  const draws = (history: number[], seed = 7) => ({ history, rest: 0, runs: 10_000, seed })
  it('Monte Carlo: whole periods with replacement, zeros included, seeded; all zeros → never', () => {
    expect(itemsDone(draws([0, 2]), 4, 0)).toEqual(itemsDone(draws([0, 2]), 4, 0))
    expect(itemsDone(draws([0, 2]), 4, 0)).not.toEqual(itemsDone(draws([0, 2], 8), 4, 0))
    // Of four draws from 0 and 2 the sums 0, 2, 4, 6, 8 come 1, 4, 6, 4 and 1 times in 16.
    const eighth = itemsDone(draws([0, 2]), 4, 0).filter((done) => done <= 2).length / 10_000
    expect(eighth).toBeCloseTo(5 / 16, 1)
    expect(ofRuns(periodsNeeded(draws([0, 0, 0]), 1, 500), 50)).toBe(Infinity)
  })
  it('“when” at p is the p-th percentile of dates, “how many” the (1 − p)-th of counts: the surer, the later and the fewer', async () => {
    const history: Histories = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => {
        const day = (offset: number) =>
          new Date(Date.UTC(2026, 0, 5 + Math.floor(i / 2) * 7 + (i % 2) * 2 + offset))
            .toISOString()
            .slice(0, 10)
        return [
          `F${i}`,
          [
            [day(0), 'Build'],
            [day(i % 3), 'Done'],
          ] as const,
        ]
      }),
    )
    const world = worldOf(history, { now: '2026-06-01' })
    const when = await world.forecast({ items: '10', seed: '1' })
    const many = await world.forecast({ until: '2026-07-27', seed: '1' })
    const times = when.percentiles.map(({ at }) => Date.parse(at ?? ''))
    const counts = many.percentiles.map(({ items }) => items ?? Number.NaN)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(when).toEqual(await world.forecast({ items: '10', seed: '1' }))
    expect(when.backtest?.hits.length).toBeGreaterThan(0)
  })
  it('predictability where no value scores exist: velocity’s XmR', async () => {
    // Two in the first week and none since: that week lies above the limits of 0.33 ± 2.66 · 0.4.
    expect(await worldOf(week, { now: '2026-07-13' }).view('predictability')).toMatchObject({
      limits: { n: 6, mean: expect.closeTo(1 / 3, 10), upper: expect.closeTo(1.397, 3) },
      stable: false,
    })
    expect(
      await worldOf(steady).view('predictability', { from: '2026-04-13', to: '2026-05-25' }),
    ).toMatchObject({
      limits: { mean: 7, upper: 7, lower: 7, signals: [] },
      stable: true,
    })
  })
  it('CD3 = cost of delay ÷ duration [Reinertsen]', () => {
    expect(cd3(1000, 14 * MICROS_PER_DAY)).toBe(500)
    expect(cd3(1000, null)).toBeNull()
  })
})
