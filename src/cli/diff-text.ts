/** Changes as text for people. */
import { styleText } from 'node:util'
import { SEVERITIES, type ChangeSeverity, type MapChange } from '../diff/change.ts'
import { capitalised, counted } from '../diff/wording.ts'

const STYLE = { breaking: 'red', notable: 'yellow', minor: 'dim' } as const

/** What stands in a file must not steer the terminal. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ')

const summary = (changes: readonly MapChange[]): string =>
  SEVERITIES.map((severity) => {
    const n = changes.filter((change) => change.severity === severity).length
    return n === 0 ? null : `${n} ${severity}`
  })
    .filter((part) => part !== null)
    .join(', ')

/**
 * @param changes As {@link diff} gives them.
 * @param names What the two maps are called, such as `HEAD` and `the working tree`.
 * @param colour Whether to use the colours of a terminal.
 */
export const diffText = (
  changes: readonly MapChange[],
  names: { readonly before: string; readonly after: string },
  colour = false,
): string => {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text
  if (changes.length === 0) return `${capitalised(names.before)} and ${names.after} mean the same.`
  const group = (severity: ChangeSeverity): string[] => {
    const some = changes.filter((change) => change.severity === severity)
    if (some.length === 0) return []
    return [
      [
        paint(['bold', STYLE[severity]], capitalised(severity)),
        ...some.map(({ sentence, kind, at }) => {
          const place = `${at.file}:${at.line}:${at.column}${at.side === 'before' ? ` in ${names.before}` : ''}`
          return `  ${plain(sentence)}\n    ${paint('dim', `${kind} · ${plain(place)}`)}`
        }),
      ].join('\n'),
    ]
  }
  return [
    ...SEVERITIES.flatMap(group),
    `${counted(changes.length, 'change')} from ${names.before} to ${names.after}: ${summary(changes)}.`,
  ].join('\n\n')
}
