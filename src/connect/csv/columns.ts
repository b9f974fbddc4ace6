/** Which column of the file means what: the map's names, found in the header. */
import { distance } from 'fastest-levenshtein'
import { FIELD } from '../../flow/event.ts'
import type { CsvSource } from '../../model/schema.ts'
import { ImportError } from '../connector.ts'

export type CsvColumns = CsvSource['csv']

export interface DateColumn {
  readonly name: string
  readonly index: number
  /** The status entered at that time. */
  readonly status: string
}

/** Positions in a row. */
export interface Layout {
  /** The names of all columns, none twice, none empty. */
  readonly header: readonly string[]
  readonly item: readonly number[]
  readonly time: number | null
  readonly state: readonly number[]
  readonly activity: readonly number[]
  readonly lifecycle: number | null
  readonly instance: number | null
  /** Orders events of the same instant. */
  readonly order: number | null
  readonly id: number | null
  readonly labels: number | null
  readonly dates: readonly DateColumn[]
  /** Field → column, labels not among them. */
  readonly fields: readonly (readonly [string, number])[]
}

const listOf = (columns: string | readonly string[] | undefined): readonly string[] =>
  columns === undefined ? [] : typeof columns === 'string' ? [columns] : columns

/** The column of the time, its declared format and zone. */
export const timeOf = (
  csv: CsvColumns,
): { column: string; format: string | null; zone: string | null } | null => {
  if (csv.time === undefined) return null
  if (typeof csv.time === 'string') return { column: csv.time, format: null, zone: null }
  return { column: csv.time.column, format: csv.time.format ?? null, zone: csv.time.zone ?? null }
}

/** All columns that the map names, once each. */
export const namedColumns = (csv: CsvColumns): string[] => {
  const names = [
    ...listOf(csv.item),
    timeOf(csv)?.column,
    ...listOf(csv.state),
    ...listOf(csv.activity),
    csv.lifecycle,
    csv.instance,
    ...Object.keys(csv.dates ?? {}),
    csv.order,
    csv.id,
    csv.type,
    csv.title,
    csv.labels,
    ...(csv.attributes === 'all' ? [] : csv.attributes),
  ]
  return [...new Set(names.filter((name) => name !== undefined).map((name) => name.trim()))]
}

/** Gives every column a name of its own. */
export const headerOf = (cells: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

const closest = (wanted: string, names: readonly string[]): string | null => {
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_.:-]+/g, '')
  let best: { name: string; off: number } | null = null
  for (const name of names) {
    const off = distance(plain(wanted), plain(name))
    if (!best || off < best.off) best = { name, off }
  }
  return best && best.off <= Math.max(1, wanted.length / 5) ? best.name : null
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** Says which columns are missing, what there is instead, and what may be meant. */
export const missingColumns = (
  file: string,
  missing: readonly string[],
  header: readonly string[],
): ImportError => {
  const guesses = missing.flatMap((name) => {
    const guess = closest(name, header)
    return guess === null ? [] : [`\`${guess}\`${missing.length > 1 ? ` for \`${name}\`` : ''}`]
  })
  return new ImportError(
    `${file} has no column ${quoted(missing)}. Its columns are ${quoted(header)}.${guesses.length > 0 ? ` Did you mean ${guesses.join(', ')}?` : ''} Names are compared exactly, upper and lower case included.`,
  )
}

/** @throws ImportError if the map names a column that is not there or is there twice, or leaves out what is needed. */
export const layoutOf = (file: string, csv: CsvColumns, cells: readonly string[]): Layout => {
  const header = headerOf(cells)
  const missing = namedColumns(csv).filter((name) => !header.includes(name))
  if (missing.length > 0) throw missingColumns(file, missing, header)
  const twice = namedColumns(csv).filter((name) => header.includes(`${name} (2)`))
  if (twice.length > 0) {
    throw new ImportError(
      `${file} has more than one column ${quoted(twice)}: rename all but the one that is meant.`,
    )
  }
  const at = (name: string): number => header.indexOf(name.trim())
  const maybe = (name: string | undefined): number | null => (name === undefined ? null : at(name))
  const time = timeOf(csv)
  const dates = Object.entries(csv.dates ?? {}).map(([name, status]): DateColumn => ({
    name,
    index: at(name),
    status,
  }))
  if ((time === null) === (dates.length === 0)) {
    throw new ImportError(
      time === null
        ? `The source says neither in which column of ${file} the time is nor which columns are dates.`
        : `The source gives ${file} both \`time\` (a row per event) and \`dates\` (a row per item): one of them is meant.`,
      'csv: { time: COLUMN }',
    )
  }
  const state = listOf(csv.state).map(at)
  const activity = listOf(csv.activity).map(at)
  if (dates.length === 0 && state.length === 0 && activity.length === 0) {
    throw new ImportError(
      `The source does not say which column of ${file} holds the status entered (\`state\`) or the activity done (\`activity\`).`,
      'csv: { state: COLUMN }',
    )
  }

  const item = listOf(csv.item).map(at)
  const named: [string, number | null][] = [
    [FIELD.type, maybe(csv.type)],
    [FIELD.title, maybe(csv.title)],
  ]
  if (dates.length > 0 && state.length === 1) named.push(['state', state[0] ?? null])
  const used = new Set([
    ...item,
    maybe(time?.column),
    ...state,
    ...(state.length > 0 ? [] : activity),
    maybe(csv.lifecycle),
    maybe(csv.instance),
    maybe(csv.order),
    maybe(csv.id),
    maybe(csv.labels),
    ...dates.map(({ index }) => index),
    ...named.map(([, index]) => index),
  ])
  const others =
    csv.attributes === 'all'
      ? header.map((name, index): [string, number] => [name, index]).filter(([, index]) => !used.has(index))
      : csv.attributes.map((name): [string, number] => [name.trim(), at(name)])
  const special = named.filter((entry): entry is [string, number] => entry[1] !== null)
  const taken = new Set([
    ...special.map(([name]) => name),
    ...(csv.labels === undefined ? [] : [FIELD.labels as string]),
  ])
  return {
    header,
    item,
    time: maybe(time?.column),
    state,
    activity,
    lifecycle: maybe(csv.lifecycle),
    instance: maybe(csv.instance),
    order: maybe(csv.order),
    id: maybe(csv.id),
    labels: maybe(csv.labels),
    dates,
    fields: [...special, ...others.filter(([name]) => !taken.has(name))],
  }
}
