import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** An experiment is about a stage that its stream does not cover. */
export const stageOfExperiment: Rule = {
  code: 'MR487',
  name: 'stage of an experiment outside its stream',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.experiments].flatMap(([id, { stream, stage }]): Problem[] => {
      const stages = map.streams.get(stream)?.stages ?? []
      if (stage === undefined || stages.length === 0 || stages.includes(stage) || !map.stages.has(stage)) {
        return []
      }
      return [
        {
          ...locate(['experiments', id, 'stage']),
          code: 'MR487',
          message: `The experiment \`${id}\` is about \`${stage}\`, which is not a stage of its stream \`${stream}\`.`,
          hint: `The stages of \`${stream}\`: ${stages.join(' → ')}.`,
          related: [{ ...locate(['streams', stream, 'stages']), message: `the stages of \`${stream}\`` }],
        },
      ]
    }),
}
