/** Which version and encoding of OCEL a file is in, judged by its content. */
import { ImportError } from '../connector.ts'
import { firstBytes, type InputFile } from '../file.ts'
import { headOf, looksLikeJson } from '../json/read.ts'
import { ocelOfJson } from './json.ts'
import type { OcelLog } from './log.ts'
import { ocelOfSqlite } from './sqlite.ts'
import { ocelOfXml } from './xml.ts'

export const isSqlite = (head: Buffer): boolean =>
  head.subarray(0, 15).toString('latin1') === 'SQLite format 3'

/** @throws ImportError if the file can't be read or is no object-centric log. */
export const openOcel = async (file: InputFile): Promise<OcelLog> => {
  const { head } = await firstBytes(file.content(), 16)
  if (isSqlite(head)) return ocelOfSqlite(file)
  const json = await headOf(file)
  if (looksLikeJson(json)) return ocelOfJson(file, json)
  if (/^\s*</.test(json.text)) return ocelOfXml(file)
  throw new ImportError(
    `${file.name} is no object-centric log (OCEL): it is ${json.binary ?? 'neither JSON, XML nor a database of SQLite'}.`,
  )
}
