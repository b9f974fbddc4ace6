import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { NorthStarAnswer, NorthStarsAnswer, PredictionsAnswer } from '../../flow/logic/north-star-answer.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const NorthStarQuery = SelectionQuery.omit({ measured: true, team: true }).extend({
  stream: z.string().describe('Each stream has a north-star of its own.'),
})

export const northStarRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/north-star',
      {
        schema: {
          summary: 'The north-star of a stream, its guardrails, and what goes with them',
          description:
            'Without a window: the last four whole periods, beside the four before them. A gain with a broken guardrail is marked hollow.',
          querystring: NorthStarQuery,
          response: { 200: NorthStarAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.northStar(request.query),
    )
    app.get(
      '/api/north-stars',
      {
        schema: {
          summary: 'The north-stars and guardrails of all streams at a glance',
          description: 'Without a window: the last four whole periods, beside the four before them.',
          querystring: SelectionQuery.omit({ measured: true, team: true }),
          response: { 200: NorthStarsAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.northStars(request.query),
    )
    app.get(
      '/api/predictions',
      {
        schema: {
          summary: 'What decisions and experiments predict, and whether it came true',
          response: { 200: PredictionsAnswer, 400: ErrorAnswer },
        },
      },
      () => engine.journeys.predictions(),
    )
  }
