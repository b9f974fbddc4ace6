import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const RiverQuery = SelectionQuery.extend({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe('Without `from`: so many last days that are known. Default: 7.'),
})

export const riverRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/river',
      {
        schema: {
          summary: 'The stream as a river: moves from stage to stage, and what waits in each',
          description: 'Without `from`: the last seven days that are known.',
          querystring: RiverQuery,
          response: { 200: RiverAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.river(request.query),
    )
  }
