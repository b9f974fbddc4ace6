import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CloudEventsSource, type MeasuringChoices } from '../model/schema.ts'
import type { SourceEvent } from './event.ts'
import { factAt, isInProgress, visitAt } from './facts.ts'
import { fold } from './fold.ts'
import { event, HOUR, readingWith, shape } from './histories.contract.ts'
import { measureFacts } from './measures/measure-facts.ts'

const shop = CloudEventsSource.parse({
  kind: 'cloudevents',
  name: 'Shop',
  measures: 'journeys',
  stream: 'checkout',
  states: {
    landed: 'new',
    browse: { state: 'active', stage: 'find' },
    cart: { state: 'waiting', stage: 'buy' },
    pay: { state: 'active', stage: 'buy' },
    delivered: { state: 'done', stage: 'buy' },
    note: 'keep',
  },
})

const reading = (abandonment: MeasuringChoices['abandonment']) => readingWith({ abandonment }, shop)
const WINDOW = { after: '10 h', stages: { buy: '20 h' } }
const continues = reading({ ...WINDOW, comesBack: 'continues' })
const beginsAnew = reading({ ...WINDOW, comesBack: 'newJourney' })

const passes = (events: readonly SourceEvent[], of = beginsAnew) =>
  fold(events, of).items.map(({ start, done, canceled, abandonedFrom, state, active, waiting }) => ({
    start: start === null ? null : start / HOUR,
    ended: (done ?? canceled ?? -HOUR) / HOUR,
    state,
    from: abandonedFrom,
    active: active / HOUR,
    waiting: waiting / HOUR,
  }))

const told = (events: readonly SourceEvent[], of = beginsAnew) =>
  (fold(events, of).moments ?? []).map(({ journey, nth, at, activity, stage, state }) =>
    [journey, nth, at / HOUR, activity, stage, state].join(' '),
  )

describe('a journey that is left', () => {
  const left = [event(0, 'browse'), event(3 * HOUR, 'cart')]

  it('ends as canceled at the end of the window of its stage, after its last event', () => {
    const { items, visits } = fold(left, continues)
    expect(passes(left, continues)).toEqual([
      { start: 0, ended: 23, state: 'canceled', from: 'waiting', active: 3, waiting: 20 },
    ])
    expect(items[0]).toMatchObject({ stage: 'buy', status: 'cart', lastAt: 3 * HOUR, done: null })
    expect(shape(visits)).toEqual([
      ['find', 'active', 'unclassified', 0, 3],
      ['buy', 'waiting', 'unclassified', 3, 23],
    ])
  })

  it('is still in progress before that, with its time up to the last event', () => {
    const { items, visits } = fold(left, continues)
    const [fact] = items
    if (!fact) throw new Error('there is one')
    expect(factAt(fact, 23 * HOUR)).toBe(fact)
    expect(factAt(fact, 23 * HOUR - 1)).toEqual({
      ...fact,
      state: 'waiting',
      canceled: null,
      abandonedFrom: null,
      active: 3 * HOUR,
      waiting: 0,
    })
    expect(shape(visits.map((visit) => visitAt(visit, 10 * HOUR)))).toEqual([
      ['find', 'active', 'unclassified', 0, 3],
      ['buy', 'waiting', 'unclassified', 3, null],
    ])
  })

  it.each([
    ['has not begun', [event(0, 'landed')], 'new'],
    ['is done', [event(0, 'browse'), event(HOUR, 'delivered')], 'done'],
    ['is in a status without a meaning', [event(0, 'browse'), event(HOUR, 'Odd')], 'ignored'],
  ])('is not one that %s', (_what, events, state) => {
    expect(fold(events, beginsAnew).items).toMatchObject([{ state, canceled: null, abandonedFrom: null }])
  })

  it('is no delivery work', () => {
    const work = readingWith({ abandonment: '1 h' })
    expect(fold([event(0, 'Doing')], work).items).toMatchObject([{ state: 'active', canceled: null }])
  })
})

describe('who comes back', () => {
  const back = [
    event(0, 'browse'),
    event(3 * HOUR, 'cart'),
    event(30 * HOUR, 'pay'),
    event(31 * HOUR, 'delivered'),
  ]

  it('goes on as if nothing had been, where that is said', () => {
    expect(passes(back, continues)).toEqual([
      { start: 0, ended: 31, state: 'done', from: null, active: 4, waiting: 27 },
    ])
    expect(told(back, continues)).toEqual([
      '0 0 0 browse find active',
      '0 1 3 cart buy waiting',
      '0 2 30 pay buy active',
      '0 3 31 delivered buy done',
    ])
  })

  it('begins a new journey, where that is said', () => {
    expect(passes(back)).toEqual([
      { start: 0, ended: 23, state: 'canceled', from: 'waiting', active: 3, waiting: 20 },
      { start: 30, ended: 31, state: 'done', from: null, active: 1, waiting: 0 },
    ])
    expect(told(back)).toEqual([
      '0 0 0 browse find active',
      '0 1 3 cart buy waiting',
      '1 0 30 pay buy active',
      '1 1 31 delivered buy done',
    ])
  })

  it('has not left while the window is not over', () => {
    expect(passes([event(0, 'browse'), event(10 * HOUR, 'cart')])).toMatchObject([{ start: 0, ended: 30 }])
    expect(passes([event(0, 'browse'), event(10 * HOUR + 1, 'cart')])).toMatchObject([
      { ended: 10, from: 'active' },
      { from: 'waiting' },
    ])
  })

  it('after the end takes up the same journey again, however late', () => {
    const events = [event(0, 'browse'), event(HOUR, 'delivered'), event(500 * HOUR, 'browse')]
    expect(passes(events)).toMatchObject([{ state: 'done' }, { state: 'canceled', start: 500, ended: 510 }])
    expect(told(events).map((one) => one.slice(0, 3))).toEqual(['0 0', '0 1', '0 2'])
  })

  it('waits, between activities, for nothing that belongs to another journey', () => {
    const activity = (at: number, state: string, step: 'start' | 'complete') =>
      event(at * HOUR, state, { step })
    const events = [
      activity(0, 'browse', 'start'),
      activity(1, 'browse', 'complete'),
      activity(18, 'pay', 'start'),
      activity(19, 'pay', 'complete'),
    ]
    expect(shape(fold(events, beginsAnew).visits)).toEqual([
      ['find', 'active', 'unclassified', 0, 1],
      ['find', 'waiting', 'unclassified', 1, 11],
      ['buy', 'active', 'unclassified', 18, 19],
      ['buy', 'waiting', 'unclassified', 19, 39],
    ])
    expect(shape(fold(events, continues).visits).at(1)).toEqual(['buy', 'waiting', 'unclassified', 1, 18])
  })
})

const histories = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.constantFrom(0, 10, 20), fc.nat(40)),
      state: fc.option(fc.constantFrom(...Object.keys(shop.states), 'Odd'), { freq: 7 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) => {
    let at = 0
    return steps.map(({ gap, state }, i) => event((at += gap * HOUR), state, { id: `r${i}`, ord: i }))
  })

/** The definition once more: cut where a gap is longer than the window of the stage in progress. */
const cut = (events: readonly SourceEvent[]): SourceEvent[][] => {
  const journeys: SourceEvent[][] = []
  for (const one of events) {
    const own = journeys.at(-1)
    // What a journey comes to by itself, without any window.
    const last = own && fold(own, readingWith({}, shop)).items.at(-1)
    const window = (last?.stage === 'buy' ? 20 : 10) * HOUR
    if (own && last && !(isInProgress(last.state) && one.at > last.lastAt + window)) own.push(one)
    else journeys.push([one])
  }
  return journeys
}

describe('properties', () => {
  it('journeys are what lies between gaps, each as if it were alone', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const whole = fold(events, beginsAnew)
        const alone = cut(events).map((own) => fold(own, continues))
        const bare = <T extends object>(rows: readonly T[]) =>
          rows.map((row) => ({ ...row, pass: 0, journey: 0, created: 0, alsoIn: [] }))
        expect(bare(whole.items)).toEqual(bare(alone.flatMap(({ items }) => items)))
        expect(bare(whole.visits)).toEqual(bare(alone.flatMap(({ visits }) => visits)))
        expect(bare(whole.moments ?? [])).toEqual(bare(alone.flatMap(({ moments = [] }) => moments)))
      }),
      { numRuns: 500 },
    )
  })

  it('visits tile each pass, and the load over time is the sum of their stays', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom(continues, beginsAnew), async (events, of) => {
        const { items, visits } = fold(events, of)
        for (const { pass, start, done, canceled } of items) {
          const own = visits.filter((visit) => visit.pass === pass)
          expect([own[0]?.at ?? null, own.at(-1)?.end ?? null]).toEqual([
            start,
            start === null ? null : (done ?? canceled),
          ])
          own.forEach((visit, i) => expect(visit.end).toBe(own[i + 1]?.at ?? visit.end))
        }
        const end = 1000 * HOUR
        const dwell = visits
          .filter(({ state }) => isInProgress(state))
          .reduce((sum, { at, end: to }) => sum + (to ?? end) - at, 0)
        const measures = measureFacts(items, visits)
        expect(await measures.loadTime({ measured: 'journeys' }, [0, end], end)).toEqual([dwell])
      }),
      { numRuns: 300 },
    )
  })
})
