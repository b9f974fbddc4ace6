/** The codes that no rule of `rules/` reports: of what is wrong with the text itself, and of what silences. */
import type { Severity } from './diagnostic.ts'

interface TextCode {
  readonly code: string
  readonly name: string
  readonly severity: Severity
}

export const TEXT_CODES: readonly TextCode[] = [
  { code: 'MR001', name: 'not valid YAML', severity: 'error' },
  { code: 'MR002', name: 'value that does not fit', severity: 'error' },
  { code: 'MR003', name: 'unknown key', severity: 'error' },
  { code: 'MR004', name: 'defined twice', severity: 'error' },
  { code: 'MR005', name: 'file that is not read', severity: 'error' },
  { code: 'MR006', name: 'silenced without a reason', severity: 'error' },
  { code: 'MR007', name: 'comment that silences nothing', severity: 'warning' },
  { code: 'MR008', name: 'comment for a rule that there is not', severity: 'error' },
  { code: 'MR009', name: 'rule that no comment can silence', severity: 'error' },
  { code: 'MR490', name: 'override that silences nothing', severity: 'warning' },
  { code: 'MR491', name: 'override that has run out', severity: 'warning' },
]
