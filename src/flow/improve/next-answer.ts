/** The shape of what to change next: the same rules as in `answers.ts`. */
import * as z from 'zod'
import { instant } from '../answer-pieces.ts'
import { DataState, FlowAnswer } from '../answers.ts'
import { OpenItemAnswer, VIEWS } from '../view-answers.ts'

/** What a sentence rests on: a figure, by its address, or a view that shows it. */
const evidence = z
  .array(
    z.object({
      name: z.string(),
      words: z.string(),
      figure: z.string().nullable(),
      view: z.enum(VIEWS).nullable(),
    }),
  )
  .describe('The figures (by their address) and the views that show it.')

/** One observation of what to change next: a sentence in plain words, and what it rests on. */
export const Observation = z.object({
  id: z.string(),
  about: z.enum(['bottleneck', 'aging', 'trend', 'balance', 'rework', 'mix', 'expectation', 'data']),
  sentence: z.string(),
  advice: z.string().nullable().describe('What to look at or try; null where the sentence says it.'),
  at: instant.nullable().describe('When it happened, for a change.'),
  evidence,
})
export type Observation = z.infer<typeof Observation>

export const NextAnswer = z.object({
  of: FlowAnswer.shape.of,
  window: FlowAnswer.shape.window,
  timeZone: z.string(),
  policies: z.array(z.string()),
  simulated: z.boolean(),
  data: DataState,
  bottleneck: z.object({
    methods: z
      .array(
        z.object({
          method: z.enum(['share of wait', 'growth of load', 'active period']),
          stage: z.string().nullable(),
          stages: z.array(z.object({ stage: z.string(), value: z.number() })).describe('The largest first.'),
          unit: z.string(),
          words: z.string(),
        }),
      )
      .length(3),
    agree: z.enum(['all', 'two', 'none', 'no data']),
    sentence: z.string(),
  }),
  oldest: z.array(OpenItemAnswer.extend({ waitsFor: z.string() })).describe('The five oldest items.'),
  changes: z.array(
    z.object({
      metric: z.enum(['velocity', 'flowTime', 'load', 'efficiency']),
      at: instant,
      direction: z.enum(['up', 'down']),
      rule: z.string(),
      before: z.number(),
      after: z.number(),
      sentence: z.string(),
      alongside: z.array(z.string()).describe('What else changed then: other figures, the map, the mix.'),
      evidence,
    }),
  ),
  observations: z.array(Observation).describe('The most important first.'),
})
export type NextAnswer = z.infer<typeof NextAnswer>
