import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { Definition, OverviewAnswer } from '../../flow/answers.ts'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import { METRICS } from '../../flow/figures/metrics.ts'
import type { Engine } from '../../engine/engine.ts'
import { readRulePage } from '../../engine/rule-pages.ts'
import { MapAnswer, MapTexts, RuleAnswer } from '../../model/answers.ts'
import { mapJsonSchema } from '../../model/json-schema.ts'
import { VERSION } from '../../version.ts'
import { ErrorAnswer } from '../errors.ts'

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
      async () => METRICS.map((id) => DEFINITIONS[id]),
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
    app.get(
      '/api/map',
      {
        schema: {
          summary: 'The map',
          description: 'As its files say it now, with its problems, its story and how ready its streams are.',
          response: { 200: MapAnswer },
        },
      },
      // What the answer holds is only read; its type says so, the validator's does not.
      async () => (await engine.mapInFolder.answer()) as z.input<typeof MapAnswer>,
    )
    app.get(
      '/api/map/texts',
      { schema: { summary: 'The texts of the map’s files', response: { 200: MapTexts } } },
      async () => {
        const { revision, loaded } = await engine.mapInFolder.read()
        return { revision, texts: Object.fromEntries(loaded.texts) }
      },
    )
    app.get(
      '/api/rules/:code',
      {
        schema: {
          summary: 'What a code of the check means',
          params: z.object({ code: z.string().regex(/^MR\d{3}$/, 'such as `MR201`') }),
          response: { 200: RuleAnswer, 400: ErrorAnswer, 404: ErrorAnswer },
        },
      },
      async (request, reply) => {
        const { code } = request.params
        const page = await readRulePage(code)
        if (page !== null) return { code, page }
        const message = `There is no rule ${code}.`
        return reply.code(404).send({ error: { code: 'not-found', message } })
      },
    )
  }
