/** How bad findings are: by a word, a mark and a colour. */
import { SEVERITIES, type Finding, type Severity } from '../../flow/health/answer.ts'
import { countOf } from '../words/figures.ts'

const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'to know' }
const LOOKS: Readonly<Record<Severity, string>> = { error: 'bad', warning: 'warn', info: '' }

export const SeverityTag = ({ severity }: { severity: Severity }) => (
  <span className={`tag ${LOOKS[severity]}`}>{WORDS[severity]}</span>
)

/** @example '1 error, 2 warnings' */
export const countedInWords = (findings: readonly Pick<Finding, 'severity'>[]): string => {
  const counted = SEVERITIES.flatMap((severity) => {
    const n = findings.filter((one) => one.severity === severity).length
    if (n === 0) return []
    return [severity === 'info' ? `${n} to know` : countOf(n, severity)]
  })
  return counted.length === 0 ? 'Nothing was found.' : `${counted.join(', ')}.`
}
