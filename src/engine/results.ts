/** Business results that no event carries: taken row by row, kept as records, a correction told as one. */
import { isoInstant } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import { BusinessResult, nameOfResult, RESULT_RECORD, seriesOfResults } from '../flow/logic/results.ts'
import type { ResultsAnswer, ResultsTakenAnswer } from '../flow/logic/north-star-answer.ts'
import { oneOf, RequestError } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store, StoredRecord } from '../store/store.ts'
import { readResult, type ResultRow } from './result-rows.ts'
import { resultWarnings } from './result-warnings.ts'

interface Needed {
  readonly map: () => ValueStreamMap
  readonly store: Pick<Store, 'records' | 'record'>
  readonly now: () => Micros
  /** So many values are new, or others than they were. */
  readonly onTaken: (accepted: number) => void
}

interface ResultsRequest {
  readonly name?: string
  /** Its own, and those of the organisation. */
  readonly stream?: string
}

const seriesKey = ({ result, stream, slice }: BusinessResult): string =>
  JSON.stringify([result, stream, slice])

/**
 * The unit in which a series comes: that of its known values that are not brought in anew, else that of the first one
 * brought in. So a series that came in a wrong unit can be brought in again as a whole.
 */
const unitsBeside = (
  known: ReadonlyMap<string, BusinessResult>,
  offered: readonly BusinessResult[],
): ((one: BusinessResult) => string | null) => {
  const anew = new Set(offered.map(nameOfResult))
  const units = new Map<string, string | null>()
  const staying = [...known].flatMap(([name, one]) => (anew.has(name) ? [] : [one]))
  for (const one of [...staying, ...offered]) {
    if (!units.has(seriesKey(one))) units.set(seriesKey(one), one.unit)
  }
  return (one) => units.get(seriesKey(one)) ?? null
}

const amountInWords = ({ value, unit }: Pick<BusinessResult, 'value' | 'unit'>): string =>
  unit === null ? String(value) : `${value} ${unit}`

const refuse = (answer: ResultsTakenAnswer, row: number, reason: string): void => {
  answer.rejected += 1
  answer.rejections.push({ row, reason })
}

export class BusinessResults {
  private readonly needed: Needed

  constructor(needed: Needed) {
    this.needed = needed
  }

  /**
   * Takes results. Each row is judged by itself: one that is refused takes no other with it. The same value of the same
   * result, stream, slice and time again changes nothing; another value is a correction.
   */
  async take(rows: readonly ResultRow[]): Promise<ResultsTakenAnswer> {
    const { store, onTaken } = this.needed
    const [map, now] = [this.needed.map(), this.needed.now()]
    const answer: ResultsTakenAnswer = {
      read: rows.length,
      accepted: 0,
      unchanged: 0,
      corrected: [],
      rejected: 0,
      rejections: [],
      warnings: [],
    }
    const known = new Map(
      seriesOfResults(await store.records(RESULT_RECORD)).flatMap(({ points }) =>
        points.map((one) => [nameOfResult(one), one] as const),
      ),
    )
    const offered = rows.flatMap((row) => {
      try {
        return [{ row: row.row, one: readResult(row, map, now) }]
      } catch (error) {
        if (!(error instanceof RequestError)) throw error
        refuse(answer, row.row, error.message)
        return []
      }
    })
    const unitOf = unitsBeside(
      known,
      offered.map(({ one }) => one),
    )
    const fresh: StoredRecord[] = []
    for (const { row, one } of offered) {
      const unit = unitOf(one)
      if (unit !== one.unit) {
        refuse(
          answer,
          row,
          `\`${one.result}\` comes in ${unit ?? 'plain numbers'}, and here in ${one.unit ?? 'plain numbers'}: bring it in the same unit, bring in all of its values anew, or give it another name.`,
        )
        continue
      }
      const name = nameOfResult(one)
      const before = known.get(name)
      if (before?.value === one.value && before.unit === one.unit) {
        answer.unchanged += 1
        continue
      }
      if (before) {
        const at = isoInstant(one.at, map.organisation.timeZone)
        answer.corrected.push({
          row,
          result: one.result,
          at,
          was: amountInWords(before),
          is: amountInWords(one),
        })
      } else answer.accepted += 1
      known.set(name, one)
      fresh.push({ kind: RESULT_RECORD, name, at: now, value: one })
    }
    if (fresh.length > 0) {
      await store.record(fresh)
      onTaken(fresh.length)
    }
    const taken = fresh.flatMap(({ value }) => BusinessResult.safeParse(value).data ?? [])
    return { ...answer, warnings: resultWarnings(map, taken) }
  }

  /** What has been brought in, with what was corrected since. @throws RequestError for a stream that there is not. */
  async answer({ name, stream }: ResultsRequest): Promise<ResultsAnswer> {
    const { store } = this.needed
    const map = this.needed.map()
    if (stream !== undefined) oneOf('stream', stream, [...map.streams.keys()])
    const isMeant = (one: Pick<BusinessResult, 'result' | 'stream'>): boolean =>
      (name === undefined || one.result === name) &&
      (stream === undefined || one.stream === null || one.stream === stream)
    const records = await store.records(RESULT_RECORD)
    const iso = (at: Micros): string => isoInstant(at, map.organisation.timeZone)
    const last = new Map<string, BusinessResult>()
    const corrections = records.flatMap(({ name: key, at: on, value }) => {
      const { data } = BusinessResult.safeParse(value)
      if (!data || !isMeant(data)) return []
      const before = last.get(key)
      last.set(key, data)
      const { result, slice } = data
      return before
        ? [
            {
              result,
              stream: data.stream,
              slice,
              at: iso(data.at),
              was: amountInWords(before),
              is: amountInWords(data),
              on: iso(on),
            },
          ]
        : []
    })
    const results = seriesOfResults(records)
      .filter(isMeant)
      .map(({ points, ...series }) => ({
        ...series,
        unit: points.at(-1)?.unit ?? null,
        points: points.map(({ at, value }) => ({ at: iso(at), value })),
      }))
    return { results, corrections }
  }
}
