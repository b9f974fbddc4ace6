import type { Experiment } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

const missingIn = ({ success, owner, to, result, learned }: Experiment): string[] => {
  if (result !== 'running') return learned === undefined ? ['`learned`'] : []
  return [
    ...(success === undefined ? ['`success`'] : []),
    ...(owner === undefined ? ['`owner`'] : []),
    ...(to === undefined ? ['`to`'] : []),
  ]
}

/** An experiment without a measure of success, an owner or a day of judgement; or one that taught nothing (R69). */
export const halfAnExperiment: Rule = {
  code: 'MR486',
  name: 'experiment that can’t be judged',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.experiments].flatMap(([id, experiment]) => {
      const missing = missingIn(experiment)
      if (missing.length === 0) return []
      const isRunning = experiment.result === 'running'
      return [
        {
          ...locateKey(['experiments', id]),
          code: 'MR486',
          message: isRunning
            ? `The experiment \`${id}\` has no ${inWords(missing)}.`
            : `The experiment \`${id}\` is ${experiment.result}, and nothing is said to be \`learned\`.`,
          hint: isRunning
            ? 'An experiment is owned, has a measure of success, and a day on which it is judged.'
            : 'Add `learned`: what changes because of it.',
        },
      ]
    }),
}
