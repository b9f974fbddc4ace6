/** A stream with a board, and what happened on it: measured by the pure functions, without a store. */
import { JiraSource } from '../src/model/schema.ts'
import { loadMap } from '../src/model/load.ts'
import type { FlowAnswer } from '../src/flow/answers.ts'
import type { Fields, Micros, SourceEvent } from '../src/flow/event.ts'
import type { Derived } from '../src/flow/facts.ts'
import { fold } from '../src/flow/fold.ts'
import { resolveForecast, type ForecastRequest } from '../src/flow/forecast/forecast-request.ts'
import { forecastAnswer } from '../src/flow/forecast/forecast.ts'
import { measureFacts } from '../src/flow/measures/measure-facts.ts'
import type { Measures } from '../src/flow/measures/measures.ts'
import { readingOf } from '../src/flow/reading.ts'
import { askOf, flowAnswer } from '../src/flow/report.ts'
import { resolveRequest, type FlowRequest } from '../src/flow/request.ts'
import type { ForecastAnswer } from '../src/flow/forecast/forecast-answer.ts'
import type { ViewId, ViewOf } from '../src/flow/view-answers.ts'
import { viewAnswer } from '../src/flow/views/view-answer.ts'
import { resolveView, type ViewRequest } from '../src/flow/views/view-ask.ts'

/** `2026-06-01` or `2026-06-01T09:00`, in UTC. */
export const instant = (written: string): Micros =>
  Date.parse(written.includes('T') ? `${written}Z` : written) * 1000

/** When, and the status that is entered; or fields that change. */
export type Move = readonly [at: string, what: string | Fields]
export type Histories = Readonly<Record<string, readonly Move[]>>

export interface WorldOptions {
  readonly now?: string
  readonly organisation?: string
  readonly measuring?: string
  /** Further lines of the source. */
  readonly source?: string
  readonly states?: string
}

export const STATES =
  '{ Backlog: new, Ready: waiting, Build: active, Held: { state: paused, stage: Build }, Check: active, Done: done, Dropped: canceled, Side: ignored }'

export interface World {
  readonly derived: Derived
  readonly measures: Measures
  flow(request?: FlowRequest): Promise<FlowAnswer>
  view<V extends ViewId>(view: V, request?: ViewRequest): Promise<ViewOf<V>>
  forecast(request: ForecastRequest): Promise<ForecastAnswer>
}

const eventsOf = (item: string, moves: readonly Move[]): SourceEvent[] =>
  moves.map(([at, what], i) => ({
    source: 'board',
    id: `${item}.${i}`,
    item,
    at: instant(at),
    ord: i,
    received: 0,
    step: typeof what === 'string' ? 'enter' : 'fields',
    state: typeof what === 'string' ? what : null,
    instance: null,
    fields: typeof what === 'string' ? null : what,
    was: null,
    fault: null,
    partial: false,
    ref: null,
  }))

/** @throws if the map that the options make has problems. */
export const worldOf = (
  histories: Histories,
  {
    now = '2026-07-01',
    organisation = '',
    measuring = '{}',
    source = '',
    states = STATES,
  }: WorldOptions = {},
): World => {
  const { map, problems } = loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, ${organisation} }
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, measuring: ${measuring} }
sources:
  board:
    name: Board
    kind: jira
    stream: shop
    staleAfterDays: 3650
    states: ${states}
    classify: [{ when: { type: Story }, as: feature }, { when: { type: Bug }, as: defect }, { when: { type: Chore }, as: debt }, { when: { type: Audit }, as: risk }]
    ${source}
`,
    },
  ])
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  const board = map.sources.get('board')
  const reading = readingOf('board', board ?? JiraSource.parse({}), map)
  const passes = Object.entries(histories).map(([item, moves]) => fold(eventsOf(item, moves), reading))
  const derived = {
    items: passes.flatMap(({ items }) => items),
    visits: passes.flatMap(({ visits }) => visits),
  }
  const measures = measureFacts(derived.items, derived.visits)
  const at = instant(now)
  return {
    derived,
    measures,
    flow: (request = {}) =>
      flowAnswer(measures, map, resolveRequest({ stream: 'shop', ...request }, map), at),
    view: async (view, request = {}) => {
      const { request: resolved, options } = resolveView({ stream: 'shop', ...request }, map)
      const answer = await viewAnswer(view, {
        ...(await askOf(measures, map, resolved, at)),
        options,
        doneItems: async (_, { from, to }) =>
          derived.items
            .filter(({ start, done }) => start !== null && done !== null && done >= from && done < to)
            .sort((a, b) => (a.done ?? 0) - (b.done ?? 0)),
      })
      return answer as ViewOf<typeof view>
    },
    forecast: (request) =>
      forecastAnswer(measures, map, resolveForecast({ stream: 'shop', ...request }, map), at),
  }
}
