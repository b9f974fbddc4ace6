import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { Definition, OverviewAnswer } from '../../flow/answers.ts'
import type { Engine } from '../../engine/engine.ts'
import { mapJsonSchema } from '../../model/json-schema.ts'
import { VERSION } from '../../version.ts'

export const mapRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/overview',
      { schema: { summary: 'All streams at a glance', response: { 200: OverviewAnswer } } },
      () => engine.overview(),
    )
    app.get(
      '/api/definitions',
      { schema: { summary: 'What each metric means', response: { 200: z.array(Definition) } } },
      () => engine.definitions(),
    )
    app.get(
      '/api/schema',
      {
        schema: {
          summary: 'JSON Schema of a map file',
          response: { 200: z.record(z.string(), z.unknown()) },
        },
      },
      () => mapJsonSchema(),
    )
    app.get(
      '/api/health',
      {
        schema: {
          summary: 'Whether the server can answer',
          response: { 200: z.object({ status: z.literal('ok'), version: z.string(), store: z.string() }) },
        },
      },
      () => ({ status: 'ok' as const, version: VERSION, store: engine.storeName }),
    )
  }
