import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { FIGURES } from '../../flow/figures/figure.ts'
import { JOURNEY_FIGURES } from '../../flow/figures/journey-figures.ts'
import { JourneyListAnswer } from '../../flow/journeys/journey-list.ts'
import { ErrorAnswer } from '../errors.ts'
import { FlowQuery } from './flow.ts'

const FIGURE_IDS = [...Object.keys(FIGURES), ...Object.keys(JOURNEY_FIGURES)]

const ExplainQuery = FlowQuery.extend({
  figure: z
    .enum(FIGURE_IDS as [string, ...string[]])
    .describe('Which number: with the rest of the query it is its address.'),
  about: z
    .string()
    .optional()
    .describe('Of a figure about journeys: what within the stream, such as a stage or a proof point.'),
})

const JourneyListQuery = FlowQuery.extend({
  figure: z
    .string()
    .optional()
    .describe('The figure whose journeys are listed. Default: all of the selection.'),
  about: z.string().optional().describe('What the figure is about.'),
  set: z.string().optional().describe('Which of its journeys: `counted`, or a set that it leaves out.'),
  offset: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).optional(),
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
    app.get(
      '/api/journeys',
      {
        schema: {
          summary: 'The journeys behind a figure, or all of a selection',
          querystring: JourneyListQuery,
          response: { 200: JourneyListAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.journeys.list(request.query),
    )
  }
