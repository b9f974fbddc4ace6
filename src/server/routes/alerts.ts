import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { AlertsAnswer, TargetsAnswer } from '../../flow/alert-answers.ts'
import { ErrorAnswer } from '../errors.ts'

const MOST_ALERTS = 500

const AcknowledgeBody = z.object({
  by: z.string().trim().min(1).max(100).describe('Who takes it upon them, in words.'),
  note: z.string().trim().max(1000).optional().describe('What is done about it.'),
})

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
        await engine.alerts.acknowledge(request.params.id, by, note || null)
        return engine.alerts.answer()
      },
    )
  }
