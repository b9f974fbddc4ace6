import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Engine } from '../../engine/engine.ts'
import { NextAnswer } from '../../flow/improve/next-answer.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

export const nextRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/next',
      {
        schema: {
          summary: 'What to change next',
          description:
            'Bottlenecks by three methods, the oldest items with what they wait for, changes of trend, and observations with their evidence. Without `from`: the last 26 periods.',
          querystring: SelectionQuery,
          response: { 200: NextAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.next(request.query),
    )
  }
