import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { ONLY } from '../../engine/narrowed-load.ts'
import { ItemAnswer, ItemsAnswer } from '../../flow/answers.ts'
import { BEHIND, REASONS } from '../../flow/measures/measures.ts'
import { ORDERS } from '../../store/store.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const flag = z.stringbool().optional()

const ItemsQuery = SelectionQuery.extend({
  behind: z.enum(BEHIND).optional().describe('Only the items that this figure counts.'),
  excluded: flag.describe('Instead, the items that the figure leaves out, with the reason.'),
  reason: z.enum(REASONS).optional().describe('Of those left out, only the ones that are for this reason.'),
  only: z
    .enum(ONLY)
    .optional()
    .describe('Of the items in progress (`behind` load), those without an event for too long, or too old.'),
  text: z.string().optional().describe('Part of the label, the title or the id.'),
  order: z.enum(ORDERS).optional(),
  descending: flag,
  offset: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().positive().max(2000).optional(),
})

export const itemRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/items',
      {
        schema: {
          summary: 'The items behind a figure',
          querystring: ItemsQuery,
          response: { 200: ItemsAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.items(request.query),
    )
    app.get(
      '/api/items/:source/:item',
      {
        schema: {
          summary: 'One item: its passes, visits, statuses and source events',
          params: z.object({ source: z.string(), item: z.string() }),
          response: { 200: ItemAnswer, 404: ErrorAnswer },
        },
      },
      async (request, reply) => {
        const answer = await engine.item(request.params)
        if (answer) return answer
        const { source, item } = request.params
        return reply.code(404).send({
          error: {
            code: 'not-found',
            message: `The log holds no item \`${item}\` of the source \`${source}\`.`,
          },
        })
      },
    )
  }
