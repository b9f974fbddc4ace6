/** A row of business results: what it says, or what is wrong with it. */
import { parseWhen } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import type { BusinessResult } from '../flow/logic/results.ts'
import { oneOf, RequestError } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'

/** A row as it comes in: from a file, or as JSON. */
export interface ResultRow {
  readonly result?: unknown
  readonly at?: unknown
  readonly value?: unknown
  readonly unit?: unknown
  readonly slice?: unknown
  readonly stream?: unknown
  /** Row of the file, or position in the list; from 1. */
  readonly row: number
}

/** What metric logic can name in `result(…)`. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[.-][\p{L}\p{M}\p{N}_]+)*$/u

const written = (value: unknown): string | null =>
  value === undefined || value === null || String(value).trim() === '' ? null : String(value).trim()

const numberOf = (value: unknown): number => {
  const text = written(value)
  const number = text === null ? NaN : Number(text)
  if (Number.isFinite(number)) return number
  throw new RequestError(
    `${text === null ? 'There is no value' : `\`${text}\` is no number`}: write it like \`3.20\`, without unit and without marks between thousands.`,
  )
}

const existing = (kind: string, value: unknown, known: Iterable<string>): string | null => {
  const id = written(value)
  return id === null ? null : oneOf(kind, id, [...known])
}

/** @param now Nothing later has come about. @throws RequestError that says what is wrong with the row. */
export const readResult = (row: ResultRow, map: ValueStreamMap, now: Micros): BusinessResult => {
  const result = written(row.result)
  if (result === null || !NAME.test(result)) {
    throw new RequestError(
      `${result === null ? 'The result has no name' : `\`${result}\` is no name of a result`}: words joined by hyphens or dots are expected, such as \`cost-to-serve\`.`,
    )
  }
  const when = written(row.at)
  const at = when === null ? null : parseWhen(when, map.organisation.timeZone)
  if (at === null) {
    throw new RequestError(
      `${when === null ? 'There is no time' : `\`${when}\` is no time`}: a date such as 2026-08-31, or an instant such as 2026-08-31T12:00:00Z, is expected.`,
    )
  }
  if (at > now) throw new RequestError(`\`${when}\` lies ahead: a result is what has come about.`)
  return {
    result,
    at,
    value: numberOf(row.value),
    unit: written(row.unit),
    stream: existing('stream', row.stream, map.streams.keys()),
    slice: existing('slice', row.slice, map.slices.keys()),
  }
}
