/** Reads a file of JSON in any of the forms that exports come in: one value, a list, pages, JSON Lines. */
import { binaryKind } from '../binary.ts'
import { firstBytes, type InputFile } from '../file.ts'
import { asUtf8, detectEncoding } from '../text.ts'
import { parsePiece, type JsonPiece } from './piece.ts'
import { JsonSplitter } from './splitter.ts'

const HEAD = 64 * 1024
const LINE_FEED = 10

export interface JsonHead {
  /** The first bytes of the text, as UTF-8. */
  readonly text: string
  readonly encoding: string
  /** What the file is instead, if its first bytes tell that it is no text. */
  readonly binary: string | null
}

/** The beginning of the file, to see whether it is JSON. @throws ImportError if it can't be read or is empty. */
export const headOf = async (file: InputFile): Promise<JsonHead> => {
  const { head, isAll } = await firstBytes(file.content(), HEAD)
  const encoding = detectEncoding(head, isAll)
  let text = ''
  const once = async function* (): AsyncGenerator<Buffer> {
    yield head
  }
  for await (const chunk of asUtf8(once(), encoding, true)) text += chunk.toString('utf8')
  return { text, encoding, binary: binaryKind(head) }
}

/** Whether the text is JSON at first sight. */
export const looksLikeJson = ({ text }: JsonHead): boolean => /^\s*[{[]/.test(text)

const isWhole = (line: string): boolean => {
  if (!/^\s*[{[]/.test(line)) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** A value per line: then a line that is broken costs no other. */
const isLines = ({ text }: JsonHead): boolean => {
  const [first = '', second = ''] = text.split('\n').filter((line) => line.trim() !== '')
  return second !== '' && (isWhole(first) || (first.startsWith('{') && isWhole(second)))
}

async function* lines(file: InputFile, text: AsyncIterable<Buffer>): AsyncGenerator<JsonPiece[]> {
  let row = 0
  let carry: Buffer[] = []
  const pieceOf = (line: string): JsonPiece[] => {
    row += 1
    return line.trim() === '' ? [] : [parsePiece(line, row)]
  }
  for await (const chunk of text) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      const whole = Buffer.concat([...carry, chunk.subarray(0, end - 1)]).toString('utf8')
      carry = []
      yield whole.split('\n').flatMap(pieceOf)
    }
    if (end < chunk.length) carry.push(Buffer.from(chunk.subarray(end)))
  }
  if (file.damage !== null) yield [{ kind: 'broken', row: row + 1, reason: file.damage }]
  else yield pieceOf(Buffer.concat(carry).toString('utf8'))
}

async function* split(
  file: InputFile,
  text: AsyncIterable<Buffer>,
  lists: readonly string[],
): AsyncGenerator<JsonPiece[]> {
  const splitter = new JsonSplitter(lists)
  for await (const chunk of text) yield splitter.push(chunk)
  const { damage } = file
  yield splitter
    .end()
    .map((piece) => (damage === null ? piece : { kind: 'broken', row: piece.row, reason: damage }))
}

/** @param lists Keys of an object at the top whose lists are told entry by entry. */
export const jsonPieces = (
  file: InputFile,
  head: JsonHead,
  lists: readonly string[],
): AsyncGenerator<JsonPiece[]> => {
  const text = asUtf8(file.content(), head.encoding, true)
  return isLines(head) ? lines(file, text) : split(file, text, lists)
}
