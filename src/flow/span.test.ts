/** Other starts and ends of flow time, chosen per stream: `measuring: { start, end, reopened }`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JiraSource, type MeasuringChoices, type Source } from '../model/schema.ts'
import { byTime, type SourceEvent } from './event.ts'
import { isInProgress, type ItemFact } from './facts.ts'
import { fold } from './fold.ts'
import { event, HOUR, moves, readingWith, shape, tracker } from './histories.contract.ts'

/** One item through every stage; Backlog 0–2, Ready 2–5, Doing 5–9, Blocked 9–10, Doing 10–12, Review 12–15, Done. */
const straight = [
  event(0, 'Backlog'),
  event(2 * HOUR, 'Ready'),
  event(5 * HOUR, 'Doing'),
  event(9 * HOUR, 'Blocked'),
  event(10 * HOUR, 'Doing'),
  event(12 * HOUR, 'Review'),
  event(15 * HOUR, 'Done'),
]

const inHours = ({ start, done, active, waiting }: ItemFact): (number | null)[] =>
  [start, done, active, waiting].map((micros) => (micros === null ? null : micros / HOUR))

const measured = (choices: MeasuringChoices, events: readonly SourceEvent[] = straight) =>
  fold(events, readingWith(choices)).items.map(inHours)

describe('one item, by each choice: start, done, active, waiting', () => {
  it.each<[string, MeasuringChoices, (number | null)[]]>([
    ['the default', {}, [2, 15, 9, 4]],
    ['committed is the default', { start: 'committed', end: 'done' }, [2, 15, 9, 4]],
    ['from its creation, new counts as waiting', { start: 'created' }, [0, 15, 9, 6]],
    ['from the first active', { start: 'active' }, [5, 15, 9, 1]],
    ['from a stage', { start: { stage: 'develop' } }, [5, 15, 9, 1]],
    ['to a stage, which is then no work', { end: { stage: 'Review' } }, [2, 12, 6, 4]],
    ['from a stage to a stage', { start: { stage: 'develop' }, end: { stage: 'Review' } }, [5, 12, 6, 1]],
    ['a stage that there is not', { start: { stage: 'nowhere' } }, [null, 15, 0, 0]],
  ])('%s', (_, choices, expected) => {
    expect(measured(choices)).toEqual([expected])
  })

  it('the choice for the kind of flow comes before the one for both', () => {
    const both = { start: 'active' as const, work: { start: 'created' as const } }
    expect(measured(both)[0]).toEqual([0, 15, 9, 6])
    const journeys = { ...tracker, measures: 'journeys' } as Source
    expect(fold(straight, readingWith(both, journeys)).items.map(inHours)[0]?.[0]).toBe(5)
  })
})

describe('what lies outside of start and end', () => {
  it('is new before the start: no visit, no load', () => {
    const { items, visits } = fold(straight.slice(0, 2), readingWith({ start: 'active' }))
    expect(items[0]).toMatchObject({ state: 'new', stage: 'Ready', start: null })
    expect(visits).toEqual([])
  })

  it('has no skipped stages before the start', () => {
    const events = [event(0, 'Ready'), event(HOUR, 'Review'), event(2 * HOUR, 'Done')]
    expect(shape(fold(events, readingWith({ start: { stage: 'Review' } })).visits)).toEqual([
      ['Review', 'active', 'unclassified', 1, 2],
    ])
  })

  it('a stage after the one named starts or ends as well', () => {
    const events = [event(0, 'Ready'), event(HOUR, 'Review'), event(2 * HOUR, 'Done')]
    expect(measured({ start: { stage: 'develop' } }, events)).toEqual([[1, 2, 1, 0]])
    expect(measured({ end: { stage: 'develop' } }, events)).toEqual([[0, 1, 0, 1]])
  })

  it('once started, an item that goes back stays started', () => {
    const events = [event(0, 'Review'), event(HOUR, 'Ready'), event(3 * HOUR, 'Done')]
    expect(measured({ start: { stage: 'Review' } }, events)).toEqual([[0, 3, 1, 2]])
  })

  it('an item that leaves the last stage backwards is taken up again', () => {
    const back = [...straight.slice(0, 6), event(14 * HOUR, 'Doing'), event(20 * HOUR, 'Review')]
    const { items, visits } = fold(back, readingWith({ end: { stage: 'Review' } }))
    expect(items).toMatchObject([{ start: 2 * HOUR, done: 20 * HOUR, reopened: 1, rework: 2 * HOUR }])
    expect(shape(visits).at(-2)).toEqual(['Review', 'done', 'unclassified', 12, 14, 'reopened'])
    const passes = fold(back, readingWith({ end: { stage: 'Review' }, reopened: 'newVisit' })).items
    expect(passes.map(inHours)).toEqual([
      [2, 12, 6, 4],
      [14, 20, 6, 0],
    ])
  })

  it('what happens after the end stage does not move the end', () => {
    expect(measured({ end: { stage: 'develop' } })).toEqual([[2, 5, 0, 3]])
  })
})

describe('from its creation', () => {
  it('waits from its first event on, where that names no state', () => {
    const events = [
      event(0, null, { fields: { type: 'Bug' } }),
      event(HOUR, 'Doing'),
      event(3 * HOUR, 'Done'),
    ]
    const { items, visits } = fold(events, readingWith({ start: 'created' }))
    expect(items.map(inHours)).toEqual([[0, 3, 2, 1]])
    expect(shape(visits)).toEqual([
      ['new', 'waiting', 'defect', 0, 1],
      ['develop', 'active', 'defect', 1, 3],
    ])
  })

  it('knows the start of an item whose older history is missing, if the source tells its creation', () => {
    const create = event(0, 'Done', { step: 'create', partial: true })
    const change = event(HOUR, 'Done', { was: { state: 'Doing' } })
    const censored = (choices: MeasuringChoices, events: SourceEvent[]) =>
      fold(events, readingWith(choices)).items[0]?.startCensored
    expect(censored({}, [create, change])).toBe(true)
    expect(censored({ start: 'created' }, [create, change])).toBe(false)
    expect(censored({ start: 'created' }, [change])).toBe(true)
  })

  it('takes no time if it was done when it was created, and counts from then if it is taken up', () => {
    const { items, visits } = fold([event(0, 'Done')], readingWith({ start: 'created' }))
    expect([items.map(inHours), visits]).toEqual([[[0, 0, 0, 0]], []])
    const again = [event(0, 'Done'), event(HOUR, 'Doing'), event(3 * HOUR, 'Done')]
    expect(measured({ start: 'created' }, again)).toEqual([[0, 3, 2, 0]])
  })

  it('takes the first completion of an activity for its creation, the start of which is not logged', () => {
    const source = {
      ...tracker,
      kind: 'csv',
      csv: { item: 'case', lifecycle: 'l', attributes: 'all' },
      states: {},
      finish: 'lastEvent',
    } as Source
    const events = [
      event(0, 'Register', { step: 'complete' }),
      event(HOUR, 'Repair', { step: 'start' }),
      event(3 * HOUR, 'Repair', { step: 'complete' }),
    ]
    const read = (choices: MeasuringChoices) => fold(events, readingWith(choices, source)).items[0]
    expect(read({})).toMatchObject({ start: 0, startCensored: true })
    expect(read({ start: 'created' })).toMatchObject({
      start: 0,
      done: 3 * HOUR,
      active: 2 * HOUR,
      startCensored: false,
    })
  })
})

describe('which stream’s choices', () => {
  const source = JiraSource.parse({
    ...tracker,
    stream: [
      { when: { area: 'both' }, is: ['checkout', 'returns'] },
      { when: { area: 'returns' }, is: ['returns', 'checkout'] },
      { is: 'checkout' },
    ],
  })
  const startIn = (...areas: string[]): number | null | undefined => {
    const moved = areas.map((area, i) => event(i * HOUR, null, { fields: { area } }))
    const { items } = fold([...straight, ...moved], readingWith({ start: 'active' }, source))
    return items[0]?.start === null ? null : (items[0]?.start ?? Number.NaN) / HOUR
  }

  it('those of the first of its streams', () => {
    expect([startIn('both'), startIn('returns'), startIn('elsewhere')]).toEqual([5, 2, 5])
  })

  it('those of the stream that it belongs to now, for its whole life', () => {
    expect([startIn('both', 'returns'), startIn('returns', 'both')]).toEqual([2, 5])
  })
})

const choices: fc.Arbitrary<MeasuringChoices> = fc.record({
  reopened: fc.constantFrom('continue', 'newVisit'),
  start: fc.oneof(
    fc.constantFrom('committed' as const, 'created' as const, 'active' as const),
    fc.constantFrom('Ready', 'develop', 'Review', 'nowhere').map((stage) => ({ stage })),
  ),
  end: fc.oneof(
    fc.constant('done' as const),
    fc.constantFrom('develop', 'Review', 'nowhere').map((stage) => ({ stage })),
  ),
})

/** Start, end and times once more, in another way: from event to event, with no visits and no passes. */
const byEvents = (events: readonly SourceEvent[], { start, end }: MeasuringChoices) => {
  const order = ['Ready', 'develop', 'Review']
  const reaches = (stage: string, named: string): boolean =>
    stage === named || (order.includes(named) && order.indexOf(stage) > order.indexOf(named))
  const { meaningOf } = readingWith()
  const ordered = [...events].sort(byTime)
  const created = ordered[0]?.at ?? 0
  let raw = { state: start === 'created' ? 'waiting' : 'new', stage: 'new' }
  let begun: number | null = start === 'created' ? created : null
  let ended: { at: number; state: string } | null = null
  const spent = { active: 0, waiting: 0 }
  let before = created
  for (const { at, state: status } of ordered) {
    if (begun !== null && (raw.state === 'active' || raw.state === 'waiting')) spent[raw.state] += at - before
    before = at
    const meaning = status === null ? null : meaningOf(status)
    if (meaning && !(ended && meaning.state === 'ignored')) {
      const isWork = isInProgress(meaning.state)
      const isEnd = isWork && typeof end === 'object' && reaches(meaning.stage, end.stage)
      const counts = start === 'created' && meaning.state === 'new' ? 'waiting' : meaning.state
      raw = { state: isEnd ? 'done' : counts, stage: meaning.stage }
    }
    const isOver = raw.state === 'done' || raw.state === 'canceled'
    if (begun === null && !isOver) {
      const isWork = raw.state === 'active' || raw.state === 'waiting'
      const starts =
        start === 'active'
          ? raw.state === 'active'
          : isWork && (typeof start !== 'object' || reaches(raw.stage, start.stage))
      if (starts) begun = at
    }
    if (!isOver) ended = null
    else if (ended === null || ended.state !== raw.state) ended = { at, state: raw.state }
  }
  return {
    start: begun,
    done: ended?.state === 'done' ? ended.at : null,
    canceled: ended?.state === 'canceled' ? ended.at : null,
    ...spent,
  }
}

describe('properties', () => {
  it('agrees with the definitions applied event by event', () => {
    fc.assert(
      fc.property(moves, choices, (events, chosen) => {
        const { items } = fold(events, readingWith({ ...chosen, reopened: 'continue' }))
        expect(items).toMatchObject([byEvents(events, chosen)])
      }),
      { numRuns: 2000 },
    )
  })

  it('visits tile every pass from its start to its end, and work outside of them is in none', () => {
    fc.assert(
      fc.property(moves, choices, (events, chosen) => {
        const { items, visits } = fold(events, readingWith(chosen))
        for (const item of items) {
          const own = visits.filter(({ pass }) => pass === item.pass)
          const end = item.done ?? item.canceled
          if (item.start === null) expect(own).toEqual([])
          else {
            expect(own[0]?.at ?? end).toBe(item.start)
            own.forEach((visit, i) => expect(visit.end).toBe(own[i + 1]?.at ?? end))
          }
          const dwell = (state: string): number =>
            own.reduce((sum, v) => (v.state === state ? sum + (v.end ?? item.lastAt) - v.at : sum), 0)
          expect([dwell('active'), dwell('waiting')]).toEqual([item.active, item.waiting])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a later start never starts earlier, and an earlier end never ends later', () => {
    fc.assert(
      fc.property(moves, (events) => {
        const of = (chosen: MeasuringChoices): ItemFact | undefined =>
          fold(events, readingWith(chosen)).items[0]
        const starts = [
          of({ start: 'created' }),
          of({}),
          of({ start: { stage: 'develop' } }),
          of({ start: { stage: 'Review' } }),
        ].map((item) => item?.start ?? Infinity)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        const first = (chosen: MeasuringChoices): number =>
          fold(events, readingWith({ ...chosen, reopened: 'newVisit' })).items[0]?.done ?? Infinity
        const ends = [first({ end: { stage: 'develop' } }), first({ end: { stage: 'Review' } }), first({})]
        if (!events.some(({ state }) => state === 'Rejected'))
          expect(ends).toEqual([...ends].sort((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })
})
