/** Histories to examine: sound ones, made from a few draws, and ways to damage them. */
import fc from 'fast-check'
import { loadMap } from '../../model/load.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { byTime, MICROS_PER_DAY, type Fields, type Micros, type SourceEvent } from '../event.ts'
import { readingOf } from '../reading.ts'
import { calendarOf } from '../reach.ts'
import type { DataHealthAnswer } from './answer.ts'
import { Examination } from './examine.ts'
import { localClock } from './local-clock.ts'

export const HOUR = 3_600_000_000

const SOURCE = `kind: jira
    stream: [{ when: { area: shop }, is: shop }]
    states: { New: new, Ready: waiting, Build: active, Review: active, Done: done, Closed: done }
    classify: [{ when: { type: Story }, as: feature }, { when: { type: Bug }, as: defect }]`

const TEXT = `
organisation: { name: Test, timeZone: Europe/Berlin, workingCalendar: { holidays: [2026-05-01] } }
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, northStar: { name: n } }
sources:
  work:
    name: Work
    ${SOURCE}
  other:
    name: Other
    ${SOURCE}
`

export const MAP: ValueStreamMap = loadMap([{ file: 'map.yaml', text: TEXT }]).map

const CLOCK = localClock('Europe/Berlin')
/** A Monday, 0:00 of the wall clock, as if it were UTC. */
const FIRST_MONDAY = Date.UTC(2026, 1, 2) * 1000

/** The instant at which Berlin’s clock shows it. */
export const inBerlin = (wall: Micros): Micros => wall - CLOCK.offset(wall - CLOCK.offset(wall))

/** So many working days after the first Monday, at an hour of the day, as the wall clock shows it. */
const workingTime = (day: number, hour: number): Micros =>
  FIRST_MONDAY + (Math.floor(day / 5) * 7 + (day % 5)) * MICROS_PER_DAY + hour * HOUR

export const event = (
  item: string,
  nth: number,
  at: Micros,
  state: string,
  fields: Fields | null = null,
): SourceEvent => ({
  source: 'work',
  id: `${item}.${nth}`,
  item,
  at,
  ord: nth,
  received: at + HOUR,
  step: 'enter',
  state,
  instance: null,
  fields,
  was: null,
  fault: null,
  partial: false,
  ref: null,
})

export const STATUSES = ['New', 'Ready', 'Build', 'Review', 'Done'] as const

interface Draw {
  readonly type: 'Story' | 'Bug'
  /** Working days until each next status. */
  readonly days: readonly number[]
  /** Hours of the day, from 8 to 17. */
  readonly hours: readonly number[]
}

const draw: fc.Arbitrary<Draw> = fc.record({
  type: fc.constantFrom('Story', 'Bug'),
  days: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
  hours: fc.array(fc.double({ min: 8, max: 17, noNaN: true }), { minLength: 5, maxLength: 5 }),
})

const WEEKS = 14
const PER_DAY = 2

/** Enough items for something to happen on every working day. */
export const draws: fc.Arbitrary<Draw[]> = fc.array(draw, {
  minLength: WEEKS * 5 * PER_DAY,
  maxLength: WEEKS * 5 * PER_DAY,
})

/** The same history in every run, for goldens. */
export const GOLDEN: readonly Draw[] = Array.from({ length: WEEKS * 5 * PER_DAY }, (_, i) => ({
  type: i % 3 === 0 ? 'Bug' : 'Story',
  days: [1 + (i % 3), 1 + (i % 2), 1 + (i % 3), 1],
  hours: [8, 10, 12, 14, 16].map((hour) => hour + ((i * 7) % 13) / 13),
}))

/** Items begun on every working day, each done after a few. */
export const historyOf = (drawn: readonly Draw[]): SourceEvent[] =>
  drawn.flatMap(({ type, days, hours }, i) => {
    let day = Math.floor(i / PER_DAY)
    return STATUSES.map((status, nth) => {
      day += nth === 0 ? 0 : (days[nth - 1] ?? 1)
      const at = Math.round(inBerlin(workingTime(day, hours[nth] ?? 8)))
      return event(`W-${i}`, nth, at, status, nth === 0 ? { type, area: 'shop', title: `Item ${i}` } : null)
    })
  })

/** An hour after the last event, unless another `now` is given. */
export const examine = (
  events: readonly SourceEvent[],
  { map = MAP, now }: { map?: ValueStreamMap; now?: Micros } = {},
): DataHealthAnswer => {
  const sources = [...new Set(events.map(({ source }) => source))]
  const lastOf = (source: string): Micros =>
    events.reduce((last, one) => (one.source === source ? Math.max(last, one.at) : last), -Infinity)
  const examination = new Examination({
    map,
    readings: new Map([...map.sources].map(([id, source]) => [id, readingOf(id, source, map)])),
    known: sources.map((source) => {
      const own = events.filter((one) => one.source === source)
      return {
        source,
        events: own.length,
        items: new Set(own.map(({ item }) => item)).size,
        last: lastOf(source),
      }
    }),
    calendar: calendarOf(map),
    now: now ?? Math.max(...sources.map(lastOf)) + HOUR,
  })
  const byItem = Map.groupBy(events, ({ source, item }) => `${source}\u0000${item}`)
  for (const own of byItem.values()) examination.see(own.toSorted(byTime))
  return examination.answer()
}

/** What was found: the check, n of N, and how bad it is. */
export const found = (answer: DataHealthAnswer): string[] =>
  answer.sources.flatMap(({ id, findings }) =>
    findings.map(({ id: check, n, of, unit, severity }) => `${id}: ${check} ${n}/${of} ${unit}, ${severity}`),
  )

/** The events with those of one item changed. */
export const withItem = (
  events: readonly SourceEvent[],
  item: string,
  change: (own: SourceEvent[]) => SourceEvent[],
): SourceEvent[] => [
  ...events.filter((one) => one.item !== item),
  ...change(events.filter((one) => one.item === item).toSorted(byTime)),
]
