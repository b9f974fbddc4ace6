import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { CLOCKS, GROUPS, VIEWS, ViewAnswer } from '../../flow/view-answers.ts'
import { csvOf } from '../../flow/views/csv.ts'
import { formatOf, sendCsv } from '../csv-reply.ts'
import { ErrorAnswer } from '../errors.ts'
import { FlowQuery } from './flow.ts'

const ViewQuery = FlowQuery.extend({
  clock: z.enum(CLOCKS).optional().describe('How the view `flow-time` counts durations. Default: elapsed.'),
  group: z.enum(GROUPS).optional().describe('By what the view `load` groups. Default: type.'),
  format: formatOf('the table of the chart'),
})

export const viewRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/views/:view',
      {
        schema: {
          summary: 'A view: what a chart, its table and its CSV are made of',
          params: z.object({ view: z.enum(VIEWS) }),
          querystring: ViewQuery,
          response: { 200: ViewAnswer, 400: ErrorAnswer },
        },
      },
      async (request, reply) => {
        const { format, ...query } = request.query
        const answer = await engine.view(request.params.view, query)
        if (format === 'csv') sendCsv(reply, answer, () => csvOf(answer))
        return answer
      },
    )
  }
