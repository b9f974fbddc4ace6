/** Places of the map, counted from 1, and ranges of the protocol, counted from 0. Both in UTF-16 units. */
import type { Range } from 'vscode-languageserver'
import type { Place } from '../model/place.ts'

export const rangeOf = ({ line, column, endLine, endColumn }: Place): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
})

const isBefore = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** Whether two ranges have a position in common; their ends count. */
export const touches = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start)
