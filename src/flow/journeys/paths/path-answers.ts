/**
 * The shapes in which paths leave Millrace. The same rules as in `answers.ts`: instants are ISO 8601 with offset, durations
 * seconds, shares 0 to 1.
 */
import * as z from 'zod'
import { instant, count, share } from '../../answer-pieces.ts'
import { journeyFrame } from '../../answers.ts'
import { DEVIATIONS } from './alignment.ts'
import { REPEATS, STEP_KINDS } from './steps.ts'

const seconds = z.number().nullable().describe('Seconds; null where nothing was observed.')

const stepFrame = {
  ...journeyFrame,
  steps: z.enum(STEP_KINDS).describe('What a path is a sequence of.'),
  repeats: z.enum(REPEATS).describe('Whether the same step several times in a row is one.'),
  choice: z.string().describe('Both, as the addresses of figures name them.'),
  names: z.record(z.string(), z.string()).describe('Id of a step → its name.'),
  n: count.describe('Journeys that began in the window.'),
  withoutTrigger: count.describe('Journeys whose first event lies in the window, without the trigger.'),
}

const PathFigures = z.object({
  n: count,
  share: share.nullable(),
  p50: seconds,
  p85: seconds,
  p95: seconds,
  finished: count.describe('Journeys that reached the finish line.'),
})

export const PathVariant = PathFigures.extend({
  id: z.string().describe('Stays the same whatever other paths there are.'),
  steps: z.array(z.string()),
  cumulative: share.describe('Share of this path and all more frequent ones.'),
  first: instant.describe('When the first of its journeys began.'),
  last: instant.describe('When the last of its journeys began.'),
  slices: z.array(z.object({ slice: z.string(), n: count, share: share.nullable() })),
})
export type PathVariant = z.infer<typeof PathVariant>

export const VariantsAnswer = z.object({
  ...stepFrame,
  distinct: count.describe('Different paths.'),
  variants: z
    .array(PathVariant)
    .describe('The most frequent first; of equally frequent ones by their steps.'),
  other: z
    .object({ variants: count, n: count, share: share.nullable() })
    .describe('All paths that are not listed.'),
  slices: z.array(z.object({ slice: z.string(), name: z.string(), n: count })),
})
export type VariantsAnswer = z.infer<typeof VariantsAnswer>

const Times = z.object({
  n: count,
  p50: seconds,
  p85: seconds,
  mean: seconds,
  total: z.number(),
  min: seconds,
  max: seconds,
})

export const PathStep = z.object({
  id: z.string(),
  visits: count.describe('How often journeys came to it.'),
  journeys: count,
  begins: count.describe('Journeys whose first step it is.'),
  ends: count.describe('Journeys whose last step so far it is.'),
  again: count.describe('Journeys that came to it more than once.'),
  service: Times.nullable().describe('From start to completion of the activity, where the log tells both.'),
})
export type PathStep = z.infer<typeof PathStep>

export const PathMove = z.object({
  from: z.string(),
  to: z.string(),
  count: count.describe('How often journeys went directly from the one to the other.'),
  journeys: count,
  share: share.nullable().describe('Of all journeys.'),
  again: count.describe('Moves to a step to which the journey had come before.'),
  time: Times.describe('From coming to the one to coming to the other.'),
  measures: z
    .enum(['stay', 'gap', 'sojourn'])
    .describe(
      'What the time is: the stay in the stage before the move; a gap between two events; or the sojourn in the activity that it leads to (waiting and service), where its start is known.',
    ),
})
export type PathMove = z.infer<typeof PathMove>

export const PathGraphAnswer = z.object({
  ...stepFrame,
  filter: z.object({
    paths: z.number().describe('The most frequent paths that cover so many percent of the journeys.'),
    moves: z.number().describe('Steps and moves that at least so many percent of the journeys make.'),
    chosen: z.enum(['asked', 'legible']).describe('`legible`: nobody asked; so much that it can be read.'),
    variants: count.describe('Paths that the filter keeps.'),
    distinct: count,
    cut: count.describe(
      'Moves that the filter keeps, and that are too many to be told here: the CSV has all.',
    ),
  }),
  graph: z.object({
    steps: z.array(PathStep).describe('In the order in which journeys first come to them, on average.'),
    moves: z.array(PathMove).describe('Those of most journeys first.'),
  }),
  hidden: z
    .object({
      steps: count,
      moves: count,
      times: count.describe('How often hidden moves were made.'),
      journeys: count.describe('Journeys that make a hidden move or come to a hidden step.'),
    })
    .describe('The filter hides this; the figures of what is shown are of all journeys.'),
  reworked: z
    .object({ journeys: count, share: share.nullable() })
    .describe('Journeys that come to some step more than once.'),
})
export type PathGraphAnswer = z.infer<typeof PathGraphAnswer>

const Fitness = z.object({
  n: count,
  fitness: share.nullable(),
  soFar: share.nullable().describe('Where the stages after the last one reached are not missed.'),
})

export const PathDeviation = z.object({
  id: z.string(),
  kind: z.enum(DEVIATIONS),
  words: z.string(),
  stage: z.string(),
  from: z.string().nullable(),
  journeys: count,
  share: share.nullable().describe('Of the journeys that were in a stage.'),
  times: count,
})
export type PathDeviation = z.infer<typeof PathDeviation>

export const FitnessAnswer = z.object({
  ...journeyFrame,
  skeleton: z.array(
    z.object({
      stage: z.string(),
      name: z.string(),
      doesNotApply: z.array(z.string()).describe('Slices that need not pass it.'),
    }),
  ),
  all: count.describe('Journeys that began in the window.'),
  noStage: count.describe('Journeys that were in no stage: they have no fitness.'),
  withoutTrigger: count,
  ...Fitness.shape,
  slices: z.array(Fitness.extend({ slice: z.string(), name: z.string() })),
  deviations: z.array(PathDeviation).describe('Those of most journeys first.'),
})
export type FitnessAnswer = z.infer<typeof FitnessAnswer>
