import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { completionsTable, funnelTable, timesTable } from '../../flow/journeys/journey-tables.ts'
import { FunnelAnswer, JourneysAnswer, TimesAnswer } from '../../flow/journeys/journeys-answer.ts'
import { ORDERS } from '../../flow/journeys/reach.ts'
import { csvOfTable } from '../../flow/views/csv.ts'
import { formatOf, sendCsv } from '../csv-reply.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const JourneysQuery = SelectionQuery.omit({ measured: true, team: true }).extend({
  format: formatOf('the table'),
})

const FunnelQuery = JourneysQuery.extend({
  steps: z
    .string()
    .optional()
    .describe(
      'Business events, stages or activities, with commas between them. Default: the stages of the stream and its finish line.',
    ),
  order: z.enum(ORDERS).optional().describe('Default: ordered.'),
  within: z.string().optional().describe('A duration such as `30 min`: all steps so long after the first.'),
})

const TimesQuery = JourneysQuery.extend({
  fromEvent: z
    .string()
    .optional()
    .describe('A business event, a stage or an activity. Default: the beginning.'),
  toEvent: z.string().optional().describe('The same. Default: the finish line.'),
})

export const journeyRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/journeys/overview',
      {
        schema: {
          summary: 'What is measured of journeys',
          description:
            'Conversion, completions, journeys in flight, the funnel, time to the finish with censoring, cohorts, efficiency, waits and signals. CSV: completions by period.',
          querystring: JourneysQuery,
          response: { 200: JourneysAnswer, 400: ErrorAnswer },
        },
      },
      async (request, reply) => {
        const { format, ...query } = request.query
        const answer = await engine.journeys.overview(query)
        if (format === 'csv')
          sendCsv(reply, { ...answer, view: 'completions' }, () => csvOfTable(completionsTable(answer)))
        return answer
      },
    )
    app.get(
      '/api/journeys/funnel',
      {
        schema: {
          summary: 'How many journeys reach each step, and what became of the others',
          querystring: FunnelQuery,
          response: { 200: FunnelAnswer, 400: ErrorAnswer },
        },
      },
      async (request, reply) => {
        const { format, ...query } = request.query
        const answer = await engine.journeys.funnel(query)
        if (format === 'csv')
          sendCsv(reply, { ...answer, view: 'funnel' }, () => csvOfTable(funnelTable(answer)))
        return answer
      },
    )
    app.get(
      '/api/journeys/times',
      {
        schema: {
          summary: 'How long journeys take from one point to another',
          querystring: TimesQuery,
          response: { 200: TimesAnswer, 400: ErrorAnswer },
        },
      },
      async (request, reply) => {
        const { format, ...query } = request.query
        const answer = await engine.journeys.times(query)
        if (format === 'csv')
          sendCsv(reply, { ...answer, view: 'times' }, () => csvOfTable(timesTable(answer)))
        return answer
      },
    )
  }
