import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { AlertsAnswer, expectationGroup, TargetsAnswer } from '../../flow/alert-answers.ts'
import { RequestError } from '../../flow/request.ts'
import { ErrorAnswer } from '../errors.ts'

const MOST_ALERTS = 500

const AcknowledgeBody = z.object({
  by: z.string().trim().min(1).max(100).describe('Who takes it upon them, in words.'),
  note: z.string().trim().max(1000).optional().describe('What is done about it.'),
})

const AcknowledgeManyBody = AcknowledgeBody.extend({
  ids: z.array(z.string()).min(1).max(MOST_ALERTS).optional().describe('Of alerts or groups.'),
  cause: z
    .literal('expectation')
    .optional()
    .describe('With `stream` and `measured`, in place of `ids`: what is open in that group.'),
  stream: z.string().optional(),
  measured: z.enum(['work', 'journeys']).optional(),
})

/** @throws RequestError unless it is either ids or a whole group. */
const idsMeant = ({ ids, cause, stream, measured }: z.infer<typeof AcknowledgeManyBody>): string[] => {
  const parts = [cause, stream, measured].filter((part) => part !== undefined)
  if (ids && parts.length === 0) return ids
  if (!ids && cause && stream !== undefined && measured) return [expectationGroup(stream, measured)]
  throw new RequestError(
    'Say which alerts: either `ids`, or all of `cause`, `stream` and `measured` for those of a group.',
  )
}

/** Targets, and what needs attention. */
export const alertRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/targets',
      {
        schema: {
          summary: 'Targets: met, at risk or breached',
          querystring: z.object({ stream: z.string().optional() }),
          response: { 200: TargetsAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.targets(request.query.stream),
    )

    app.get(
      '/api/alerts',
      {
        schema: {
          summary: 'What needs attention, who was told, and what is over',
          querystring: z.object({
            limit: z.coerce
              .number()
              .int()
              .min(0)
              .max(MOST_ALERTS)
              .default(MOST_ALERTS)
              .describe('At most so many open ones, and so many that are over.'),
          }),
          response: { 200: AlertsAnswer, 400: ErrorAnswer },
        },
      },
      (request) => engine.alerts.answer(request.query.limit),
    )

    app.post(
      '/api/alerts/:id/acknowledge',
      {
        schema: {
          summary: 'Take an alert upon you',
          description:
            'Recorded with name and time; it stays open until what it tells of is over. Who did so first stands.',
          params: z.object({ id: z.string() }),
          body: AcknowledgeBody,
          response: { 200: AlertsAnswer, 400: ErrorAnswer },
        },
      },
      async (request) => {
        const { by, note } = request.body
        await engine.alerts.acknowledge([request.params.id], by, note || null)
        return engine.alerts.answer(MOST_ALERTS)
      },
    )

    app.post(
      '/api/alerts/acknowledge',
      {
        schema: {
          summary: 'Take several alerts upon you, or a whole group',
          description:
            'All or, where one of them is not there, none. Of a group, what is open now: what comes later is to be acknowledged by itself.',
          body: AcknowledgeManyBody,
          response: { 200: AlertsAnswer, 400: ErrorAnswer },
        },
      },
      async (request) => {
        const { by, note } = request.body
        await engine.alerts.acknowledge(idsMeant(request.body), by, note || null)
        return engine.alerts.answer(MOST_ALERTS)
      },
    )
  }
