import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { ForecastAnswer } from '../../flow/forecast/forecast-answer.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const ForecastQuery = SelectionQuery.extend({
  items: z.string().optional().describe('When are so many items done? A whole number from 1 on.'),
  until: z
    .string()
    .optional()
    .describe(
      'How many are done until then? A date (its first instant, so that day is not included) or an instant.',
    ),
  seed: z.string().optional().describe('The same seed draws the same. A whole number; default: 1.'),
})

export const forecastRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/forecast',
      {
        schema: {
          summary: 'When so many items are done, or how many are done until a date',
          description:
            'Monte Carlo on past velocity, with percentiles and how often such forecasts came true. Either `items` or `until`. `from` and `to` say which history is drawn from (default: the last 26 whole periods); the forecast is made as of its end.',
          querystring: ForecastQuery,
          response: { 200: ForecastAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.forecast(request.query),
    )
  }
