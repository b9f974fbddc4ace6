import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Source } from '../model/schema.ts'
import type { SourceEvent } from './event.ts'
import { isInProgress } from './facts.ts'
import { fold } from './fold.ts'
import { event, HOUR, moves, readingWith, shape, tracker } from './histories.contract.ts'
import type { SourceReading } from './reading.ts'

const reading = (reopened?: 'continue' | 'newVisit', source: Source = tracker): SourceReading =>
  readingWith(reopened ? { reopened } : {}, source)

describe('flow time and states', () => {
  it('runs from the first waiting or active to the first event of the last run of done', () => {
    const { items, visits } = fold(
      [
        event(0, 'Backlog'),
        event(2 * HOUR, 'Ready'),
        event(5 * HOUR, 'Doing'),
        event(9 * HOUR, 'Done'),
        event(12 * HOUR, 'Closed'),
      ],
      reading(),
    )
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      created: 0,
      start: 2 * HOUR,
      done: 9 * HOUR,
      canceled: null,
      state: 'done',
      status: 'Closed',
      active: 4 * HOUR,
      waiting: 3 * HOUR,
      reopened: 0,
      rework: 0,
      startCensored: false,
      quarantine: null,
      events: 5,
    })
    expect(shape(visits)).toEqual([
      ['Ready', 'waiting', 'unclassified', 2, 5],
      ['develop', 'active', 'unclassified', 5, 9],
    ])
  })

  it('sums repeated stage intervals: 9–10 h and 12–14 h are 3 h, not 5 h [GitLab]', () => {
    const { items, visits } = fold(
      [
        event(9 * HOUR, 'Review'),
        event(10 * HOUR, 'Ready'),
        event(12 * HOUR, 'Review'),
        event(14 * HOUR, 'Done'),
      ],
      reading(),
    )
    expect(items[0]?.active).toBe(3 * HOUR)
    expect(visits.filter(({ stage }) => stage === 'Review')).toHaveLength(2)
  })

  it('keeps the type of each day in the visits and the type at close in the item [Viz golden]', () => {
    const july = (day: number): number => Date.UTC(2026, 6, day) * 1000
    const { items, visits } = fold(
      [
        event(july(1), 'Doing', { fields: { type: 'Bug' } }),
        event(july(5), null, { fields: { type: 'Story' }, was: { fields: { type: 'Bug' } } }),
        event(july(10), 'Done'),
      ],
      reading(),
    )
    expect(items[0]).toMatchObject({ type: 'feature', start: july(1), done: july(10) })
    expect(visits.map(({ type, at, end }) => [type, at, end])).toEqual([
      ['defect', july(1), july(5)],
      ['feature', july(5), july(10)],
    ])
  })

  it('freezes fields at close: what is changed afterwards does not count', () => {
    const { items } = fold(
      [
        event(0, 'Doing', { fields: { type: 'Bug' } }),
        event(HOUR, 'Done'),
        event(2 * HOUR, null, { fields: { type: 'Story' } }),
      ],
      reading(),
    )
    expect(items[0]?.type).toBe('defect')
  })

  it('leaves a canceled item out of done, and ends it', () => {
    const { items, visits } = fold([event(0, 'Ready'), event(HOUR, 'Rejected')], reading())
    expect(items[0]).toMatchObject({ done: null, canceled: HOUR, state: 'canceled' })
    expect(visits.at(-1)?.end).toBe(HOUR)
  })

  it('has no start for an item that was never in progress', () => {
    const { items, visits } = fold([event(0, 'Backlog'), event(HOUR, 'Done')], reading())
    expect(items[0]).toMatchObject({ start: null, done: HOUR })
    expect(visits).toEqual([])
  })

  it('takes paused for waiting with a reason, and keep for no change', () => {
    const { visits } = fold(
      [event(0, 'Doing'), event(HOUR, 'Blocked'), event(2 * HOUR, 'Comment'), event(3 * HOUR, 'Doing')],
      reading(),
    )
    expect(shape(visits)).toEqual([
      ['develop', 'active', 'unclassified', 0, 1],
      ['develop', 'waiting', 'unclassified', 1, 3, 'paused'],
      ['develop', 'active', 'unclassified', 3, null],
    ])
  })

  it('leaves out and names a status that the map does not know, and never reopens by it', () => {
    const { items, visits } = fold(
      [event(0, 'Doing'), event(HOUR, 'In QA'), event(2 * HOUR, 'Done'), event(3 * HOUR, 'Archived')],
      reading(),
    )
    expect(items[0]).toMatchObject({ done: 2 * HOUR, unmapped: ['In QA', 'Archived'], active: HOUR })
    expect(shape(visits)[1]).toEqual(['In QA', 'ignored', 'unclassified', 1, 2, 'unmapped'])
  })

  it('marks the stages that were passed over', () => {
    const { visits } = fold([event(0, 'Ready'), event(HOUR, 'Review'), event(2 * HOUR, 'Done')], reading())
    expect(shape(visits)).toEqual([
      ['Ready', 'waiting', 'unclassified', 0, 1],
      ['develop', 'active', 'unclassified', 1, 1, 'skipped'],
      ['Review', 'active', 'unclassified', 1, 2],
    ])
  })
})

describe('reopened', () => {
  const history = [event(0, 'Doing'), event(HOUR, 'Done'), event(4 * HOUR, 'Doing'), event(6 * HOUR, 'Done')]

  it('continue: one completion at the last done; the gap is neither active nor waiting', () => {
    const { items, visits } = fold(history, reading('continue'))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      start: 0,
      done: 6 * HOUR,
      active: 3 * HOUR,
      waiting: 0,
      reopened: 1,
      rework: 3 * HOUR,
    })
    expect(shape(visits)[1]).toEqual(['Done', 'done', 'unclassified', 1, 4, 'reopened'])
  })

  it('newVisit: each pass completes on its own', () => {
    const { items } = fold(history, reading('newVisit'))
    expect(items.map(({ pass, start, done }) => [pass, start, done])).toEqual([
      [0, 0, HOUR],
      [1, 4 * HOUR, 6 * HOUR],
    ])
  })

  it('canceled after done is canceled, and bridged', () => {
    const { items, visits } = fold(
      [event(0, 'Doing'), event(HOUR, 'Done'), event(2 * HOUR, 'Rejected')],
      reading(),
    )
    expect(items[0]).toMatchObject({ done: null, canceled: 2 * HOUR, reopened: 0 })
    expect(visits.map(({ at, end }) => [at, end])).toEqual([
      [0, HOUR],
      [HOUR, 2 * HOUR],
    ])
  })
})

describe('history that says what was before', () => {
  const create = (state: string, more: Partial<SourceEvent> = {}): SourceEvent =>
    event(0, state, { step: 'create', fields: { label: 'EE-1', type: 'Story' }, ...more })

  it('begins with the status before the earliest change, whatever it is now', () => {
    const { items } = fold(
      [
        create('Done'),
        event(HOUR, 'Doing', { was: { state: 'Ready', fields: { type: 'Bug' } }, fields: { type: 'Story' } }),
        event(2 * HOUR, 'Done', { was: { state: 'Doing' } }),
      ],
      reading(),
    )
    expect(items[0]).toMatchObject({ label: 'EE-1', start: 0, waiting: HOUR, active: HOUR, type: 'feature' })
  })

  it('holds the current status from creation on where nothing ever changed', () => {
    expect(fold([create('Ready')], reading()).items[0]).toMatchObject({ state: 'waiting', start: 0 })
  })

  it('censors the start where older history is missing', () => {
    const change = event(HOUR, 'Done', { was: { state: 'Doing' } })
    expect(fold([create('Done', { partial: true }), change], reading()).items[0]?.startCensored).toBe(true)
    expect(fold([change], reading()).items[0]?.startCensored).toBe(true)
    expect(fold([create('Done'), change], reading()).items[0]?.startCensored).toBe(false)
  })

  it('censors items in progress when the known history begins', () => {
    const source = { ...tracker, historyFrom: '1970-01-01T02:00:00Z' }
    const censored = (at: number): boolean | undefined =>
      fold([event(at, 'Doing'), event(9 * HOUR, 'Done')], reading(undefined, source)).items[0]?.startCensored
    expect([censored(HOUR), censored(2 * HOUR), censored(3 * HOUR)]).toEqual([true, true, false])
  })

  it('quarantines an item that changed before it was created, and one whose row contradicts itself', () => {
    const early = event(-HOUR, 'Doing', { was: { state: 'Ready' } })
    expect(fold([create('Doing'), early], reading()).items[0]?.quarantine).toBe(
      'it changed before it was created: a clock is wrong',
    )
    const fault = 'done 2025-01-20 before start 2025-01-25'
    expect(fold([event(0, 'Done', { fault })], reading()).items[0]?.quarantine).toBe(fault)
  })
})

describe('activities with start and complete', () => {
  const source = {
    ...tracker,
    kind: 'csv',
    csv: { item: 'case', lifecycle: 'l', attributes: 'all' },
    states: {},
  } as Source
  const run = (
    at: number,
    step: 'start' | 'complete',
    state: string,
    instance: string | null = null,
  ): SourceEvent => event(at * HOUR, state, { step, instance })

  it('is active while any runs, and waits for the next one in between', () => {
    const { items, visits } = fold(
      [
        run(0, 'start', 'Triage', '1'),
        run(2, 'complete', 'Triage', '1'),
        run(5, 'start', 'X-Ray', '2'),
        run(6, 'start', 'Blood', '3'),
        run(7, 'complete', 'X-Ray', '2'),
        run(9, 'complete', 'Blood', '3'),
      ],
      reading(undefined, { ...source, finish: 'lastEvent' }),
    )
    expect(items[0]).toMatchObject({
      start: 0,
      done: 9 * HOUR,
      active: 6 * HOUR,
      waiting: 3 * HOUR,
      startCensored: false,
    })
    expect(shape(visits)).toEqual([
      ['Triage', 'active', 'unclassified', 0, 2],
      ['X-Ray', 'waiting', 'unclassified', 2, 5],
      ['X-Ray', 'active', 'unclassified', 5, 6],
      ['Blood', 'active', 'unclassified', 6, 9],
    ])
  })

  it('measures an item of which only completions are logged from the first to the last, and divides nothing', () => {
    const events = [run(1, 'complete', 'Triage'), run(3, 'complete', 'X-Ray'), run(4, 'complete', 'Leave')]
    const { items, visits } = fold(events, reading(undefined, { ...source, finish: 'lastEvent' }))
    expect(items[0]).toMatchObject({
      start: HOUR,
      done: 4 * HOUR,
      active: 0,
      waiting: 0,
      startCensored: false,
      unmapped: [],
    })
    expect(shape(visits)).toEqual([
      ['Triage', 'active', 'unclassified', 1, 3],
      ['X-Ray', 'active', 'unclassified', 3, 4],
      ['Leave', 'active', 'unclassified', 4, 4],
    ])
    const states = { Triage: 'waiting', 'X-Ray': 'active', Leave: 'done' } as const
    expect(fold(events, reading(undefined, { ...source, states })).items[0]).toMatchObject({
      done: 4 * HOUR,
      active: HOUR,
      waiting: 2 * HOUR,
    })
  })

  it('does not know the start of an item whose first event is a complete', () => {
    const { items } = fold(
      [run(1, 'complete', 'Triage'), run(3, 'start', 'X-Ray'), run(4, 'complete', 'X-Ray')],
      reading(undefined, { ...source, finish: 'lastEvent' }),
    )
    expect(items[0]).toMatchObject({ startCensored: true, active: HOUR, waiting: 2 * HOUR, done: 4 * HOUR })
  })
})

describe('a log without done states', () => {
  it('is done at its last event where the source says so', () => {
    const source = { ...tracker, states: {}, finish: 'lastEvent' as const }
    const { items } = fold(
      [event(0, 'a'), event(HOUR, 'b'), event(3 * HOUR, 'c')],
      reading(undefined, source),
    )
    expect(items[0]).toMatchObject({ start: 0, done: 3 * HOUR, unmapped: [] })
  })
})

/** The definitions once more, in another way: what the item is in between two neighbouring events. */
const byIntervals = (events: readonly SourceEvent[]) => {
  const meaning = reading('continue').meaningOf
  const ordered = [...events].sort((a, b) => a.at - b.at || a.ord - b.ord)
  let state = 'new'
  const intervals: { from: number; to: number; state: string }[] = []
  for (const [i, { at, state: status }] of ordered.entries()) {
    const next = status === null ? null : meaning(status)
    const ended = state === 'done' || state === 'canceled'
    if (next && !(ended && next.state === 'ignored')) state = next.state
    intervals.push({ from: at, to: ordered[i + 1]?.at ?? at, state })
  }
  const firstProgress = intervals.findIndex((one) => one.state === 'waiting' || one.state === 'active')
  const lastOther = intervals.findLastIndex((one) => one.state !== state)
  const end = state === 'done' || state === 'canceled' ? (intervals[lastOther + 1]?.from ?? null) : null
  const sum = (wanted: string): number =>
    intervals.reduce(
      (total, one, i) => (one.state === wanted && i >= firstProgress ? total + one.to - one.from : total),
      0,
    )
  return {
    start: firstProgress < 0 ? null : (intervals[firstProgress]?.from ?? null),
    done: state === 'done' ? end : null,
    canceled: state === 'canceled' ? end : null,
    active: sum('active'),
    waiting: sum('waiting'),
    state,
  }
}

describe('properties', () => {
  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(moves, fc.infiniteStream(fc.nat()), (events, keys) => {
        const shuffled = events
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(fold(shuffled, reading('continue'))).toEqual(fold(events, reading('continue')))
      }),
      { numRuns: 300 },
    )
  })

  it('agrees with the definitions applied interval by interval', () => {
    fc.assert(
      fc.property(moves, (events) => {
        const [item, ...more] = fold(events, reading('continue')).items
        expect(more).toEqual([])
        expect(item).toMatchObject(byIntervals(events))
      }),
      { numRuns: 2000 },
    )
  })

  it('tiles the time from the first committed state to the end, without gap or overlap', () => {
    fc.assert(
      fc.property(moves, fc.constantFrom('continue' as const, 'newVisit' as const), (events, policy) => {
        const { items, visits } = fold(events, reading(policy))
        for (const item of items) {
          const own = visits.filter(({ pass }) => pass === item.pass)
          const end = item.done ?? item.canceled
          expect(own.map(({ nth }) => nth)).toEqual(own.map((_, i) => i))
          if (item.start === null) expect(own).toEqual([])
          else {
            expect(own[0]?.at).toBe(item.start)
            expect(own.at(-1)?.end).toBe(end)
            own.forEach((visit, i) => expect(visit.end).toBe(own[i + 1]?.at ?? end))
          }
          const dwell = (state: string): number =>
            own.reduce((sum, v) => (v.state === state ? sum + (v.end ?? item.lastAt) - v.at : sum), 0)
          expect([dwell('active'), dwell('waiting')]).toEqual([item.active, item.waiting])
          expect(
            own.filter((visit) => visit.skipped && isInProgress(visit.state) && visit.at !== visit.end),
          ).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })
})
