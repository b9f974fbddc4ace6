/** A CSV file: how it is written, found out from its beginning, and its records. */
import { binaryKind } from '../binary.ts'
import { ImportError } from '../connector.ts'
import { firstBytes, type InputFile } from '../file.ts'
import { asUtf8, detectEncoding, knownEncoding } from '../text.ts'
import type { CsvColumns } from './columns.ts'
import { dialectOf, type Dialect } from './dialect.ts'
import { RecordReader, type RecordBlock } from './records.ts'

/** So much of the file is looked at to find out how it is written. */
const HEAD = 256 * 1024

export interface CsvForm extends Dialect {
  readonly encoding: string
  readonly encodingDeclared: boolean
}

/** @throws ImportError if the file can't be read, is no CSV, or lacks columns that the map names. */
export const csvForm = async (file: InputFile, csv: CsvColumns): Promise<CsvForm> => {
  const { head, isAll } = await firstBytes(file.content(), HEAD)
  if (head.length === 0)
    throw new ImportError(`${file.name} is empty${file.damage ? `: ${file.damage}` : ''}.`)
  const kind = binaryKind(head)
  if (kind !== null) throw new ImportError(`${file.name} is no CSV file but ${kind}.`)
  const encoding = csv.encoding === undefined ? detectEncoding(head, isAll) : knownEncoding(csv.encoding)
  const encodingDeclared = csv.encoding !== undefined
  const text: Buffer[] = []
  for await (const chunk of asUtf8(onceOf(head), encoding, encodingDeclared)) text.push(chunk)
  return { ...dialectOf(file.name, csv, Buffer.concat(text), isAll), encoding, encodingDeclared }
}

async function* onceOf(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk
}

/** The records below the header. One that is cut off with the file is refused. */
export async function* recordsOf(file: InputFile, form: CsvForm): AsyncGenerator<RecordBlock> {
  const reader = new RecordReader(form.delimiter, form.header.length, form.skip > 0 ? 2 : 1)
  let isBeginning = true
  const below = (block: RecordBlock): RecordBlock => {
    if (!isBeginning || block.records.length === 0) return block
    isBeginning = false
    return { ...block, records: block.records.slice(1), lines: block.lines.slice(1) }
  }
  let skip = form.skip
  for await (const chunk of asUtf8(file.content(), form.encoding, form.encodingDeclared)) {
    const rest = skip > 0 ? chunk.subarray(skip) : chunk
    skip = 0
    yield below(reader.push(rest))
  }
  if (file.damage === null) yield below(reader.end())
  else yield { records: [], lines: [], rejections: [{ row: reader.nextLine, reason: file.damage }] }
}
