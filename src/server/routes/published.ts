import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { ChangesAnswer } from '../../flow/figures/published-answers.ts'
import { ErrorAnswer } from '../errors.ts'

export const publishedRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/changes',
      {
        schema: {
          summary: 'Published figures that are another number now: before, after and why',
          querystring: z.object({
            stream: z.string().optional(),
            measured: z.enum(['work', 'journeys']).optional(),
          }),
          response: { 200: ChangesAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.changes(request.query),
    )
  }
