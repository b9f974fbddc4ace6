/** The text of an XML file, in the encoding that it declares. */
import { StringDecoder } from 'node:string_decoder'
import iconv from 'iconv-lite'
import { binaryKind } from '../binary.ts'
import { ImportError } from '../connector.ts'
import { firstBytes, type InputFile } from '../file.ts'
import { asUtf8, detectEncoding } from '../text.ts'

const HEAD = 64 * 1024

const declaredIn = (head: Buffer): string | null =>
  /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head.subarray(0, 1000).toString('latin1'),
  )?.[1] ?? null

/**
 * A byte order mark and the bytes themselves win over the declaration: where that can be read as ASCII the file is in no
 * UTF-16, whatever it says.
 */
const encodingOf = (file: InputFile, head: Buffer, isAll: boolean): string => {
  const declared = declaredIn(head)
  if (declared === null || /^utf-?(8|16|32)/i.test(declared)) return detectEncoding(head, isAll)
  if (iconv.encodingExists(declared)) return declared
  throw new ImportError(
    `${file.name} declares the encoding \`${declared}\`, which is not known. Save it as UTF-8, or correct the declaration in its first line.`,
  )
}

/** The file as text, in pieces. @throws ImportError if it can't be read, is empty or is no text. */
export async function* xmlText(file: InputFile): AsyncGenerator<string> {
  const { head, isAll } = await firstBytes(file.content(), HEAD)
  if (head.length === 0)
    throw new ImportError(`${file.name} is empty${file.damage ? `: ${file.damage}` : ''}.`)
  const kind = binaryKind(head)
  if (kind !== null) throw new ImportError(`${file.name} is no XML but ${kind}.`)
  const decoder = new StringDecoder('utf8')
  let isBeginning = true
  for await (const chunk of asUtf8(file.content(), encodingOf(file, head, isAll), true)) {
    const text = decoder.write(chunk)
    if (isBeginning && /\S/.test(text)) {
      isBeginning = false
      const begin = text.trimStart().slice(0, 60).split('\n')[0] ?? ''
      if (!begin.startsWith('<'))
        throw new ImportError(`${file.name} is no XML: it begins with \`${begin.trim()}\`.`)
    }
    yield text
  }
  yield decoder.end()
}
