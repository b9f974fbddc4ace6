/** Business results that no event carries: taken row by row, kept as records, a correction told as one. */
import { isoInstant, parseWhen } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import { BusinessResult, nameOfResult, RESULT_RECORD, seriesOfResults } from '../flow/logic/results.ts'
import type { ResultsAnswer, ResultsTakenAnswer } from '../flow/logic/north-star-answer.ts'
import { oneOf, RequestError } from '../flow/request.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import { expressionsOf } from '../model/expressions.ts'
import { checkLogic, namesIn, parseLogic, type Expression } from '../model/logic/logic.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store, StoredRecord } from '../store/store.ts'

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

interface Taking {
  readonly map: ValueStreamMap
  readonly store: Pick<Store, 'records' | 'record'>
  readonly now: Micros
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

/** @throws RequestError that says what is wrong with the row. */
const read = (row: ResultRow, { map, now }: Taking): BusinessResult => {
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

/** `result(name)` as an amount of the unit that it has come in. */
const withUnit = (ast: Expression, name: string, unit: string): Expression => {
  switch (ast.type) {
    case 'negation':
      return { ...ast, of: withUnit(ast.of, name, unit) }
    case 'binary':
      return { ...ast, left: withUnit(ast.left, name, unit), right: withUnit(ast.right, name, unit) }
    case 'call': {
      const [arg] = ast.args
      return ast.name === 'result' && arg?.type === 'name' && arg.name === name
        ? { type: 'literal', digits: '1', unit, from: ast.from, to: ast.to }
        : ast
    }
    default:
      return ast
  }
}

const UNIT = /^(?:%|ms|s|min|h|d|w|[A-Z]{3})$/

/** Where what has come in does not go with the metric logic of the map. */
const warningsOf = (map: ValueStreamMap, taken: readonly BusinessResult[]): string[] => {
  const logics = expressionsOf(map).map(({ text, path }) => ({ text, path, ast: parseLogic(text).ast }))
  const named = new Set(
    logics.flatMap(({ ast }) => namesIn(ast).flatMap(({ kind, name }) => (kind === 'result' ? [name] : []))),
  )
  const units = new Map(taken.map(({ result, unit }) => [`${result} ${unit ?? ''}`, { result, unit }]))
  return [...units.values()].flatMap(({ result, unit }) => {
    if (!named.has(result)) {
      return [
        `No metric logic of the map names \`${result}\`: write \`result(${result})\` where it matters.${didYouMean(result, [...named])}`,
      ]
    }
    // Of a unit of its own (points, stars) only people know what it goes with.
    if (unit === null || !UNIT.test(unit)) return []
    return logics.flatMap(({ text, path, ast }) => {
      const [problem] = checkLogic(withUnit(ast, result, unit), { expects: 'quantity' }).filter(
        ({ kind, message }) => kind === 'dimension' && !message.startsWith('This is a comparison'),
      )
      return problem &&
        checkLogic(ast, { expects: 'quantity' }).every(({ message }) => message !== problem.message)
        ? [
            `\`${result}\` comes in ${unit}, which does not go with \`${text}\` (${path.join('.')}): ${problem.message}`,
          ]
        : []
    })
  })
}

/**
 * Takes results. Each row is judged by itself: one that is refused takes no other with it. The same value of the same
 * result, stream, slice and time again changes nothing; another value is a correction.
 */
export const takeResults = async (
  rows: readonly ResultRow[],
  taking: Taking,
): Promise<ResultsTakenAnswer> => {
  const { store, now, map } = taking
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
      return [{ row: row.row, one: read(row, taking) }]
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
  if (fresh.length > 0) await store.record(fresh)
  const taken = fresh.flatMap(({ value }) => BusinessResult.safeParse(value).data ?? [])
  return { ...answer, warnings: warningsOf(map, taken) }
}

export interface ResultsRequest {
  readonly name?: string
  /** Its own, and those of the organisation. */
  readonly stream?: string
}

/** What has been brought in, with what was corrected since. @throws RequestError for a stream that there is not. */
export const resultsAnswer = async (
  { name, stream }: ResultsRequest,
  { map, store }: Pick<Taking, 'map' | 'store'>,
): Promise<ResultsAnswer> => {
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
