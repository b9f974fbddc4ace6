/** Business results that no event carries: series of values by name, as they are kept, and what logic reads of them. */
import * as z from 'zod'
import { dimensionOf, TIME_UNITS, type Dimension } from '../../model/logic/logic.ts'
import type { Micros } from '../event.ts'
import type { KeptRecord } from '../journeys/journey-ask.ts'

/** Kind of the records; their name is made by {@link nameOfResult}. */
export const RESULT_RECORD = 'result'

/** One value of a result as it is kept; (stream, result, slice, at) is its identity. */
export const BusinessResult = z.object({
  result: z.string(),
  stream: z.string().nullable(),
  slice: z.string().nullable(),
  at: z.number().describe('µs'),
  value: z.number(),
  unit: z.string().nullable().describe('As it came: `EUR`, `%`, `d`; null for a plain number.'),
})
export type BusinessResult = z.infer<typeof BusinessResult>

export const nameOfResult = ({
  result,
  stream,
  slice,
  at,
}: Pick<BusinessResult, 'result' | 'stream' | 'slice' | 'at'>): string =>
  JSON.stringify([result, stream, slice, at])

export interface ResultSeries {
  readonly result: string
  readonly stream: string | null
  readonly slice: string | null
  /** In order of time, the last correction of each. */
  readonly points: readonly BusinessResult[]
}

/** The series of all records, a correction in the place of what it corrects; ordered by name, stream, slice. */
export const seriesOfResults = (records: readonly KeptRecord[]): ResultSeries[] => {
  const latest = new Map<string, BusinessResult>()
  for (const { name, value } of records) {
    const { data } = BusinessResult.safeParse(value)
    if (data) latest.set(name, data)
  }
  const groups = Map.groupBy(latest.values(), ({ result, stream, slice }) =>
    JSON.stringify([result, stream, slice]),
  )
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const points = group.toSorted((a, b) => a.at - b.at)
      const [first] = points
      return first ? [{ result: first.result, stream: first.stream, slice: first.slice, points }] : []
    })
}

/** What a value of a result is: its unit decides what logic may compare it with. */
export const dimensionOfResult = (unit: string | null): Dimension =>
  unit === null ? { kind: 'any' } : (dimensionOf(unit) ?? { kind: 'any' })

/** The value in base units: shares of 1, durations in seconds. */
export const amountOfResult = ({ value, unit }: Pick<BusinessResult, 'value' | 'unit'>): number => {
  if (unit === '%') return Number(`${value}e-2`)
  const factor =
    unit !== null && Object.hasOwn(TIME_UNITS, unit) ? TIME_UNITS[unit as keyof typeof TIME_UNITS] : 1
  return value * factor
}

interface FoundResult {
  readonly point: BusinessResult | null
  readonly why: string | null
}

/**
 * The series that holds for a stream and slice: one of the stream before one of the organisation. What is told of a
 * slice only is not taken for all, nor the other way round.
 */
const seriesFor = (
  all: readonly ResultSeries[],
  result: string,
  stream: string | null,
  slice: string | null,
): ResultSeries | undefined => {
  const fitting = all.filter((one) => one.result === result && one.slice === slice)
  return fitting.find((one) => one.stream === stream) ?? fitting.find((one) => one.stream === null)
}

/** The latest value at an instant, or which kind of nothing it is. */
export const latestResult = (
  all: readonly ResultSeries[],
  result: string,
  stream: string | null,
  slice: string | null,
  until: Micros,
): FoundResult => {
  const series = seriesFor(all, result, stream, slice)
  if (!series) {
    const elsewhere = all.filter((one) => one.result === result)
    const whose = slice === null ? '' : ` for the slice \`${slice}\``
    const why =
      elsewhere.length === 0
        ? `No value of the result \`${result}\` has been brought in: \`millrace results import FILE.csv --name ${result}\`.`
        : `There is no value of the result \`${result}\`${whose} here; there is one for ${elsewhere
            .map((one) =>
              [one.stream ?? 'the organisation', one.slice].filter((part) => part !== null).join(', '),
            )
            .join('; ')}.`
    return { point: null, why }
  }
  const point = series.points.findLast(({ at }) => at < until)
  return point
    ? { point, why: null }
    : { point: null, why: `The first value of the result \`${result}\` is later than this.` }
}
