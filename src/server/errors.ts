/** Errors as answers: a code, what happened, and what to do. Nothing of the inside leaks. */
import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { ImportError } from '../connect/connector.ts'
import { DrawError } from '../draw/draw.ts'
import { RequestError } from '../flow/request.ts'

export const ErrorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }),
})

const answerTo = (error: FastifyError): { status: number; body: z.infer<typeof ErrorAnswer> } => {
  if (error instanceof RequestError) {
    return { status: 400, body: { error: { code: 'bad-request', message: error.message } } }
  }
  if (error instanceof DrawError) {
    return { status: 404, body: { error: { code: 'not-drawn', message: error.message } } }
  }
  if (error instanceof ImportError) {
    return {
      status: 400,
      body: { error: { code: 'bad-events', message: error.message, hint: error.hint ?? undefined } },
    }
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const message = error.validation
      .map((one) => `${one.instancePath || 'request'}: ${one.message}`)
      .join('; ')
    return { status: 400, body: { error: { code: 'bad-request', message, hint: 'See /openapi.json.' } } }
  }
  const status = error.statusCode ?? 500
  if (status < 500)
    return { status, body: { error: { code: error.code ?? 'bad-request', message: error.message } } }
  return {
    status: 500,
    body: {
      error: {
        code: 'internal',
        message: 'Something went wrong in Millrace.',
        hint: 'The log of the server says what.',
      },
    },
  }
}

export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, body } = answerTo(error)
    if (status >= 500) {
      request.log.error(error)
      process.stderr.write(`${request.method} ${request.url}: ${error.stack ?? error.message}\n`)
    }
    return reply.code(status).send(body)
  })
}
