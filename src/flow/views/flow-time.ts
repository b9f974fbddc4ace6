/** How long items took: each of them, or a grid that stands for them; percentiles; how they are distributed. */
import { choicesAsked, expectationOf } from '../improve/aging.ts'
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { Spans, Window } from '../measures/measures.ts'
import type { MetricId } from '../figures/metrics.ts'
import { percentile } from '../percentile.ts'
import { seconds } from '../report.ts'
import type { Clock, ViewOf } from '../view-answers.ts'
import { calendarDays, workingTime } from '../working-time.ts'
import { cellsOf, histogramOf, type Cell } from './duration-bins.ts'
import { clocksOf, viewFrame, type ViewAsk } from './view-ask.ts'

const PERCENTS = [50, 70, 85, 95] as const
/** More points than this are counted in cells. */
const MOST_POINTS = 2000

const METRIC_OF: Readonly<Record<Clock, MetricId>> = {
  elapsed: 'flowTime',
  working: 'workingTime',
  'calendar-days': 'cycleTime',
  lead: 'leadTime',
}

const IN_WORDS: Readonly<Record<Clock, string>> = {
  elapsed: 'Durations: elapsed time, nights and weekends included.',
  working: 'Durations: working time, by the working calendar of the organisation.',
  'calendar-days': 'Durations: calendar days, the first and the last included.',
  lead: 'Durations: elapsed time from creation to done.',
}

interface Timed {
  readonly created: Micros
  readonly start: Micros
  readonly done: Micros
}

/** From the first to the last instant of the spans. */
const rangeOf = ({ start, done }: Spans): Window => ({
  from: start.reduce((first, at) => Math.min(first, at), done[0] ?? 0),
  to: done.at(-1) ?? 0,
})

/** How the clock measures an item: seconds, or calendar days. */
const measureBy = ({ options, map, calendar }: ViewAsk, spans: Spans): ((item: Timed) => number) => {
  const { workingCalendar } = map.organisation
  if (options.clock === 'working' && workingCalendar) {
    const worked = workingTime(workingCalendar, calendar, rangeOf(spans))
    return ({ start, done }) => worked(start, done) / MICROS_PER_SECOND
  }
  if (options.clock === 'calendar-days') {
    const days = calendarDays(calendar, rangeOf(spans))
    return ({ start, done }) => days(start, done)
  }
  if (options.clock === 'lead') return ({ created, done }) => (done - created) / MICROS_PER_SECOND
  return ({ start, done }) => (done - start) / MICROS_PER_SECOND
}

const keptOf = (ask: ViewAsk, values: Float64Array): ViewOf<'flow-time'>['expectation'] => {
  const expectation = expectationOf(choicesAsked(ask))
  // It is about flow time: a promise in elapsed days is not kept or broken in working hours.
  if (expectation === null || ask.options.clock !== 'elapsed') return null
  const kept = values.reduce((count, value) => count + (value <= expectation.seconds ? 1 : 0), 0)
  return { ...expectation, kept: values.length === 0 ? null : kept / values.length }
}

const pointsOf = async (
  { doneItems, request, window, calendar }: ViewAsk,
  measure: (item: Timed) => number,
): Promise<ViewOf<'flow-time'>['points']> => {
  const items = await doneItems(request.of, window, MOST_POINTS)
  return items.flatMap(({ source, item, label, type, created, start, done }) =>
    start === null || done === null
      ? []
      : [
          {
            done: isoInstant(done, calendar.zone),
            value: measure({ created, start, done }),
            type,
            source,
            item,
            label,
          },
        ],
  )
}

/** Thousands of cells share some hundred edges: each of those is written once. */
const cellsAsTold = (cells: readonly Cell[], zone: string): ViewOf<'flow-time'>['cells'] => {
  const edges = new Set(cells.flatMap(({ from, to }) => [from, to]))
  const told = new Map([...edges].map((at) => [at, isoInstant(at, zone)]))
  return cells.map((cell) => ({ ...cell, from: told.get(cell.from) ?? '', to: told.get(cell.to) ?? '' }))
}

export const flowTimeView = async (ask: ViewAsk): Promise<ViewOf<'flow-time'>> => {
  const { measures, request, window, calendar, options } = ask
  const { clock } = options
  const [flowTime, spans] = await Promise.all([
    measures.flowTime(request.of, window, PERCENTS),
    measures.spans(request.of, window),
  ])
  const { n, startCensored, quarantined, neverStarted } = flowTime
  const measure = measureBy(ask, spans)
  const values = spans.done.map((done, i) =>
    measure({ created: spans.created[i] ?? done, start: spans.start[i] ?? done, done }),
  )
  const sorted = Array.from(values).sort((a, b) => a - b)
  const total = values.reduce((sum, value) => sum + value, 0)
  const isElapsed = clock === 'elapsed'
  const frame = viewFrame(ask, METRIC_OF[clock])
  return {
    ...frame,
    policies: [...frame.policies, IN_WORDS[clock]],
    view: 'flow-time',
    clock,
    clocks: clocksOf(ask.map),
    n,
    startCensored,
    quarantined,
    neverStarted,
    percentiles: PERCENTS.map((percent, i) => ({
      percent,
      value: isElapsed ? seconds(flowTime.percentiles[i] ?? null) : percentile(sorted, percent),
    })),
    mean: n === 0 ? null : (isElapsed ? flowTime.total / MICROS_PER_SECOND : total) / n,
    expectation: keptOf(ask, values),
    points: n <= MOST_POINTS ? await pointsOf(ask, measure) : null,
    cells: n <= MOST_POINTS ? null : cellsAsTold(cellsOf(spans.done, values), calendar.zone),
    histogram: histogramOf(values, spans.type, clock === 'calendar-days' ? 'days' : 'seconds'),
  }
}
