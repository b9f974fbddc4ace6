import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { FIGURES } from '../../flow/figures/figure.ts'
import { ErrorAnswer } from '../errors.ts'
import { FlowQuery } from './flow.ts'

const FIGURE_IDS = Object.keys(FIGURES)

const ExplainQuery = FlowQuery.extend({
  figure: z
    .enum(FIGURE_IDS as [string, ...string[]])
    .describe('Which number: with the rest of the query it is its address.'),
})

export const explainRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/explain',
      {
        schema: {
          summary: 'A number, opened: its definition, the rules behind it, its items',
          querystring: ExplainQuery,
          response: { 200: ExplainAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.explain(request.query),
    )
  }
