import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { readHttp } from '../../connect/cloudevents/http.ts'
import type { Engine } from '../../engine/engine.ts'
import { TakenAnswer } from '../../flow/answers.ts'
import { ErrorAnswer } from '../errors.ts'

/** CloudEvents over HTTP: single (structured or binary) and batch. Answered when the events are durable. */
export const eventRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    // The binding has content modes of its own; in binary mode the body may be of any type.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.post(
      '/api/events',
      {
        schema: {
          summary: 'Take CloudEvents',
          description:
            'Content modes of the HTTP binding: `application/cloudevents+json`, `application/cloudevents-batch+json`, or binary with `ce-` headers. Answers 200 when at least one event was taken or was already known, 400 when all were refused.',
          consumes: ['application/cloudevents+json', 'application/cloudevents-batch+json'],
          body: z.unknown().describe('A CloudEvent, a list of them, or in binary mode the data of one.'),
          response: { 200: TakenAnswer, 400: TakenAnswer.or(ErrorAnswer) },
        },
      },
      async (request, reply) => {
        const body = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
        const taken = await engine.takeCloudEvents(readHttp(request.headers, body))
        return reply
          .code(taken.rejected > 0 && taken.accepted + taken.duplicate === 0 ? 400 : 200)
          .send(taken)
      },
    )
  }
