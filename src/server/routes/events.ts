import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { readHttp } from '../../connect/cloudevents/http.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Sender } from '../../engine/senders.ts'
import { TakenAnswer } from '../../flow/answers.ts'
import { ErrorAnswer } from '../errors.ts'
import { unpacked } from '../unpacked.ts'

/** Who sends a request, by the token that it shows. */
export type SenderIn = (request: Pick<FastifyRequest, 'headers'>) => Sender

/** 401 for who shows no token that opens a source, 403 for who shows that of another. */
export const statusOfDenial = ({ shows }: Sender): 401 | 403 => (shows === null ? 401 : 403)

/** CloudEvents over HTTP: single (structured or binary) and batch. Answered when the events are durable. */
export const eventRoutes =
  (engine: Engine, senderIn: SenderIn): FastifyPluginAsyncZod =>
  async (app) => {
    // The binding has content modes of its own; in binary mode the body may be of any type.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.post(
      '/api/events',
      {
        schema: {
          summary: 'Take CloudEvents and CDEvents',
          description:
            'Content modes of the HTTP binding: `application/cloudevents+json`, `application/cloudevents-batch+json`, or binary with `ce-` headers; CDEvents also by themselves as `application/json`, one or a list. May be gzip. A source with `tokenFrom` takes events only with its token as `Authorization: Bearer …`. Answers 200 when at least one event was taken or was already known, 400 when all were refused, 401 or 403 when all were refused because of the token.',
          consumes: [
            'application/cloudevents+json',
            'application/cloudevents-batch+json',
            'application/json',
          ],
          body: z.unknown().describe('A CloudEvent, a list of them, or in binary mode the data of one.'),
          response: {
            200: TakenAnswer,
            400: TakenAnswer.or(ErrorAnswer),
            401: TakenAnswer.or(ErrorAnswer),
            403: TakenAnswer.or(ErrorAnswer),
          },
        },
      },
      async (request, reply) => {
        const sender = senderIn(request)
        const sent = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
        const body = await unpacked(sent, request.headers['content-encoding'], request.routeOptions.bodyLimit)
        const { taken, denied } = await engine.takePosted(readHttp(request.headers, body), sender)
        if (taken.rejected === 0 || taken.accepted + taken.duplicate > 0) return reply.code(200).send(taken)
        if (denied < taken.rejected) return reply.code(400).send(taken)
        const status = statusOfDenial(sender)
        if (status === 401) reply.header('www-authenticate', 'Bearer realm="Millrace"')
        return reply.code(status).send(taken)
      },
    )
  }
