/** Diagnostics for people: the place, the line, what is wrong, what to do. */
import { styleText } from 'node:util'
import type { Diagnostic, Severity, Silenced } from '../check/diagnostic.ts'
import type { Fix, Place } from '../model/place.ts'
import { framesOf, plain } from './frame.ts'
import { remarksOf, summaryOf, type ReportContext, type Reported } from './report.ts'

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }

const at = ({ file, line, column }: Place): string => `${plain(file)}:${line}:${column}`

const fixLine = ({ title, safe }: Fix): string =>
  `${safe ? 'fix' : 'possible fix'}: ${title}${safe ? ' (--fix)' : ''}`

/**
 * @param judgement What counts is shown in full, what is overridden in a line, of the rest the number.
 * @param colour Whether to use the colours of a terminal.
 */
export const prettyReport = (
  judgement: Reported,
  { texts }: Pick<ReportContext, 'texts'>,
  colour = false,
): string => {
  const frameIn = framesOf(texts)
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text)
  const frame = (place: Place, indent: string, style: Style): string[] => {
    const found = frameIn(place)
    if (!found) return []
    const { number, line, caret } = found
    return [
      `${indent}${paint('dim', `${number} |`)} ${line}`,
      `${indent}${paint('dim', `${' '.repeat(number.length)} |`)} ${paint(style, caret)}`,
    ]
  }
  const block = (one: Diagnostic): string => {
    const style = STYLES[one.severity]
    return [
      `${at(one)} ${paint(style, `${one.severity} ${one.code}`)} ${plain(one.message)}`,
      ...frame(one, '  ', style),
      ...(one.related ?? []).flatMap((related) => [
        `  ${at(related)} ${plain(related.message)}`,
        ...frame(related, '    ', 'dim'),
      ]),
      ...(one.hint === undefined ? [] : [`  ${paint('dim', plain(one.hint))}`]),
      ...(one.fix === undefined ? [] : [`  ${paint('green', plain(fixLine(one.fix)))}`]),
    ].join('\n')
  }
  const silenced = (one: Silenced): string =>
    [
      `${at(one)} ${paint('dim', `overridden ${one.code}`)} ${plain(one.message)}`,
      `  ${paint('dim', plain(one.justification))}`,
    ].join('\n')
  const fixable = judgement.diagnostics.filter(({ fix }) => fix?.safe).length
  const summary = [
    summaryOf(judgement),
    ...(fixable > 0 ? [`--fix can mend ${fixable} of them.`] : []),
    ...remarksOf(judgement),
  ].join(' ')
  return [...judgement.diagnostics.map(block), ...(judgement.overridden ?? []).map(silenced), summary].join(
    '\n\n',
  )
}
