/** The answer about fitness: how well journeys fit the skeleton, by slice, and how they deviate. */
import { journeyFrameOf, type JourneyAsk } from '../journey-ask.ts'
import type { Deviation } from './alignment.ts'
import { deviationsOf, fitnessFigures, fittingOf, skeletonOf, type DeviationFigures } from './fitness.ts'
import type { FitnessAnswer } from './path-answers.ts'
import { slicesBeside } from './steps.ts'

/** A deviation as people say it. */
const deviationInWords = ({ kind, stage, from }: Deviation, name: (stage: string) => string): string => {
  const at = name(stage)
  switch (kind) {
    case 'skipped':
      return `Skipped ${at}`
    case 'back':
      return `Back from ${name(from ?? '')} to ${at}`
    case 'repeated':
      return `Passed ${at} again`
    case 'ahead':
      return `Came to ${at} too early`
    case 'outside':
      return `Was in ${at}, which is no stage of the stream`
    case 'not reached':
      return `Has not reached ${at}`
  }
}

/** @throws RequestError without a stream. */
export const fitnessAnswer = (ask: JourneyAsk): FitnessAnswer => {
  const fitting = fittingOf(ask)
  const { steps, alignments } = fitting
  const stream = ask.request.stream ?? ''
  const name = (stage: string): string => ask.map.stages.get(stage)?.name ?? stage
  const slices = slicesBeside(ask, steps)
  const figures = fitnessFigures(alignments)
  const optional = slices.map(({ slice }) => [slice, skeletonOf(ask.map, stream, slice).optional] as const)
  const deviation = ({ positions, ...one }: DeviationFigures): FitnessAnswer['deviations'][number] => ({
    ...one,
    words: deviationInWords(one, name),
    journeys: positions.length,
    share: figures.n === 0 ? null : positions.length / figures.n,
  })
  return {
    ...journeyFrameOf(ask),
    skeleton: skeletonOf(ask.map, stream, null).stages.map((stage) => ({
      stage,
      name: name(stage),
      doesNotApply: optional.flatMap(([slice, stages]) => (stages.has(stage) ? [slice] : [])),
    })),
    all: steps.journeys.length,
    noStage: alignments.filter((one) => one === null).length,
    withoutTrigger: steps.withoutTrigger.length,
    ...figures,
    slices: slices.map(({ slice, name: called, has }) => ({
      slice,
      name: called,
      ...fitnessFigures(alignments.filter((_, position) => has(position))),
    })),
    deviations: deviationsOf(fitting).map(deviation),
  }
}
