import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { CLOCKS, GROUPS, VIEWS, ViewAnswer } from '../../flow/view-answers.ts'
import { csvNameOf, csvOf } from '../../flow/views/csv.ts'
import { ErrorAnswer } from '../errors.ts'
import { FlowQuery } from './flow.ts'

const ViewQuery = FlowQuery.extend({
  clock: z.enum(CLOCKS).optional().describe('How the view `flow-time` counts durations. Default: elapsed.'),
  group: z.enum(GROUPS).optional().describe('By what the view `load` groups. Default: type.'),
  format: z
    .enum(['json', 'csv'])
    .default('json')
    .describe('`csv`: the table of the chart as text/csv, with a header row, instead of the answer.'),
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
        if (format === 'csv') {
          reply
            .type('text/csv; charset=utf-8')
            .header('content-disposition', `attachment; filename="${csvNameOf(answer)}"`)
            .serializer(() => csvOf(answer))
        }
        return answer
      },
    )
  }
