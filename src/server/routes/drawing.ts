import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { draw, SUBJECTS, THEMES, type Format, type Subject, type Theme } from '../../draw/draw.ts'
import type { Engine } from '../../engine/engine.ts'
import { pageOf } from '../../model/pages.ts'
import { ErrorAnswer } from '../errors.ts'

/** Ending of the address → what is drawn, and as what it is served. */
const ENDINGS = {
  svg: { format: 'svg', type: 'image/svg+xml; charset=utf-8' },
  mmd: { format: 'mermaid', type: 'text/plain; charset=utf-8' },
  xml: { format: 'archimate', type: 'application/xml; charset=utf-8' },
} as const satisfies Readonly<Record<string, { format: Format; type: string }>>

type Ending = keyof typeof ENDINGS

const subject = z.enum(SUBJECTS).describe('What is drawn.')
const ending = z
  .enum(Object.keys(ENDINGS) as [Ending, ...Ending[]])
  .describe('SVG, Mermaid (`mmd`) or ArchiMate Model Exchange (`xml`).')
const Query = z.object({
  theme: z.enum(THEMES).default('auto').describe('`auto` follows the scheme of whoever looks.'),
})

interface Wanted {
  readonly subject: Subject
  readonly id?: string
  readonly ending: Ending
}

/** Drawings of the map, with links into the web app. */
export const drawingRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    const drawn = async ({ subject, id, ending }: Wanted, theme: Theme): Promise<string> => {
      const { map, today } = await engine.mapInFolder.read()
      return draw(map, { subject, id, format: ENDINGS[ending].format, theme, today, href: pageOf })
    }
    const response = { 200: z.string(), 400: ErrorAnswer, 404: ErrorAnswer }

    app.get(
      '/api/map/drawing/:subject.:ending',
      {
        schema: {
          summary: 'The map as a drawing',
          params: z.object({ subject, ending }),
          querystring: Query,
          response,
        },
      },
      async (request, reply) => {
        const { params, query } = request
        return reply.type(ENDINGS[params.ending].type).send(await drawn(params, query.theme))
      },
    )
    app.get(
      '/api/map/drawing/:subject/:id.:ending',
      {
        schema: {
          summary: 'One thing of the map as a drawing, such as the card of a stream',
          params: z.object({ subject, id: z.string(), ending }),
          querystring: Query,
          response,
        },
      },
      async (request, reply) => {
        const { params, query } = request
        return reply.type(ENDINGS[params.ending].type).send(await drawn(params, query.theme))
      },
    )
  }
