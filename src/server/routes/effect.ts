import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { EffectAnswer } from '../../flow/effect/effect-answer.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const EffectQuery = SelectionQuery.extend({
  weeks: z.coerce
    .number()
    .int()
    .min(1)
    .max(104)
    .optional()
    .describe('Without `from`: so many last weeks, against as many before them. Default: 4.'),
})

export const effectRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/effect',
      {
        schema: {
          summary: 'Which stage did the work move?',
          description:
            'Delivery work that names a stage and slice, with its cost, beside what changed there for customers: an association with its uncertainty.',
          querystring: EffectQuery,
          response: { 200: EffectAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.effect(request.query),
    )
  }
