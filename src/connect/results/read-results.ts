/** A CSV of business results: a row for each value. */
import { parse } from 'csv-parse/sync'
import { distance } from 'fastest-levenshtein'
import { ImportError } from '../connector.ts'
import { firstBytes, InputFile } from '../file.ts'
import { asUtf8, detectEncoding } from '../text.ts'

/** What a column may be called, in lower case. */
const NAMES = {
  at: ['date', 'time', 'at', 'day', 'timestamp', 'period', 'week', 'month'],
  value: ['value', 'amount', 'result', 'number'],
  unit: ['unit', 'currency'],
  slice: ['slice'],
  stream: ['stream'],
} as const

type Column = keyof typeof NAMES

export interface FileRow {
  readonly at?: string
  readonly value?: string
  readonly unit?: string
  readonly slice?: string
  readonly stream?: string
  /** In the file; the header is row 1. */
  readonly row: number
}

/** Larger files are no list of results. */
const MOST_BYTES = 50 * 1024 * 1024
/** So much of it tells how it is encoded. */
const HEAD = 256 * 1024

const textOf = async (file: InputFile): Promise<string> => {
  const { head, isAll } = await firstBytes(file.content(), HEAD)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of asUtf8(file.content(), detectEncoding(head, isAll), false)) {
    size += chunk.length
    if (size > MOST_BYTES)
      throw new ImportError(`${file.name} is larger than 50 MB: is it a list of results?`)
    chunks.push(chunk)
  }
  if (file.damage !== null) throw new ImportError(`${file.name} is damaged: ${file.damage}.`)
  return Buffer.concat(chunks).toString('utf8')
}

/** The mark that stands most often in the header. */
const delimiterOf = (text: string): string => {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const counts = [',', ';', '\t'].map((mark) => ({ mark, n: header.split(mark).length }))
  return counts.toSorted((a, b) => b.n - a.n)[0]?.mark ?? ','
}

const columnsOf = (header: readonly string[], file: string): Map<Column, number> => {
  const words = header.map((word) => word.trim().toLowerCase())
  const found = new Map<Column, number>()
  for (const column of Object.keys(NAMES) as Column[]) {
    const index = words.findIndex((word) => (NAMES[column] as readonly string[]).includes(word))
    if (index !== -1) found.set(column, index)
  }
  for (const column of ['at', 'value'] as const) {
    if (found.has(column)) continue
    const near = words.find((word) => NAMES[column].some((name) => distance(word, name) <= 1))
    throw new ImportError(
      `${file} has no column ${column === 'at' ? '`date`' : '`value`'}; its columns are ${header.map((word) => `\`${word}\``).join(', ')}.${near === undefined ? '' : ` Is it \`${near}\`?`}`,
      'date,value,unit,slice\n2026-08-31,3.20,EUR,',
    )
  }
  return found
}

/** @throws ImportError if the file as a whole can't be read. */
export const readResults = async (path: string): Promise<FileRow[]> => {
  const file = new InputFile(path)
  const text = await textOf(file)
  let records: string[][]
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    })
  } catch (error) {
    throw new ImportError(`${file.name} is no CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
  const [header = [], ...rows] = records
  const columns = columnsOf(header, file.name)
  return rows.map((cells, i) => {
    const cell = (column: Column): string | undefined => cells[columns.get(column) ?? -1]
    const named = (Object.keys(NAMES) as Column[]).flatMap((column) => {
      const value = cell(column)
      return value === undefined || value === '' ? [] : [[column, value] as const]
    })
    return { ...Object.fromEntries(named), row: i + 2 }
  })
}
