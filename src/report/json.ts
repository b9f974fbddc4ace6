import type { Judgement } from '../check/judge.ts'
import { countsOf } from './report.ts'

/**
 * The judgement as data: counts, what counts (with related places and fixes), what does not and why, and what
 * of the baseline is gone. Lines and columns count from 1, columns in UTF-16 units; ends are exclusive.
 */
export const jsonReport = ({ diagnostics, suppressed, overridden, baselined, gone }: Judgement): string =>
  JSON.stringify({ ...countsOf(diagnostics), diagnostics, suppressed, overridden, baselined, gone }, null, 2)
