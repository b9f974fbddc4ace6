import { describe, expect, test } from 'vitest'
import { measureFacts } from './measure-facts.ts'
import { sampleFact, sampleVisit, sampleVisits } from './sample-facts.contract.ts'

const ALL = { measured: 'work' } as const
const WINDOW = { from: 0, to: 20 }

/**
 * `a` waits and is paused; `b` comes back to build, passes review over and belongs to two streams; `c` goes on
 * and began before the known history; `d` is canceled.
 */
const items = [
  sampleFact({ item: 'a', created: -1, start: 0, done: 10, type: 'defect', lastAt: 10 }),
  sampleFact({ item: 'b', created: 0, start: 1, done: 12, alsoIn: ['returns'], lastAt: 12 }),
  sampleFact({
    item: 'c',
    start: 3,
    done: null,
    state: 'active',
    startCensored: true,
    label: 'SHOP-3',
    title: 'Pay by card',
    url: 'https://example.com/c',
    status: 'Doing',
    blockedBy: 'a',
    costOfDelay: 500,
    lastAt: 4,
  }),
  sampleFact({ item: 'd', start: 2, done: null, canceled: 6, state: 'canceled', stream: null, lastAt: 6 }),
]
const visits = [
  ...sampleVisits('a', 0, [
    { stage: 'build', state: 'waiting', end: 2, type: 'defect' },
    { stage: 'build', state: 'active', end: 5, type: 'defect' },
    { stage: 'review', state: 'waiting', reason: 'paused', end: 9, type: 'defect' },
    { stage: 'review', state: 'active', end: 10, type: 'defect' },
  ]),
  ...sampleVisits('b', 1, [
    { stage: 'build', state: 'active', end: 4, alsoIn: ['returns'] },
    { stage: 'review', state: 'active', end: 6, alsoIn: ['returns'] },
    { stage: 'build', state: 'active', end: 8, alsoIn: ['returns'] },
    { stage: 'review', state: 'active', end: 8, alsoIn: ['returns'] },
    { stage: 'ship', state: 'active', end: 12, alsoIn: ['returns'] },
  ]),
  ...sampleVisits('c', 3, [{ stage: 'build', state: 'active', end: null }]),
  ...sampleVisits('d', 2, [{ stage: 'build', state: 'waiting', end: 6, stream: null }]),
]
const measures = measureFacts(items, visits)

describe('how many', () => {
  test('what happened, per period', async () => {
    const tally = (happening: 'created' | 'started' | 'done' | 'canceled') =>
      measures.tally(ALL, [-5, 2, 4, 11, 20], happening, null)
    expect({
      created: await tally('created'),
      started: await tally('started'),
      done: await tally('done'),
      canceled: await tally('canceled'),
    }).toEqual({
      created: [{ key: null, values: [4, 0, 0, 0] }],
      started: [{ key: null, values: [2, 2, 0, 0] }],
      done: [{ key: null, values: [0, 0, 1, 1] }],
      canceled: [{ key: null, values: [0, 0, 1, 0] }],
    })
  })

  test('by type, without those that did not happen; none without a period', async () => {
    expect(await measures.tally(ALL, [0, 11, 20], 'done', 'type')).toEqual([
      { key: 'defect', values: [1, 0] },
      { key: 'feature', values: [0, 1] },
    ])
    expect(await measures.tally(ALL, [0], 'done', 'type')).toEqual([])
    expect(await measures.tally(ALL, [0], 'done', null)).toEqual([{ key: null, values: [] }])
  })

  test('an item of two streams is in both, and once in all; of none in no stream', async () => {
    const [from, to] = [0, 20]
    expect(await measures.tally(ALL, [from, to], 'started', 'stream')).toEqual([
      { key: 'returns', values: [1] },
      { key: 'shop', values: [3] },
      { key: null, values: [1] },
    ])
    expect(await measures.tally({ ...ALL, streams: ['returns'] }, [from, to], 'started', 'stream')).toEqual([
      { key: 'returns', values: [1] },
    ])
    const both = { ...ALL, streams: ['shop', 'returns'] }
    expect(await measures.tally(both, [from, to], 'started', null)).toEqual([{ key: null, values: [3] }])
    expect(await measures.loadBy(ALL, [4], 'stream')).toEqual([
      { key: 'returns', values: [1] },
      { key: 'shop', values: [3] },
      { key: null, values: [1] },
    ])
  })

  test('the load by stage, and by stage and state', async () => {
    expect(await measures.loadBy(ALL, [4, 7, 11], 'stage')).toEqual([
      { key: 'build', values: [3, 2, 1] },
      { key: 'review', values: [1, 1, 0] },
      { key: 'ship', values: [0, 0, 1] },
    ])
    expect(await measures.loadBy(ALL, [7], 'stageAndState')).toEqual([
      { key: 'build\u0000active', values: [2] },
      { key: 'review\u0000waiting', values: [1] },
    ])
  })

  test('stages reached: whoever has ended has passed all of them, canceled or done', async () => {
    expect(await measures.reached(ALL, [0, 5, 8, 12], ['build', 'review', 'ship'])).toEqual([
      [1, 4, 4, 4],
      [0, 2, 3, 3],
      [0, 0, 2, 3],
      [0, 0, 1, 3],
    ])
  })

  test('what has become of those that started', async () => {
    expect(await measures.outcomes(ALL, WINDOW, 10)).toEqual({ started: 4, done: 1, canceled: 1, open: 2 })
    expect(await measures.outcomes(ALL, { from: 1, to: 3 }, 5)).toEqual({
      started: 2,
      done: 0,
      canceled: 0,
      open: 2,
    })
  })

  test('reworked: back in a stage that it had left, or reopened; without quarantined ones', async () => {
    expect(await measures.reworked(ALL, [0, 11, 20])).toEqual([
      { done: 1, reworked: 0, reopened: 0, reentered: 0, time: 0 },
      { done: 1, reworked: 1, reopened: 0, reentered: 1, time: 0 },
    ])
    const reopened = sampleFact({ item: 'e', done: 19, reopened: 2, rework: 3 })
    const untrusted = { ...reopened, item: 'f', quarantine: 'a clock is wrong' }
    const again = sampleVisits('e', 10, [
      { stage: 'ship', state: 'active', end: 12 },
      { stage: 'ship', state: 'done', reason: 'reopened', end: 15 },
      { stage: 'ship', state: 'active', end: 19 },
    ])
    expect(await measureFacts([reopened, untrusted], again).reworked(ALL, [0, 20])).toEqual([
      { done: 1, reworked: 1, reopened: 1, reentered: 0, time: 3 },
    ])
  })
})

describe('stages', () => {
  test('time in stage: repeated stays sum, skipped ones are counted beside', async () => {
    expect(await measures.stageTimes(ALL, WINDOW, [50, 85])).toEqual([
      { stage: 'build', items: 2, entries: 3, skipped: 0, active: 8, waiting: 2, percentiles: [5, 5] },
      { stage: 'review', items: 2, entries: 2, skipped: 1, active: 3, waiting: 4, percentiles: [2, 5] },
      { stage: 'ship', items: 1, entries: 1, skipped: 0, active: 4, waiting: 0, percentiles: [4, 4] },
    ])
  })

  test('GitLab: 9–10 h and 12–14 h in a stage are 3 h, not 5 h', async () => {
    const hour = 3_600_000_000
    const done = sampleFact({ start: 9 * hour, done: 14 * hour })
    const stays = sampleVisits('A', 9 * hour, [
      { stage: 'build', state: 'active', end: 10 * hour },
      { stage: 'review', state: 'waiting', end: 12 * hour },
      { stage: 'build', state: 'active', end: 14 * hour },
    ])
    const [build] = await measureFacts([done], stays).stageTimes(ALL, { from: 0, to: 24 * hour }, [50])
    expect(build).toEqual({
      stage: 'build',
      items: 1,
      entries: 2,
      skipped: 0,
      active: 3 * hour,
      waiting: 0,
      percentiles: [3 * hour],
    })
  })

  test('age on leaving a stage for the last time', async () => {
    expect(await measures.leavingAges(ALL, WINDOW, [50, 85])).toEqual([
      { stage: 'build', n: 2, percentiles: [5, 7] },
      { stage: 'review', n: 2, percentiles: [5, 10] },
      { stage: 'ship', n: 1, percentiles: [11, 11] },
    ])
  })

  test('moves from stage to stage', async () => {
    expect(await measures.moves(ALL, WINDOW)).toEqual([
      { from: 'build', to: 'review', count: 2, time: 8 },
      { from: 'build', to: 'ship', count: 1, time: 2 },
      { from: 'review', to: 'build', count: 1, time: 2 },
      { from: 'review', to: null, count: 1, time: 5 },
      { from: 'ship', to: null, count: 1, time: 4 },
    ])
  })

  test('a stay goes on over what is ignored in its stage, and ends where that lies in another', async () => {
    const done = sampleFact({ start: 0, done: 9 })
    const through = (stage: string) =>
      measureFacts(
        [done],
        sampleVisits('A', 0, [
          { stage: 'build', state: 'active', end: 2 },
          { stage, state: 'ignored', end: 5 },
          { stage: 'build', state: 'waiting', end: 9 },
        ]),
      ).moves(ALL, WINDOW)
    expect(await through('build')).toEqual([{ from: 'build', to: null, count: 1, time: 6 }])
    expect(await through('elsewhere')).toEqual([
      { from: 'build', to: 'build', count: 1, time: 2 },
      { from: 'build', to: null, count: 1, time: 4 },
    ])
  })

  test('waits inside the window, whatever became of the items', async () => {
    expect(await measures.waits(ALL, { from: 1, to: 8 })).toEqual([
      { stage: 'build', reason: null, items: 2, time: 5 },
      { stage: 'review', reason: 'paused', items: 1, time: 3 },
    ])
  })

  test('active runs are unbroken as long as anyone is active in the stage', async () => {
    expect(await measures.activeRuns(ALL, { from: 0, to: 10 })).toEqual([
      { stage: 'build', from: 1, to: 10 },
      { stage: 'review', from: 4, to: 6 },
      { stage: 'review', from: 9, to: 10 },
      { stage: 'ship', from: 8, to: 10 },
    ])
    const touching = [sampleVisit({ at: 0, end: 4 }), sampleVisit({ item: 'B', at: 4, end: 6 })]
    expect(await measureFacts([], touching).activeRuns(ALL, WINDOW)).toEqual([
      { stage: 'build', from: 0, to: 6 },
    ])
  })
})

describe('items', () => {
  test('spans of those that flow time counts, in order of done', async () => {
    expect(await measures.spans(ALL, WINDOW)).toEqual({
      created: Float64Array.of(-1, 0),
      start: Float64Array.of(0, 1),
      done: Float64Array.of(10, 12),
      type: Uint8Array.of(1, 0),
    })
  })

  test('in progress at an instant: the oldest first, with the stage then and since when', async () => {
    const open = await measures.openAt(ALL, 9)
    expect(
      open.map(({ item, stage, state, reason, start, inStageSince }) => ({
        item,
        stage,
        state,
        reason,
        start,
        inStageSince,
      })),
    ).toEqual([
      { item: 'a', stage: 'review', state: 'active', reason: null, start: 0, inStageSince: 5 },
      { item: 'b', stage: 'ship', state: 'active', reason: null, start: 1, inStageSince: 8 },
      { item: 'c', stage: 'build', state: 'active', reason: null, start: 3, inStageSince: 3 },
    ])
    expect(open[2]).toEqual({
      source: 'jira',
      item: 'c',
      pass: 0,
      label: 'SHOP-3',
      title: 'Pay by card',
      url: 'https://example.com/c',
      type: 'feature',
      stage: 'build',
      state: 'active',
      reason: null,
      status: 'Doing',
      blockedBy: 'a',
      costOfDelay: 500,
      start: 3,
      startCensored: true,
      inStageSince: 3,
      lastAt: 4,
    })
  })

  test('ages leave out those whose start is not known', async () => {
    expect(await measures.agesAt(ALL, [-1, 7, 11])).toEqual([
      { n: 0, total: 0 },
      { n: 2, total: 13 },
      { n: 1, total: 10 },
    ])
  })

  test('of epics and their children either are counted, by everything', async () => {
    const epic = sampleFact({ item: 'epic', label: 'SHOP-9', counts: 'unlessParent' })
    const child = sampleFact({ item: 'child', parent: 'SHOP-9', counts: 'unlessParent' })
    const left = sampleFact({ item: 'left out', counts: 'never' })
    const stays = [epic, child, left].map(({ item, counts }) => sampleVisit({ item, counts }))
    const family = measureFacts([epic, child, left], stays)
    const counted = async (of: Parameters<typeof family.extent>[0]) => ({
      items: (await family.extent(of)).items,
      done: await family.velocity(of, [0, 40]),
      open: (await family.openAt(of, 20)).map(({ item }) => item),
    })
    expect(await counted({ ...ALL, withoutParents: true })).toEqual({ items: 1, done: [1], open: ['child'] })
    expect(await counted(ALL)).toEqual({ items: 2, done: [2], open: ['child', 'epic'] })
  })
})
