/** Who may ask: this machine only, unless a token is set. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { digest, SHORTEST_TOKEN } from '../engine/senders.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host)

const hostOf = (header: string | undefined): string => (header ?? '').replace(/:\d+$/, '')

/**
 * A page of another site can make a browser ask this server under a name of its own (DNS rebinding).
 * Only names of this machine are answered, and writes only from its own pages.
 */
export const refuseForeignHosts = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers
    const foreignOrigin = origin !== undefined && !isLoopback(hostOf(origin.replace(/^https?:\/\//, '')))
    if (isLoopback(hostOf(host)) && !foreignOrigin) return
    await reply.code(403).send({
      error: {
        code: 'foreign-host',
        message: `Requests for \`${host ?? ''}\` are refused: the server listens on this machine only.`,
        hint: 'To serve others, start with `--host` and set MILLRACE_TOKEN.',
      },
    })
  })
}

/** The token that a request shows, as a bearer or as the password of Basic; null if it shows none. */
export const presented = (authorization: string | undefined): string | null => {
  const [scheme, value] = (authorization ?? '').split(' ')
  if (value === undefined) return null
  if (/^bearer$/i.test(scheme ?? '')) return value
  if (/^basic$/i.test(scheme ?? ''))
    return Buffer.from(value, 'base64')
      .toString('utf8')
      .replace(/^[^:]*:/, '')
  return null
}

/** Where events are posted: all that the token of a source opens. */
const POSTS_EVENTS = new Set(['/api/events', '/v1/traces', '/v1/logs'])

const postsEvents = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && POSTS_EVENTS.has(routeOptions.url ?? '')

/** Whether a token is that of a source: such a token may post events, and nothing else. */
type IsSourceToken = (shown: string) => boolean

/** Who shows the token of a source may only post events, even where others need no token at all. */
export const limitSenders = (app: FastifyInstance, isSourceToken: IsSourceToken): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (postsEvents(request)) return
    const shown = presented(request.headers.authorization)
    if (shown === null || !isSourceToken(shown)) return
    await reply.code(403).send({
      error: {
        code: 'only-events',
        message: 'The token of a source may only post events.',
        hint: `Post them to ${[...POSTS_EVENTS].join(', ')}; for anything else use the token of the server.`,
      },
    })
  })
}

/**
 * Every request must carry the token, as `Authorization: Bearer …` or as the password of Basic
 * authentication (so that a browser asks for it). Events may be posted with the token of a source instead.
 * @throws Error if there is no token, or a short one.
 */
export const demandToken = (
  app: FastifyInstance,
  token: string | undefined,
  isSourceToken: IsSourceToken = () => false,
): void => {
  if (token === undefined || token.length < SHORTEST_TOKEN) {
    throw new Error(
      `Listening on an address beyond this machine demands a token: set MILLRACE_TOKEN to at least ${SHORTEST_TOKEN} characters.`,
    )
  }
  const expected = digest(token)
  app.addHook('onRequest', async (request, reply) => {
    const given = presented(request.headers.authorization)
    if (given !== null && timingSafeEqual(digest(given), expected)) return
    if (given !== null && postsEvents(request) && isSourceToken(given)) return
    await reply
      .code(401)
      .header('www-authenticate', 'Basic realm="Millrace", charset="UTF-8"')
      .send({
        error: {
          code: 'unauthorized',
          message: 'A token is needed.',
          hint: 'Send `Authorization: Bearer …`.',
        },
      })
  })
}
