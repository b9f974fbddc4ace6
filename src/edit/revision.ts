/** What a map's texts are known by, so that a change asked for on older texts is recognised. */
import { createHash } from 'node:crypto'

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url')

/** SHA-256 of one file's text (without a byte order mark), in base64url. */
export const hashOf = (text: string): string => digest(text)

/** One hash over all files of a map, their names included. The order of the files does not matter. */
export const revisionOf = (texts: ReadonlyMap<string, string>): string =>
  digest(JSON.stringify([...texts].sort(([a], [b]) => (a < b ? -1 : 1))))
