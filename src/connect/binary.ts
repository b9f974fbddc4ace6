/** Files that are no text, told by their first bytes. */

const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive or an Excel workbook: unpack the archive, or save the sheet as CSV'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel or Word file: save the sheet as CSV'],
  ['%PDF', 'a PDF'],
  ['SQLite format 3', 'an SQLite database'],
  ['PAR1', 'a Parquet file'],
]

/** What the file is instead, judged by its first bytes as they are on the disk; null if it is text. */
export const binaryKind = (head: Buffer): string | null => {
  const start = head.subarray(0, 16).toString('latin1')
  const known = MAGIC.find(([magic]) => start.startsWith(magic))
  return known ? known[1] : null
}
