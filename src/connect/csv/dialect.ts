/** How a CSV file is written: delimiter, header, first row. And whether it is CSV at all. */
import { ImportError } from '../connector.ts'
import { missingColumns, headerOf, namedColumns, type CsvColumns } from './columns.ts'
import { RecordReader } from './records.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
/** Records of the beginning that are looked at. */
const LOOKED_AT = 50

export interface Dialect {
  readonly delimiter: string
  readonly header: readonly string[]
  /** Bytes before the header: Excel's `sep=;` line. */
  readonly skip: number
}

interface Attempt {
  readonly delimiter: string
  readonly header: readonly string[]
  readonly missing: readonly string[]
  /** Share of the records that have as many columns as the header. */
  readonly regular: number
}

const hasControls = (text: Buffer): boolean => {
  const controls = text.reduce(
    (n, byte) => n + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0),
    0,
  )
  return controls > 0 && controls >= text.length / 1000
}

const textKind = (text: Buffer): string | null => {
  if (hasControls(text)) return 'binary data'
  const start = text.subarray(0, 1000).toString('utf8').trimStart()
  if (/^(\{|\[)\s*(["{[\]}]|$)/.test(start))
    return 'JSON: declare the source as `kind: jira`, `kind: cloudevents` or `kind: ocel`'
  if (/^<(!doctype html|html)/i.test(start)) return 'a web page (HTML): was it saved from a log-in page?'
  return /^<[?!a-z]/i.test(start) ? 'XML: declare the source as `kind: xes` or `kind: ocel`' : null
}

const attemptWith = (delimiter: string, text: Buffer, isAll: boolean, needed: readonly string[]): Attempt => {
  const reader = new RecordReader(delimiter, null)
  const records = [...reader.push(text).records, ...(isAll ? reader.end().records : [])].slice(0, LOOKED_AT)
  const header = headerOf(records[0] ?? [])
  const rows = records.slice(1)
  return {
    delimiter,
    header,
    missing: needed.filter((name) => !header.includes(name)),
    regular: rows.length === 0 ? 1 : rows.filter((row) => row.length === header.length).length / rows.length,
  }
}

const better = (a: Attempt, b: Attempt): Attempt => {
  if (a.missing.length !== b.missing.length) return a.missing.length < b.missing.length ? a : b
  const weight = ({ header, regular }: Attempt): number =>
    header.length > 1 ? regular * Math.min(header.length, 20) : 0
  return weight(b) > weight(a) ? b : a
}

/**
 * @param head The first bytes of the file as UTF-8; `isAll` if there are no more.
 * @throws ImportError if the file is no CSV, or lacks columns that the map names.
 */
export const dialectOf = (file: string, csv: CsvColumns, head: Buffer, isAll: boolean): Dialect => {
  const sep = /^sep=(.)\r?\n/i.exec(head.subarray(0, 10).toString('utf8'))
  const skip = sep ? Buffer.byteLength(sep[0]) : 0
  const text = head.subarray(skip)
  const declared = csv.delimiter ?? sep?.[1]
  const needed = namedColumns(csv)
  const attempts = (declared === undefined ? DELIMITERS : [declared]).map((delimiter) =>
    attemptWith(delimiter, text, isAll, needed),
  )
  const best = attempts.reduce(better)
  if (best.missing.length === 0) return { delimiter: best.delimiter, header: best.header, skip }

  const kind = textKind(text)
  if (kind !== null) throw new ImportError(`${file} is no CSV file but ${kind}.`)
  if (best.missing.length === needed.length && (best.header.length < 2 || best.regular < 0.5)) {
    const first = text.subarray(0, 200).toString('utf8').trim().split(/\r?\n/)[0] ?? ''
    throw new ImportError(
      `${file} is no CSV file: its rows don't have the same columns, whether they are separated by comma, semicolon, tab or \`|\`. It begins with \`${first.slice(0, 60)}\`. A header row with the columns ${needed.map((name) => `\`${name}\``).join(', ')} is expected.`,
    )
  }
  throw missingColumns(file, best.missing, best.header)
}
