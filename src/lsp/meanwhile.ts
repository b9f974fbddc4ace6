/** What is shown of a file while its check is still going on. */
import type { Diagnostic as Published } from 'vscode-languageserver'
import { inCommon, type FileRead } from '../model/file-read.ts'

/**
 * Diagnostics of a text, moved to where the same stands in a later text: what stands below the first line that
 * changed moves by the number of lines that came or went.
 */
export const moved = (
  diagnostics: readonly Published[],
  before: FileRead,
  after: FileRead,
): readonly Published[] => {
  const lines = after.lines.count - before.lines.count
  if (lines === 0) return diagnostics
  const same = inCommon(before.text, after.text, Math.min(before.text.length, after.text.length), false)
  const first = before.lines.positionOf(same).line - 1
  const by = (line: number): number => (line > first ? Math.max(first, line + lines) : line)
  return diagnostics.map((one) => ({
    ...one,
    range: {
      start: { ...one.range.start, line: by(one.range.start.line) },
      end: { ...one.range.end, line: by(one.range.end.line) },
    },
  }))
}
