import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { DataHealthAnswer } from '../../flow/health/answer.ts'
import { ErrorAnswer } from '../errors.ts'

export const healthRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/data-health',
      {
        schema: {
          summary: 'What is wrong with the data, what that does to which number, and how to mend it',
          description:
            'Examines the whole log, once for each state of it; while data streams in at most once a minute. Progress is told by `/api/live`.',
          querystring: z.object({ source: z.string().optional().describe('Only of this source.') }),
          response: { 200: DataHealthAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.health(request.query.source),
    )
  }
