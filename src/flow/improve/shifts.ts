/** Where a series changed, by the signals of its process limits. */
import type { ProcessLimits } from '../view-answers.ts'
import { processLimits } from './xmr.ts'

type Rule = ProcessLimits['signals'][number]['rule']

/** Positions [from, to], both included. */
interface Stretch {
  readonly from: number
  readonly to: number
}

export interface Shift {
  /** The first period that was different. */
  readonly at: number
  readonly rule: Rule
  /** What was before, since the last shift. */
  readonly before: Stretch
  /** What the signal spans. */
  readonly after: Stretch
}

/** Of several rules that tell of one change, the one that says most about how long it lasts. */
const STRENGTH: readonly Rule[] = ['eight on one side', 'three of four near a limit', 'beyond the limits']
const stronger = (a: Rule, b: Rule): Rule => (STRENGTH.indexOf(a) <= STRENGTH.indexOf(b) ? a : b)

/** With fewer periods before it, a signal stands at the beginning: there is nothing that it changed from. */
const FEWEST_BEFORE = 3

interface Cluster {
  from: number
  to: number
  rule: Rule
  readonly direction: 'up' | 'down'
}

/** Signals of one direction that overlap tell of one change. */
const clustersOf = ({ signals }: ProcessLimits): Cluster[] => {
  const clusters: Cluster[] = []
  for (const { from, to, rule, direction } of signals) {
    const last = clusters.findLast((one) => one.direction === direction)
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to)
      last.rule = stronger(last.rule, rule)
    } else clusters.push({ from, to, rule, direction })
  }
  return clusters
}

/**
 * The shifts of a series. A signal at its beginning is no change by itself: it says that what came after was different,
 * so the shift is where it ends.
 *
 * @param values In order of time, none below 0.
 */
export const shiftsOf = (values: readonly number[]): Shift[] => {
  const limits = processLimits(values)
  if (limits === null) return []
  const clusters = clustersOf(limits)
  const last = values.length - 1
  const shifts: Shift[] = []
  let since = 0
  for (const [i, { from, to, rule }] of clusters.entries()) {
    const next = clusters[i + 1]?.from ?? last + 1
    if (shifts.length > 0 ? from > since : from >= FEWEST_BEFORE) {
      shifts.push({ at: from, rule, before: { from: since, to: from - 1 }, after: { from, to } })
      // A single period that stands out is no new beginning.
      since = from === to ? to + 1 : from
    } else if (shifts.length === 0 && to < last && from < to && next > to + 1) {
      shifts.push({ at: to + 1, rule, before: { from: 0, to }, after: { from: to + 1, to: next - 1 } })
      since = to + 1
    }
  }
  return shifts
}
