/** What a forecast is asked: when so many items are done, or how many are done until a date. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { parseWhen } from '../calendar.ts'
import type { Micros } from '../event.ts'
import { RequestError, resolveRequest, type FlowRequest, type ResolvedRequest } from '../request.ts'

/** The words of a request for a forecast; `from` and `to` say which history it is made from. */
export interface ForecastRequest extends FlowRequest {
  readonly items?: string
  readonly until?: string
  readonly seed?: string
}

export type ForecastQuestion = { readonly items: number } | { readonly until: Micros }

export interface ResolvedForecast {
  readonly request: ResolvedRequest
  readonly question: ForecastQuestion
  readonly seed: number
}

const MOST_ITEMS = 1_000_000
const MOST_SEED = 2 ** 31 - 1
const SEED = 1

const wholeNumber = (what: string, text: string, least: number, most: number): number => {
  const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new RequestError(
    `\`${text}\` is not a number for \`${what}\`: a whole number from ${least} to ${most} is expected.`,
  )
}

const questionOf = ({ items, until }: ForecastRequest, zone: string): ForecastQuestion => {
  const [when, howMany] = [
    '`items` (when will so many be done?)',
    '`until` (how many will be done until a date?)',
  ]
  if (items === undefined && until === undefined) {
    throw new RequestError(`A forecast needs one of ${when} and ${howMany}.`)
  }
  if (items !== undefined && until !== undefined) {
    throw new RequestError(`A forecast needs either ${when} or ${howMany}, not both.`)
  }
  if (items !== undefined) return { items: wholeNumber('items', items, 1, MOST_ITEMS) }
  const at = parseWhen(until ?? '', zone)
  if (at !== null) return { until: at }
  throw new RequestError(
    `\`${until}\` is not a time for \`until\`: a date such as 2026-12-24, or an instant such as 2026-12-24T12:00:00Z, is expected.`,
  )
}

/** @throws RequestError that says what is allowed. */
export const resolveForecast = (request: ForecastRequest, map: ValueStreamMap): ResolvedForecast => ({
  request: resolveRequest(request, map),
  question: questionOf(request, map.organisation.timeZone),
  seed: request.seed === undefined ? SEED : wholeNumber('seed', request.seed, 0, MOST_SEED),
})
