import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { BY, FlowAnswer } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { ErrorAnswer } from '../errors.ts'

const when = z
  .string()
  .optional()
  .describe('A date (its first instant in the organisation’s zone) or an instant.')

/** What selects items, the same for figures and for the lists behind them. */
export const SelectionQuery = z.object({
  stream: z.string().optional(),
  slice: z.string().optional().describe('Slices within it are included.'),
  team: z.string().optional().describe('One team.'),
  type: z.enum(FLOW_ITEM_TYPES).optional(),
  measured: z.enum(['work', 'journeys']).optional(),
  from: when,
  to: when,
  by: z.enum(BY).optional(),
})

/** A selection, and what its distribution counts. */
export const FlowQuery = SelectionQuery.extend({
  basis: z.enum(['completed', 'load']).optional().describe('What the distribution counts.'),
})

export const flowRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/flow',
      {
        schema: {
          summary: 'The five flow metrics of a selection',
          querystring: FlowQuery,
          response: { 200: FlowAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.flow(request.query),
    )
  }
