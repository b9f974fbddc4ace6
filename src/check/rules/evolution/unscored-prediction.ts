import { standingDecisions } from '../../../identify/decisions.ts'
import type { Problem } from '../../../model/place.ts'
import type { Decision, Review } from '../../../model/schema.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

/** Whether the review was held after the prediction fell due, and looked at something that it is about. */
const couldScore = (review: Review, { about, on, prediction }: Decision): boolean => {
  const isDue = prediction?.by === undefined ? review.on > on : review.on >= prediction.by
  return isDue && (review.streams.length === 0 || about.some((thing) => review.streams.includes(thing)))
}

/** A review was held after a prediction fell due, and none has said whether it came true (R66). */
export const unscoredPrediction: Rule = {
  code: 'MR483',
  name: 'prediction that no review scored',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'reviews')) return []
    const reviews = [...map.reviews]
    const scored = new Set(reviews.flatMap(([, { scores }]) => Object.keys(scores)))
    return standingDecisions(map).flatMap(({ id, decision }): Problem[] => {
      if (!decision.prediction || scored.has(id)) return []
      const missed = reviews.find(([, review]) => couldScore(review, decision))
      if (!missed) return []
      const [review, { on }] = missed
      return [
        {
          ...locateKey(['decisions', id, 'prediction']),
          code: 'MR483',
          message: `What \`${id}\` predicted was scored neither by the review \`${review}\` of ${on} nor by any other.`,
          hint: `Add it to the review: \`scores: { ${id}: came true }\`; \`partly\`, \`did not\` and \`too early\` are the other answers.`,
          related: [{ ...locateKey(['reviews', review]), message: `the review \`${review}\`` }],
        },
      ]
    })
  },
}
