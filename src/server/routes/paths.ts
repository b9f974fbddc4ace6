import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { fitnessAnswer } from '../../flow/journeys/paths/fitness-answer.ts'
import { pathGraphAnswer } from '../../flow/journeys/paths/graph-answer.ts'
import { FitnessAnswer, PathGraphAnswer, VariantsAnswer } from '../../flow/journeys/paths/path-answers.ts'
import { deviationsTable, movesTable, variantsTable } from '../../flow/journeys/paths/path-tables.ts'
import { REPEATS, STEP_KINDS } from '../../flow/journeys/paths/steps.ts'
import { variantsAnswer } from '../../flow/journeys/paths/variants-answer.ts'
import { csvOfTable } from '../../flow/views/csv.ts'
import { formatOf, sendCsv } from '../csv-reply.ts'
import { ErrorAnswer } from '../errors.ts'
import { SelectionQuery } from './flow.ts'

const PathQuery = SelectionQuery.omit({ measured: true, team: true }).extend({
  format: formatOf('the table'),
})

const StepQuery = PathQuery.extend({
  steps: z
    .enum(STEP_KINDS)
    .optional()
    .describe(
      'What a path is a sequence of. Default: stages, where any journey was in one; else activities.',
    ),
  repeats: z
    .enum(REPEATS)
    .optional()
    .describe('Whether the same step several times in a row is one. Default: joined for stages, else kept.'),
})

const VariantsQuery = StepQuery.extend({
  top: z.string().optional().describe('So many paths are listed, the most frequent first. Default: 20.'),
})

const GraphQuery = StepQuery.extend({
  paths: z
    .string()
    .optional()
    .describe('Only the most frequent paths that cover so many percent of the journeys.'),
  moves: z
    .string()
    .optional()
    .describe('Only steps and moves that at least so many percent of the journeys make.'),
})

export const pathRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/paths/variants',
      {
        schema: {
          summary: 'Which paths journeys take: variants with share and flow time, by slice',
          querystring: VariantsQuery,
          response: { 200: VariantsAnswer, 400: ErrorAnswer },
        },
      },
      async ({ query: { format, ...query } }, reply) => {
        const answer = variantsAnswer(await engine.journeys.ask(query), query)
        if (format === 'csv')
          sendCsv(reply, { ...answer, view: 'paths' }, () => csvOfTable(variantsTable(answer)))
        return answer
      },
    )
    app.get(
      '/api/paths/graph',
      {
        schema: {
          summary: 'The performance graph: how often journeys go from step to step, and how long that takes',
          description:
            'Without `paths` and `moves` as much of it as can be read. A filter hides steps and moves; it changes no figure of what is shown, and the answer says what is hidden.',
          querystring: GraphQuery,
          response: { 200: PathGraphAnswer, 400: ErrorAnswer },
        },
      },
      async ({ query: { format, ...query } }, reply) => {
        const answer = pathGraphAnswer(
          await engine.journeys.ask(query),
          query,
          format === 'csv' ? Infinity : undefined,
        )
        if (format === 'csv')
          sendCsv(reply, { ...answer, view: 'moves' }, () => csvOfTable(movesTable(answer)))
        return answer
      },
    )
    app.get(
      '/api/paths/fitness',
      {
        schema: {
          summary: 'How well journeys fit the stages that their stream declares, and how they deviate',
          querystring: PathQuery.extend({ stream: z.string() }),
          response: { 200: FitnessAnswer, 400: ErrorAnswer },
        },
      },
      async ({ query: { format, ...query } }, reply) => {
        const answer = fitnessAnswer(await engine.journeys.ask(query))
        if (format === 'csv')
          sendCsv(reply, { ...answer, view: 'fitness' }, () => csvOfTable(deviationsTable(answer)))
        return answer
      },
    )
  }
