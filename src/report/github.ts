/** Workflow commands of GitHub Actions, which GitHub shows as annotations on the lines of a pull request. */
import type { Diagnostic, Severity } from '../check/diagnostic.ts'
import type { Judgement } from '../check/judge.ts'
import { remarksOf, repositoryPath, summaryOf, type ReportContext } from './report.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** As `@actions/core` escapes it. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string | number): string =>
  data(String(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')

const command = (one: Diagnostic, { prefix, rules }: Omit<ReportContext, 'texts'>): string => {
  const name = rules?.find(({ code }) => code === one.code)?.name
  const properties = {
    file: repositoryPath(one.file, prefix),
    line: one.line,
    endLine: one.endLine,
    // Columns are allowed only where the range ends on its first line; the last one is counted in.
    ...(one.line === one.endLine && {
      col: one.column,
      endColumn: Math.max(one.column, one.endColumn - 1),
    }),
    title: name === undefined ? one.code : `${one.code} ${name}`,
  }
  const told = [
    one.message,
    ...(one.related ?? []).map(
      ({ file, line, column, message }) => `${repositoryPath(file, prefix)}:${line}:${column} ${message}`,
    ),
    ...(one.hint === undefined ? [] : [one.hint]),
  ].join('\n')
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`)
  return `::${COMMANDS[one.severity]} ${list.join(',')}::${data(told)}`
}

/** A line per diagnostic, errors first since GitHub shows only so many of a step, and a summary for the log. */
export const githubReport = (judgement: Judgement, context: Omit<ReportContext, 'texts'> = {}): string => {
  const order: readonly Severity[] = ['error', 'warning', 'info']
  const sorted = [...judgement.diagnostics].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  )
  return [
    ...sorted.map((one) => command(one, context)),
    [summaryOf(judgement), ...remarksOf(judgement)].join(' '),
  ].join('\n')
}
