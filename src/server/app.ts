/** The HTTP server: the engine's answers as JSON, an OpenAPI document made from the same schemas, the web app. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Engine } from '../engine/engine.ts'
import { VERSION } from '../version.ts'
import type { Environment } from '../alert/receivers.ts'
import { senderOf, sourcesOfToken, sourceTokens } from '../engine/senders.ts'
import { demandToken, isLoopback, limitSenders, presented, refuseForeignHosts } from './access.ts'
import { answerErrors } from './errors.ts'
import { keepPublished } from './publishing.ts'
import { alertRoutes } from './routes/alerts.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { courtRoutes } from './routes/court.ts'
import { drawingRoutes } from './routes/drawing.ts'
import { editRoutes } from './routes/edit.ts'
import { explainRoutes } from './routes/explain.ts'
import { eventRoutes, type SenderIn } from './routes/events.ts'
import { flowRoutes } from './routes/flow.ts'
import { healthRoutes } from './routes/health.ts'
import { forecastRoutes } from './routes/forecast.ts'
import { itemRoutes } from './routes/items.ts'
import { journeyRoutes } from './routes/journeys.ts'
import { nextRoutes } from './routes/next.ts'
import { northStarRoutes } from './routes/north-star.ts'
import { resultRoutes } from './routes/results.ts'
import { otlpRoutes } from './routes/otlp.ts'
import { liveRoutes } from './routes/live.ts'
import { mapRoutes } from './routes/map.ts'
import { effectRoutes } from './routes/effect.ts'
import { riverRoutes } from './routes/river.ts'
import { pathRoutes } from './routes/paths.ts'
import { publishedRoutes } from './routes/published.ts'
import { serviceRoutes } from './routes/service.ts'
import { viewRoutes } from './routes/views.ts'

interface ServerOptions {
  /** The address that will be listened on: what is not loopback demands a token. */
  readonly host: string
  /** Shared secret, from the environment (`MILLRACE_TOKEN`). */
  readonly token?: string
  /** Holds the tokens of sources, by the variables that the map names. Default: that of the process. */
  readonly env?: Environment
  /** Level of pino's log; `silent` by default. */
  readonly logLevel?: string
  /** Folder of the built web app. */
  readonly webRoot?: string
}

/** Where `npm run build` puts the web app, seen from the source and from the published package alike. */
const builtWebApp = (): string =>
  [
    fileURLToPath(new URL('../web', import.meta.url)),
    fileURLToPath(new URL('../../dist/web', import.meta.url)),
  ].find((folder) => existsSync(`${folder}/index.html`) && existsSync(`${folder}/assets`)) ?? ''

const serveWebApp = async (app: FastifyInstance, root: string): Promise<void> => {
  if (root === '') {
    app.get('/', { schema: { hide: true } }, (_request, reply) =>
      reply
        .type('text/plain')
        .send('The web app is not built. Run `npm run build`. The API is at /openapi.json.\n'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root,
    setHeaders: (response, path) => {
      const cache = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      response.header('cache-control', cache)
    },
  })
}

/** @throws Error if the host is not loopback and no token is given. */
export const createServer = async (engine: Engine, options: ServerOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: options.logLevel ? { level: options.logLevel } : false,
    bodyLimit: 64 * 1024 * 1024,
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)

  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  })
  const tokens = () => sourceTokens(engine.map, options.env ?? process.env)
  const isSourceToken = (shown: string): boolean =>
    shown !== options.token && sourcesOfToken(tokens(), shown).size > 0
  const senderIn: SenderIn = ({ headers }) => senderOf(tokens(), presented(headers.authorization))
  limitSenders(app, isSourceToken)
  if (isLoopback(options.host)) refuseForeignHosts(app)
  else {
    await app.register(fastifyRateLimit, { max: 1200, timeWindow: '1 minute' })
    demandToken(app, options.token, isSourceToken)
  }
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Millrace',
        version: VERSION,
        description: 'Value streams, measured. Instants are ISO 8601, durations are seconds.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  })
  await app.register(mapRoutes(engine))
  await app.register(drawingRoutes(engine))
  await app.register(editRoutes(engine))
  await app.register(flowRoutes(engine))
  await app.register(viewRoutes(engine))
  await app.register(itemRoutes(engine))
  await app.register(pathRoutes(engine))
  await app.register(journeyRoutes(engine))
  await app.register(nextRoutes(engine))
  await app.register(northStarRoutes(engine))
  await app.register(resultRoutes(engine))
  await app.register(forecastRoutes(engine))
  await app.register(courtRoutes(engine))
  await app.register(riverRoutes(engine))
  await app.register(effectRoutes(engine))
  await app.register(serviceRoutes(engine))
  await app.register(explainRoutes(engine))
  await app.register(publishedRoutes(engine))
  await app.register(coverageRoutes(engine))
  await app.register(healthRoutes(engine))
  await app.register(alertRoutes(engine))
  await app.register(eventRoutes(engine, senderIn))
  await app.register(otlpRoutes(engine, senderIn))
  await app.register(liveRoutes(engine))
  keepPublished(app, engine)
  engine.arrivals.start()
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  const root = options.webRoot ?? builtWebApp()
  await serveWebApp(app, root)
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+($|\?)/.test(request.url)
    // The web app has its own pages; a reload on one of them must find it.
    if (isPage && root !== '') return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.code(404).send({
      error: {
        code: 'not-found',
        message: `There is nothing at ${request.method} ${request.url}.`,
        hint: 'See /openapi.json.',
      },
    })
  })
  return app
}
