import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { planEdit, writePlanned } from '../../engine/edit-map.ts'
import type { Engine } from '../../engine/engine.ts'
import { ErrorAnswer } from '../errors.ts'

const MOST_CHANGES = 10_000

const path = z
  .array(z.union([z.string(), z.int().nonnegative()]))
  .min(1)
  .describe('Keys and positions from the root of the map, such as `["streams", "shop", "for", 0]`.')

/** Any JSON. */
const value = z.unknown().refine((one) => one !== undefined, 'a value is expected')

const ChangeBody = z.discriminatedUnion('op', [
  z
    .strictObject({ op: z.literal('set'), path, value })
    .describe('Sets a value, and creates what is missing on the way to it.'),
  z
    .strictObject({ op: z.literal('remove'), path })
    .describe('Removes a key with its value, or an entry of a list.'),
  z
    .strictObject({ op: z.literal('rename'), path, to: z.string().min(1) })
    .describe('Gives a key another name; references to it stay as they are.'),
  z
    .strictObject({ op: z.literal('insert'), path, value, at: z.int().nonnegative().optional() })
    .describe('Inserts into a list, at the end unless `at` names a position.'),
])

const EditBody = z.object({
  revision: z.string().describe('Of the map that the changes were made up for, as `GET /api/map` gives it.'),
  changes: z.array(ChangeBody).min(1).max(MOST_CHANGES).describe('Made one after the other: all or none.'),
  dryRun: z.boolean().default(false).describe('Only tells what would become of the files.'),
})

const place = {
  file: z.string(),
  line: z.int(),
  column: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
}

const EditAnswer = z.object({
  revision: z.string().describe('Of the map with the changes made.'),
  edits: z
    .array(z.object({ ...place, text: z.string() }))
    .describe('What is replaced in the files by which text; lines and columns count from 1.'),
  diagnostics: z
    .array(
      z.object({
        ...place,
        code: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        message: z.string(),
        hint: z.string().optional(),
      }),
    )
    .describe('All problems of the map with the changes made.'),
})

const RefusalAnswer = ErrorAnswer.extend({
  refusals: z.array(
    z.object({
      change: z.int().describe('Position of the change among those sent, from 0.'),
      message: z.string(),
      place: z.object(place).optional(),
    }),
  ),
})

const conflict = (message: string): z.infer<typeof ErrorAnswer> => ({
  error: {
    code: 'conflict',
    message,
    hint: 'Nothing was written. Ask for the map again, and make the changes on what it says now.',
  },
})

/** Changes of the map, written into its files. */
export const editRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    let last: Promise<unknown> = Promise.resolve()
    /** One after the other: the next sees what the one before has written. */
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const turn = last.then(work)
      last = turn.catch(() => undefined)
      return turn
    }

    app.patch(
      '/api/map',
      {
        schema: {
          summary: 'Change the map',
          description:
            'Each change becomes the smallest edit of the YAML text: comments, order and layout stay. Answers 409 when the files have changed since the revision, 422 when a change can’t be made; nothing is written then.',
          body: EditBody,
          response: { 200: EditAnswer, 400: ErrorAnswer, 409: ErrorAnswer, 422: RefusalAnswer },
        },
      },
      (request, reply) =>
        inTurn(async () => {
          const { revision, changes, dryRun } = request.body
          const before = { folder: engine.folder, ...(await engine.mapInFolder.read()) }
          if (before.revision !== revision) {
            return reply.code(409).send(conflict('The files of the map have changed meanwhile.'))
          }
          const planned = planEdit(before, changes)
          if ('refusals' in planned) {
            const [first] = planned.refusals
            return reply.code(422).send({
              error: { code: 'refused', message: first?.message ?? 'The change can’t be made.' },
              refusals: [...planned.refusals],
            })
          }
          if (!dryRun) {
            const conflicts = await writePlanned(before, planned)
            if (conflicts.length > 0) {
              return reply
                .code(409)
                .send(conflict(conflicts.map(({ file, message }) => `${file}: ${message}`).join(' ')))
            }
            const { loaded, diagnostics } = planned
            await engine.useMap({ folder: engine.folder, map: loaded.map, problems: diagnostics })
          }
          const { edits, diagnostics } = planned
          return { revision: planned.revision, edits: [...edits], diagnostics: [...diagnostics] }
        }),
    )
  }
