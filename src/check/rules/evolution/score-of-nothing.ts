import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A review scores a decision that predicted nothing, or that was taken after it (R66). */
export const scoreOfNothing: Rule = {
  code: 'MR484',
  name: 'score without a prediction',
  severity: 'error',
  check: ({ map, locateKey }) =>
    [...map.reviews].flatMap(([review, { scores, on }]) =>
      Object.keys(scores).flatMap((id): Problem[] => {
        const decision = map.decisions.get(id)
        if (!decision) return []
        const isLater = decision.on > on
        if (decision.prediction && !isLater) return []
        return [
          {
            ...locateKey(['reviews', review, 'scores', id]),
            code: 'MR484',
            message: isLater
              ? `The review \`${review}\` of ${on} scores \`${id}\`, which was decided later, on ${decision.on}.`
              : `The review \`${review}\` scores \`${id}\`, which predicts nothing.`,
            hint: isLater
              ? 'Correct one of the two days, or move the score to a later review.'
              : `Add \`prediction\` to \`${id}\`: what was expected of it, and by when.`,
            related: [{ ...locateKey(['decisions', id]), message: `the decision \`${id}\`` }],
          },
        ]
      }),
    ),
}
