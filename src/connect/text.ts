/** Which encoding a file is in, and its text as UTF-8. */
import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { ImportError } from './connector.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** Files from Windows that say nothing of their encoding. */
const FALLBACK = 'windows-1252'

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const bomOf = (head: Buffer): string | null =>
  BOMS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0] ?? null

/** UTF-16 without a mark: in most text every other byte is zero. */
const utf16Of = (head: Buffer): string | null => {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 8 && even < odd / 8) return 'utf-16le'
  return even > head.length / 8 && odd < even / 8 ? 'utf-16be' : null
}

const isLatin = (name: string): boolean => /^(iso-8859-1|windows-1252)$/i.test(name)
const isSingleByteWestern = (name: string): boolean => /^(iso-8859-\d+|windows-125[0-9])$/i.test(name)

/** What chardet makes of it. Its guesses among the alphabets of Europe differ by chance: then the commonest one. */
const guessed = (head: Buffer): string => {
  const [best, ...others] = analyse(head)
  if (!best || !iconv.encodingExists(best.name)) return FALLBACK
  if (isLatin(best.name)) return FALLBACK
  const latin = others.find(({ name }) => isLatin(name))
  if (isSingleByteWestern(best.name) && latin && latin.confidence >= best.confidence - 20) return FALLBACK
  return best.confidence >= 20 ? best.name.toLowerCase() : FALLBACK
}

/** Whether it is UTF-8 but for the last character, of which some bytes may be missing. */
const beginsAsUtf8 = (head: Buffer): boolean =>
  [0, 1, 2, 3].some((missing) => isUtf8(head.subarray(0, Math.max(0, head.length - missing))))

/** @param head The first bytes of the file; `isAll` if there are no more. */
export const detectEncoding = (head: Buffer, isAll: boolean): string => {
  const marked = bomOf(head) ?? utf16Of(head)
  if (marked) return marked
  return (isAll ? isUtf8(head) : beginsAsUtf8(head)) ? 'utf-8' : guessed(head)
}

/** @throws ImportError if the encoding that the map declares is not known. */
export const knownEncoding = (declared: string): string => {
  if (iconv.encodingExists(declared)) return declared
  throw new ImportError(
    `The encoding \`${declared}\` is not known. Known are \`utf-8\`, \`utf-16le\`, \`windows-1252\`, \`iso-8859-1\` and the other usual ones.`,
  )
}

const isUtf8Name = (encoding: string): boolean => /^utf-?8$/i.test(encoding)

const withoutBom = (chunk: Buffer): Buffer => (bomOf(chunk) === 'utf-8' ? chunk.subarray(3) : chunk)

async function* converted(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of chunks) yield Buffer.from(decoder.write(chunk), 'utf8')
  const rest = decoder.end()
  if (rest) yield Buffer.from(rest, 'utf8')
}

/** A file may begin with plain ASCII and turn out to be something else later: lines that are no UTF-8 are read as the fallback. */
const repaired = (lines: Buffer): Buffer => {
  if (isUtf8(lines)) return lines
  const parts: Buffer[] = []
  for (let from = 0; from < lines.length;) {
    const feed = lines.indexOf(LINE_FEED, from)
    const end = feed < 0 ? lines.length : feed + 1
    const line = lines.subarray(from, end)
    parts.push(isUtf8(line) ? line : Buffer.from(iconv.decode(line, FALLBACK), 'utf8'))
    from = end
  }
  return Buffer.concat(parts)
}

async function* repairing(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const end = Math.max(chunk.lastIndexOf(LINE_FEED), chunk.lastIndexOf(CARRIAGE_RETURN)) + 1
    if (end > 0) {
      yield repaired(Buffer.concat([carry, chunk.subarray(0, end)]))
      carry = Buffer.from(chunk.subarray(end))
    } else carry = Buffer.concat([carry, chunk])
  }
  if (carry.length > 0) yield repaired(carry)
}

async function* unmarked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of chunks) {
    yield first ? withoutBom(chunk) : chunk
    first = false
  }
}

/**
 * The text as UTF-8 without byte order mark. Bytes that are no character in a declared encoding become U+FFFD.
 *
 * @param declared Whether the map names the encoding; a detected UTF-8 is corrected where it turns out wrong.
 */
export const asUtf8 = (
  chunks: AsyncIterable<Buffer>,
  encoding: string,
  declared: boolean,
): AsyncGenerator<Buffer> => {
  if (!isUtf8Name(encoding)) return unmarked(converted(chunks, encoding))
  return declared ? unmarked(chunks) : repairing(unmarked(chunks))
}
