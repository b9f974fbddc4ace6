/** A small stream with all that views tell apart, for tests. */
import { loadMap } from '../../model/load.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import type { ItemFact, Visit } from '../facts.ts'
import { measureFacts } from '../measures/measure-facts.ts'
import { askOf } from '../report.ts'
import { resolveView, type ViewAsk, type ViewRequest } from './view-ask.ts'

const DAY = 86_400_000_000
/** A Monday. */
const FIRST = Date.UTC(2026, 0, 5) * 1000

/** Midnight (UTC) of a day of the example, the first being 1; 1.5 is noon. */
export const day = (nth: number): Micros => FIRST + (nth - 1) * DAY

export const mapWith = (measuring: string, organisation = ''): ValueStreamMap =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC${organisation} }
slices: { everyone: { name: Everyone } }
streams:
  shop:
    name: Shop
    promise: People buy what they need
    for: [everyone]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    northStar: { name: Bought }
    measuring: ${measuring}
sources:
  tracker:
    name: Tracker
    kind: jira
    stream: shop
    states: { Queue: { state: waiting, stage: build }, Doing: { state: active, stage: build }, Check: { state: active, stage: review }, Done: done }
`,
    },
  ]).map

/** A stay of an item: its stage and state from one day to another, the last one open where it has no end. */
type Stay = readonly [stage: string, state: 'waiting' | 'active', from: number, to: number | null]

interface Draft {
  readonly type?: ItemFact['type']
  readonly end?: 'done' | 'canceled'
  readonly fact?: Partial<ItemFact>
}

export interface Drawn {
  readonly items: ItemFact[]
  readonly visits: Visit[]
}

/** An item of delivery work by its stays. */
export const itemOf = (
  id: string,
  stays: readonly Stay[],
  { type = 'feature', end, fact }: Draft = {},
): Drawn => {
  const key = { source: 'tracker', item: id, pass: 0, measured: 'work', stream: 'shop', alsoIn: [] } as const
  const rest = { slice: null, team: null, counts: 'always', type } as const
  const at = (from: number | null): Micros | null => (from === null ? null : day(from))
  const first = stays[0]?.[2] ?? 1
  const last = stays.at(-1)
  const ended = at(last?.[3] ?? null)
  const lastAt = ended ?? day(last?.[2] ?? first)
  const spent = (state: string): number =>
    stays.reduce((sum, [, of, from, to]) => (of === state ? sum + (at(to) ?? lastAt) - day(from) : sum), 0)
  return {
    items: [
      {
        ...key,
        ...rest,
        parent: null,
        blockedBy: null,
        costOfDelay: null,
        movesStage: null,
        movesSlice: null,
        cost: null,
        abandonedFrom: null,
        label: `SHOP-${id}`,
        title: null,
        url: null,
        created: day(first),
        start: day(first),
        done: end === 'done' ? ended : null,
        canceled: end === 'canceled' ? ended : null,
        state: end ?? last?.[1] ?? 'new',
        stage: last?.[0] ?? null,
        status: null,
        active: spent('active'),
        waiting: spent('waiting'),
        reopened: 0,
        rework: 0,
        startCensored: false,
        quarantine: null,
        unmapped: [],
        lastAt,
        events: stays.length + 1,
        ...fact,
      },
    ],
    visits: stays.map(([stage, state, from, to], nth) => ({
      ...key,
      ...rest,
      nth,
      stage,
      state,
      reason: null,
      at: day(from),
      end: at(to),
      skipped: false,
      nextStage: stays[nth + 1]?.[0] ?? null,
    })),
  }
}

/** The question for a view, of facts in memory. */
export const askFacts = async (
  { items, visits }: { readonly items: readonly ItemFact[]; readonly visits: readonly Visit[] },
  map: ValueStreamMap,
  words: ViewRequest,
  now: Micros,
  window?: { from: Micros; to: Micros },
): Promise<ViewAsk> => {
  const { request, options } = resolveView(words, map)
  const ask = await askOf(measureFacts(items, visits), map, { ...request, ...window }, now)
  return {
    ...ask,
    options,
    doneItems: async (of, { from, to }, most) =>
      items
        .filter(
          ({ measured, counts, start, done, canceled, startCensored, quarantine }) =>
            measured === of.measured &&
            counts !== 'never' &&
            start !== null &&
            done !== null &&
            from <= done &&
            done < to &&
            canceled === null &&
            !startCensored &&
            quarantine === null,
        )
        .toSorted((a, b) => (a.done ?? 0) - (b.done ?? 0))
        .slice(0, most),
  }
}
