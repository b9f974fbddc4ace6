import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { CoverageAnswer } from '../../flow/journeys/coverage/coverage-answer.ts'
import { ErrorAnswer } from '../errors.ts'

export const coverageRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/coverage',
      {
        schema: {
          summary: 'Proof-point coverage: claimed, instrumented, observed',
          description:
            'Of every step of every stream: which events are to prove it, whether such an event was ever seen, and whether it is seen as often as is expected; with the gaps in words.',
          querystring: z.object({ stream: z.string().optional().describe('Only of this stream.') }),
          response: { 200: CoverageAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.coverage(request.query.stream),
    )
  }
