/** Error budgets that burn too fast, or are used up: a stream is not as available as it promises. */
import type { ObjectiveNow } from '../flow/service/objective-answer.ts'
import { figureKey, figuresOf } from '../flow/figures/figure.ts'
import type { ObjectiveAnswer } from '../flow/service/service-answer.ts'
import { countedInWords, leftInWords, exactShareInWords } from '../flow/service/share-words.ts'
import type { Attention, Finding } from './attention.ts'

/** Which figure tells it, and in words; null where all is well. */
const troubleOf = ({
  burns,
  budget,
  outlook,
  measured,
  objective,
}: ObjectiveAnswer): { readonly figure: string; readonly sentence: string } | null => {
  if (budget === null || measured.value === null || objective === null) return null
  const is = `${exactShareInWords(measured.value)} (${countedInWords(measured.successes, measured.n)}) of the promised ${exactShareInWords(objective)}`
  const fast = burns.find(({ isTooFast }) => isTooFast)
  if (fast) {
    return {
      figure: `burn.${fast.id}`,
      sentence: `In the ${fast.words} ${fast.failures} of ${fast.n} failed: the error budget burns ${Number((fast.rate ?? 0).toFixed(1))} times as fast as it may. Available: ${is}; ${leftInWords(budget.leftShare)}.`,
    }
  }
  return outlook.kind === 'exhausted'
    ? {
        figure: 'budget.left',
        sentence: `The error budget is used up: ${leftInWords(budget.leftShare)}. Available: ${is}.`,
      }
    : null
}

/** Where nothing was tried, or the data has ended, what is open stays open. */
export const serviceAttention = (objectives: readonly ObjectiveNow[]): Attention => {
  const findings: Finding[] = []
  const unjudged = new Set<string>()
  for (const { stream, of, window, data, simulated, objective } of objectives) {
    const subject = `service/${stream.id}/${objective.level}`
    const isProbed = objective.by === 'probe'
    if (objective.isKept === null || (data.kind === 'stale' && !isProbed)) {
      unjudged.add(subject)
      continue
    }
    const trouble = troubleOf(objective)
    if (trouble === null) continue
    findings.push({
      // Within one day a burn that wavers is told once.
      identity: `${subject}/${objective.to.slice(0, 10)}`,
      subject,
      scope: subject,
      cause: 'service',
      title: `${stream.name}: ${objective.name}`,
      sentence: trouble.sentence,
      streams: [stream.id],
      figure: figureKey(trouble.figure, { ...figuresOf({ of, window }), about: objective.level }),
      item: null,
      source: null,
      // What a probe asks is real, whatever the journeys are.
      simulated: simulated && !isProbed,
      since: Date.parse(objective.to) * 1000,
    })
  }
  return { findings, unjudged }
}
