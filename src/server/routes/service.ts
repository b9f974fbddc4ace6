import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Engine } from '../../engine/engine.ts'
import { ServiceAnswer } from '../../flow/service/service-answer.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

export const serviceRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/service',
      {
        schema: {
          summary: 'A stream as a running service',
          description:
            'Its service levels, measured: availability with error budget and burn rate, journeys carried at a time, journeys that mix or contradict themselves, and what happens to other stages when one slows. Objectives and budgets are over their own window, which ends where the data or the window ends; all else is of the window.',
          querystring: SelectionQuery.omit({ measured: true, team: true }),
          response: { 200: ServiceAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.service(request.query),
    )
  }
