import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { ResultsAnswer, ResultsTakenAnswer } from '../../flow/logic/north-star-answer.ts'
import { ErrorAnswer } from '../errors.ts'

/** Each value is judged by itself, so that one that is wrong takes no other with it. */
const Row = z.looseObject({
  result: z
    .unknown()
    .describe('The name by which metric logic reads it: `cost-to-serve` for `result(cost-to-serve)`.'),
  at: z.unknown().describe('A date, or an ISO 8601 instant.'),
  value: z.unknown().describe('A number.'),
  unit: z.unknown().optional().describe('`EUR`, `%`, `d`, …; without one a plain number.'),
  stream: z.unknown().optional().describe('Default: of the organisation.'),
  slice: z.unknown().optional().describe('Default: of all slices.'),
})

export const resultRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/results',
      {
        schema: {
          summary: 'Take business results that no event carries',
          description:
            'A value or a list of them. The same again changes nothing; another value of the same result, stream, slice and time is a correction. Answers 200 when at least one was taken or known already, 400 when all were refused.',
          body: z.union([Row, z.array(Row)]),
          response: { 200: ResultsTakenAnswer, 400: ResultsTakenAnswer.or(ErrorAnswer) },
        },
      },
      async (request, reply) => {
        const rows = Array.isArray(request.body) ? request.body : [request.body]
        const taken = await engine.results.take(rows.map((row, i) => ({ ...row, row: i + 1 })))
        return reply.code(taken.read > 0 && taken.rejected === taken.read ? 400 : 200).send(taken)
      },
    )
    app.get(
      '/api/results',
      {
        schema: {
          summary: 'The business results that were brought in, with their corrections',
          querystring: z.object({
            name: z.string().optional(),
            stream: z.string().optional().describe('Those of the stream, and of the organisation.'),
          }),
          response: { 200: ResultsAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.results.answer(request.query),
    )
  }
