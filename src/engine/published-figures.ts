/** The figures of the periods of a stream that are over, as they are published. */
import { isoInstant, periodEdges, shift, startOf, type Calendar } from '../flow/calendar.ts'
import { shares } from '../flow/shares.ts'
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import { FLOW_ITEM_TYPES } from '../flow/facts.ts'
import type { EfficiencyFigures, Measures, Selection, Spans } from '../flow/measures/measures.ts'
import { percentile } from '../flow/percentile.ts'
import type { By } from '../flow/answers.ts'

/** So many periods are kept up to date: 90 days, a year of weeks, two years of months and two. */
const KEPT: Readonly<Record<By, number>> = { day: 90, week: 52, month: 26 }

const PERCENTS = [50, 85, 95] as const

/** What is told of one period. */
export interface PeriodFigures {
  readonly from: string
  readonly to: string
  /** By the names of `FIGURES`; null where there is nothing to tell. */
  readonly figures: Readonly<Record<string, number | null>>
}

/** The edges of the periods that are over, the oldest first; fewer than two where none is. */
export const edgesOver = (by: By, first: Micros, asOf: Micros, calendar: Calendar): Micros[] => {
  const end = startOf(by, asOf, calendar)
  const begin = Math.max(startOf(by, first, calendar), shift(by, end, -KEPT[by], calendar))
  return begin < end ? periodEdges(by, begin, end, calendar) : []
}

/** Flow times (µs) of the items done in each period, ascending. `spans` are in order of done. */
const flowTimes = (spans: Spans, edges: readonly Micros[]): number[][] => {
  const times: number[][] = edges.slice(1).map(() => [])
  let period = 0
  for (const [i, done] of spans.done.entries()) {
    while (done >= (edges[period + 1] ?? Infinity)) period += 1
    times[period]?.push(done - (spans.start[i] ?? 0))
  }
  return times.map((own) => own.sort((a, b) => a - b))
}

const share = (efficiency: EfficiencyFigures | undefined): number | null => {
  const { active, waiting } = efficiency ?? { active: 0, waiting: 0 }
  return active + waiting === 0 ? null : active / (active + waiting)
}

/**
 * The same numbers as `flowAnswer` tells of each of the periods, in a handful of questions for all of them.
 *
 * @param edges From `edgesOver`.
 * @param dividesTime Whether a source tells waiting from active.
 */
export const figuresOfPeriods = async (
  measures: Measures,
  of: Selection,
  edges: readonly Micros[],
  dividesTime: boolean,
  { zone }: Calendar,
): Promise<PeriodFigures[]> => {
  const [first, last] = [edges[0], edges.at(-1)]
  if (first === undefined || last === undefined || edges.length < 2) return []
  const [byType, spans, loadTime, efficiencies] = await Promise.all([
    measures.tally(of, edges, 'done', 'type'),
    measures.spans(of, { from: first, to: last }),
    measures.loadTime(of, edges, last),
    measures.efficiencies(of, edges),
  ])
  const times = flowTimes(spans, edges)
  return edges.slice(1).map((end, i) => {
    const start = edges[i] ?? end
    const counts = FLOW_ITEM_TYPES.map((type) => byType.find(({ key }) => key === type)?.values[i] ?? 0)
    const parts = shares(counts)
    const own = times[i] ?? []
    return {
      from: isoInstant(start, zone),
      to: isoInstant(end, zone),
      figures: {
        velocity: counts.reduce((sum, count) => sum + count, 0),
        ...Object.fromEntries(
          PERCENTS.map((percent) => {
            const time = percentile(own, percent)
            return [`flowTime.p${percent}`, time === null ? null : time / MICROS_PER_SECOND]
          }),
        ),
        'load.average': (loadTime[i] ?? 0) / (end - start),
        efficiency: dividesTime ? share(efficiencies[i]) : null,
        ...Object.fromEntries(FLOW_ITEM_TYPES.map((type, k) => [`distribution.${type}`, parts[k] ?? null])),
      },
    }
  })
}
