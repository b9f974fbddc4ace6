/** From findings to verdicts, with what the map declares beside them; and where the two disagree. */
import type { Answered } from './judging.ts'
import type { Declared, Disagreement, Verdict } from './court-answer.ts'

/** A difference that another mix explains is no reason to split. */
export const supportsSplit = ({ finding, mixes }: Answered): boolean =>
  finding === 'different' && !mixes.some(({ does }) => does !== 'hides')

/** Slices that are the same only because a mix hides their difference are no reason to merge. */
const supportsMerge = ({ finding, mixes }: Answered): boolean => finding === 'the same' && mixes.length === 0

export const otherObligations = (declared: Declared | null): boolean =>
  declared?.differences.some(({ material }) => material) ?? false

/**
 * At a stage a difference in one question supports a split; a merge needs the same in all, and the same obligations.
 * “Not significant” is not “the same”.
 */
export const stageVerdict = (answered: readonly Answered[], declared: Declared | null): Verdict => {
  if (answered.some(supportsSplit) || otherObligations(declared)) return 'split'
  const measured = answered.filter(({ finding }) => finding !== 'not measured')
  if (measured.length === 0) return 'not measured'
  return measured.every(supportsMerge) ? 'merge' : 'open'
}

export const pairVerdict = (stages: readonly Verdict[]): Verdict => {
  if (stages.includes('split')) return 'split'
  const measured = stages.filter((verdict) => verdict !== 'not measured')
  if (measured.length === 0) return 'not measured'
  return measured.every((verdict) => verdict === 'merge') ? 'merge' : 'open'
}

interface Judged {
  readonly stage: string | null
  readonly name: string
  readonly verdict: Verdict
  readonly answered: readonly Answered[]
  readonly declared: Declared | null
}

const quoted = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ')

const atStage = ({ stage, name, verdict, answered, declared }: Judged): Disagreement[] => {
  if (declared === null) return []
  const { forks } = declared
  const isMeasured = answered.some(({ finding }) => finding !== 'not measured')
  if (forks.length > 0 && verdict === 'merge') {
    const words = `${name}: ${quoted(forks)} parts the two here, but by the log they are the same.`
    return [{ kind: 'fork without evidence', stage, words }]
  }
  if (forks.length > 0 && verdict === 'open' && isMeasured) {
    const words = `${name}: ${quoted(forks)} parts the two here; the log does not show it yet.`
    return [{ kind: 'fork not shown yet', stage, words }]
  }
  if (forks.length === 0 && answered.some(supportsSplit)) {
    const words = `${name}: by the log the two differ, and no fork records it.`
    return [{ kind: 'evidence without a fork', stage, words }]
  }
  return []
}

/** Where the map says otherwise than the log. */
export const disagreementsOf = (stages: readonly Judged[], pair: Verdict): Disagreement[] => {
  const served = stages.flatMap(({ declared }) => (declared ? [declared.streams] : []))
  const [ofA, ofB] = [served.flatMap(({ a }) => a), served.flatMap(({ b }) => b)].map(
    (ids) => new Set(ids),
  ) as [Set<string>, Set<string>]
  const isApart = ofA.size > 0 && ofB.size > 0 && ofA.isDisjointFrom(ofB)
  const words = `${quoted([...ofA])} and ${quoted([...ofB])} serve slices that by the log are the same.`
  return [
    ...stages.flatMap(atStage),
    ...(isApart && pair === 'merge'
      ? [{ kind: 'the same in two streams' as const, stage: null, words }]
      : []),
  ]
}
