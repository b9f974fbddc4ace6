import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { ImportError } from '../../connect/connector.ts'
import { encodeResponse, encodeStatus, SIGNALS, type Signal } from '../../connect/otlp/messages.ts'
import { readRequest } from '../../connect/otlp/telemetry.ts'
import type { Engine } from '../../engine/engine.ts'
import { ErrorAnswer } from '../errors.ts'
import { BodyError, unpacked } from '../unpacked.ts'
import { statusOfDenial, type SenderIn } from './events.ts'

const PROTOBUF = 'application/x-protobuf'
const JSON_TYPE = 'application/json'

type Encoding = 'json' | 'protobuf'

const encodingOf = ({ headers }: FastifyRequest): Encoding | null => {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  return type === PROTOBUF ? 'protobuf' : type === JSON_TYPE ? 'json' : null
}

/** Codes of google.rpc.Status. */
const CODES: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 413: 8, 415: 3, 500: 13 }

/** A refusal of the whole request, in the encoding of the request. */
const sendStatus = (
  request: FastifyRequest,
  reply: FastifyReply,
  httpStatus: number,
  message: string,
): FastifyReply => {
  const status = { code: CODES[httpStatus] ?? 2, message }
  if (httpStatus === 401) reply.header('www-authenticate', 'Bearer realm="Millrace"')
  reply.code(httpStatus)
  return encodingOf(request) === 'protobuf'
    ? reply.type(PROTOBUF).send(encodeStatus(status))
    : reply.type(JSON_TYPE).send(JSON.stringify(status))
}

const MOST_REASONS = 3

/** What was refused and why; the first reasons, each once. */
const inWords = (reasons: readonly string[]): string => {
  const each = [...new Set(reasons)]
  const more = each.length - MOST_REASONS
  return `${each.slice(0, MOST_REASONS).join('; ')}${more > 0 ? `; and ${more} more reasons` : ''}`
}

const inProtobuf = (message: string) =>
  z.string().meta({ contentMediaType: PROTOBUF, description: `${message} in protobuf.` })

/** What is answered when it was taken, in either encoding. */
const takenAnswer = (signal: Signal) => {
  const { name, rejected, of } = SIGNALS[signal]
  const message = `Export${name}ServiceResponse`
  const json = z
    .object({
      partialSuccess: z
        .object({
          [rejected]: z.int().nonnegative().describe(`So many ${of} were refused.`),
          errorMessage: z.string().describe('Why; the first reasons, each once.'),
        })
        .optional()
        .describe(`Only where some ${of} were refused.`),
    })
    .describe(`An ${message}.`)
  return {
    description: `What is meant for a source is durable. What has not its attributes is ordinary traffic, and not told of here: see \`arrivals\` of /api/coverage.`,
    content: { [JSON_TYPE]: { schema: json }, [PROTOBUF]: { schema: inProtobuf(`An ${message}`) } },
  }
}

const Status = z.object({
  code: z.int().describe('Of google.rpc.Code.'),
  message: z.string().describe('What was found, and what to do.'),
})

const STATUS = 'A google.rpc.Status'

/** A refusal of the whole request, in either encoding. @param json What it may be in JSON. */
const refusedAnswer = (description: string, json: z.ZodType = Status.describe(`${STATUS}.`)) => ({
  description,
  content: { [JSON_TYPE]: { schema: json }, [PROTOBUF]: { schema: inProtobuf(STATUS) } },
})

/** Who may not speak to the server at all is told so as everywhere. */
const StatusOrError = Status.or(ErrorAnswer).describe(`${STATUS}, or how the server refuses any request.`)

const REFUSALS = {
  400: refusedAnswer('The request can’t be read, or no source of the map is of kind otlp.'),
  401: refusedAnswer('All that is meant for a source was refused: its token is missing.', StatusOrError),
  403: refusedAnswer(
    'All that is meant for a source was refused: the token is that of another one.',
    StatusOrError,
  ),
  413: refusedAnswer('The body is too large, as it comes or unpacked.'),
  415: refusedAnswer('Another content type or content encoding; the status is in JSON.'),
}

const DESCRIPTION =
  'OTLP/HTTP in JSON (`application/json`) or protobuf (`application/x-protobuf`), also as gzip. What has the attributes that a source of kind otlp names is taken; everything else is ordinary traffic, and no refusal. Answers in the encoding of the request: 200 with `partialSuccess` where some was refused; 400, 401, 403, 413 or 415 with a google.rpc.Status.'

/** OpenTelemetry over HTTP: spans and log records. Answered when what was taken is durable. */
export const otlpRoutes =
  (engine: Engine, senderIn: SenderIn): FastifyPluginAsyncZod =>
  async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const status = error instanceof ImportError ? 400 : (error.statusCode ?? 500)
      if (status < 500) return sendStatus(request, reply, status, error.message)
      request.log.error(error)
      process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`)
      return sendStatus(
        request,
        reply,
        status,
        'Something went wrong in Millrace. The log of the server says what.',
      )
    })

    const take = async (signal: Signal, request: FastifyRequest, reply: FastifyReply) => {
      const encoding = encodingOf(request)
      if (encoding === null) {
        throw new BodyError(
          415,
          'content-type',
          `The content type \`${request.headers['content-type'] ?? 'none'}\` is not supported: send ${PROTOBUF} or ${JSON_TYPE}.`,
        )
      }
      if (![...engine.map.sources.values()].some(({ kind }) => kind === 'otlp'))
        throw new ImportError('No source of the map is of `kind: otlp`: name one under `sources` in the map.')
      const sent = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
      const body = await unpacked(sent, request.headers['content-encoding'], request.routeOptions.bodyLimit)
      const sender = senderIn(request)
      const { taken, denied, positionsRefused } = await engine.takeTelemetry(
        readRequest(signal, encoding, body),
        sender,
      )
      const message = inWords(taken.rejections.map(({ reason }) => reason))
      if (denied > 0 && denied === taken.rejected && taken.accepted + taken.duplicate === 0)
        return sendStatus(request, reply, statusOfDenial(sender), message)
      const response =
        positionsRefused === 0
          ? {}
          : { partialSuccess: { [SIGNALS[signal].rejected]: positionsRefused, errorMessage: message } }
      return encoding === 'protobuf'
        ? reply.type(PROTOBUF).send(encodeResponse(signal, response))
        : reply.type(JSON_TYPE).send(JSON.stringify(response))
    }

    for (const signal of ['traces', 'logs'] as const) {
      app.post(
        `/v1/${signal}`,
        {
          schema: {
            summary: `Take ${SIGNALS[signal].of} of OpenTelemetry`,
            description: DESCRIPTION,
            consumes: [JSON_TYPE, PROTOBUF],
            body: z.unknown().describe(`An Export${SIGNALS[signal].name}ServiceRequest.`),
            response: { 200: takenAnswer(signal), ...REFUSALS },
          },
        },
        (request, reply) => take(signal, request, reply),
      )
    }
  }
