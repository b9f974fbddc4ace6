/** Diagnostics for people: the place, the line, what is wrong, what to do. */
import { styleText } from 'node:util'
import type { Diagnostic } from '../check/diagnostic.ts'

type Style = Parameters<typeof styleText>[0]

/** A line longer than this is cut around the place that is meant. */
const WIDEST = 120

/** What stands in a file must not steer the terminal. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ')

const frame = (
  diagnostic: Diagnostic,
  text: string | undefined,
  paint: (style: Style, text: string) => string,
): string[] => {
  const line = text?.split(/\r?\n/)[diagnostic.line - 1]
  if (line === undefined) return []
  const from = Math.max(0, Math.min(diagnostic.column - 1 - WIDEST / 2, line.length - WIDEST))
  const shown = plain(line.slice(from, from + WIDEST))
  const start = diagnostic.column - 1 - from
  const end = diagnostic.endLine === diagnostic.line ? diagnostic.endColumn - 1 - from : shown.length
  const caret = ' '.repeat(Math.max(0, start)) + '^'.repeat(Math.max(1, Math.min(end, shown.length) - start))
  const number = String(diagnostic.line)
  return [
    `  ${paint('dim', `${number} |`)} ${shown}`,
    `  ${paint('dim', `${' '.repeat(number.length)} |`)} ${paint(diagnostic.severity === 'error' ? 'red' : 'yellow', caret)}`,
  ]
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/**
 * @param texts The files' texts, for the frames.
 * @param color Whether to use the colours of a terminal.
 */
export const prettyReport = (
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  color = false,
): string => {
  const paint = (style: Style, text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text
  const blocks = diagnostics.map((one) =>
    [
      `${plain(one.file)}:${one.line}:${one.column} ${paint(one.severity === 'error' ? 'red' : 'yellow', `${one.severity} ${one.code}`)} ${plain(one.message)}`,
      ...frame(one, texts.get(one.file), paint),
      ...(one.hint === undefined ? [] : [`  ${paint('dim', plain(one.hint))}`]),
    ].join('\n'),
  )
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const summary =
    diagnostics.length === 0
      ? 'No problems.'
      : `${counted(errors, 'error')}, ${counted(diagnostics.length - errors, 'warning')}.`
  return [...blocks, summary].join('\n\n')
}
