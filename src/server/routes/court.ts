import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { CourtAnswer } from '../../flow/court/court-answer.ts'
import { ErrorAnswer } from '../errors.ts'

const CourtQuery = z.object({
  a: z.string().optional().describe('A slice of the pair that is told in full.'),
  b: z.string().optional().describe('The other slice of the pair.'),
  stage: z.string().optional().describe('Only this stage of the pair.'),
  stream: z.string().optional().describe('Only journeys of this stream.'),
  from: z.string().optional().describe('Start of the window: a date or an instant.'),
  to: z.string().optional().describe('End of the window, not included.'),
})

export const courtRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/court',
      {
        schema: {
          summary: 'Split or merge: the evidence on every pair of slices',
          description:
            'What the grid declares of two slices beside what the logs show of path, duration and outcome, with effect sizes, corrected p-values, persistence, equivalence and what a mix explains; and recorded splits and merges with what the evidence says today. With `a` and `b` that pair in full.',
          querystring: CourtQuery,
          response: { 200: CourtAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.court(request.query),
    )
  }
