/** What reports are made of, and how they count. */
import type { Diagnostic, Severity } from '../check/diagnostic.ts'
import type { Judgement } from '../check/judge.ts'

/** A code and its page, for formats that carry the explanation. */
export interface ReportedRule {
  readonly code: string
  readonly name: string
  readonly severity: Severity
  /** What the problem is, in a sentence or two. */
  readonly summary: string
  /** The whole page, in Markdown. */
  readonly text: string
  /** Address of the page. */
  readonly helpUri?: string
}

/** What is told; of a bare list of diagnostics nothing was taken out. */
export type Reported = Pick<Judgement, 'diagnostics'> & Partial<Judgement>

export interface ReportContext {
  /** The files' texts, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** The folder of the map, relative to the root of its repository: formats for services name files from there. */
  readonly prefix?: string
  readonly rules?: readonly ReportedRule[]
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

const numberOf = (diagnostics: readonly Diagnostic[], severity: Severity): number =>
  diagnostics.filter((one) => one.severity === severity).length

export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export const countsOf = (diagnostics: readonly Diagnostic[]): Counts => ({
  errors: numberOf(diagnostics, 'error'),
  warnings: numberOf(diagnostics, 'warning'),
  infos: numberOf(diagnostics, 'info'),
})

/** Such as `2 errors, 1 warning.`, or `No problems.` */
export const summaryOf = ({ diagnostics }: Reported): string => {
  if (diagnostics.length === 0) return 'No problems.'
  const { errors, warnings, infos } = countsOf(diagnostics)
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')}${infos === 0 ? '' : `, ${counted(infos, 'proposal')}`}.`
}

/** What else is to be said of a judgement: what does not count, and why; one sentence each. */
export const remarksOf = ({
  suppressed = [],
  overridden = [],
  baselined = [],
  gone = [],
}: Reported): string[] => {
  const apart = [
    ...(suppressed.length > 0 ? [`${suppressed.length} silenced by comments`] : []),
    ...(overridden.length > 0 ? [`${overridden.length} overridden`] : []),
    ...(baselined.length > 0 ? [`${baselined.length} in the baseline`] : []),
  ]
  const left = gone.reduce((sum, { count }) => sum + count, 0)
  return [
    ...(apart.length > 0 ? [`Not counted: ${apart.join(', ')}.`] : []),
    ...(left > 0
      ? [`${left} of the baseline ${left === 1 ? 'is' : 'are'} gone: update it with --update-baseline.`]
      : []),
  ]
}

const isAbsolute = (file: string): boolean => /^(?:\/|[a-z]:)/i.test(file)

/** A file as services name it: from the root of the repository, with slashes. */
export const repositoryPath = (file: string, prefix = ''): string => {
  const path = file.replaceAll('\\', '/')
  const folder = prefix.replaceAll('\\', '/').replace(/\/+$/, '')
  return isAbsolute(path) || folder === '' || folder === '.' ? path : `${folder}/${path}`
}
