/** Whether a gain of the north-star is hollow: it rose while something suffered that must not [article; R19]. */
import type { GuardrailAnswer, HollowAnswer, MetricAnswer } from './north-star-answer.ts'

/**
 * Hollow: the north-star is better than before by more than chance, and a guardrail is broken. Perhaps hollow: it is
 * better, and how much of that is chance can’t be computed. null: no gain, or one that may well be chance (what wavers
 * up every second week would be a warning every second week), or no broken guardrail.
 */
export const hollowOf = (
  northStar: MetricAnswer | null,
  guardrails: readonly GuardrailAnswer[],
): HollowAnswer | null => {
  const change = northStar?.change
  const broken = guardrails.filter(({ status }) => status === 'broken')
  if (!northStar || change?.direction !== 'better' || change.sure === false || broken.length === 0) {
    return null
  }
  const is = change.sure === true ? 'hollow' : 'perhaps hollow'
  const start = is === 'hollow' ? 'A hollow gain' : 'Perhaps a hollow gain'
  const what = broken.length === 1 ? 'a guardrail is broken' : `${broken.length} guardrails are broken`
  return {
    is,
    guardrails: broken.map(({ id }) => id),
    words: `${start}: ${northStar.name} is ${northStar.words}, ${change.words}. Meanwhile ${what}. ${broken.map(({ sentence }) => sentence).join(' ')}`,
  }
}
