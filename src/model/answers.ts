/**
 * The shapes in which the map leaves Millrace: the HTTP API and the web app use these and no others. Figures
 * of flow have theirs in `src/flow/answers.ts`.
 */
import * as z from 'zod'
import type { Change } from './change.ts'
import type { Path } from './place.ts'
import type { MapFile } from './schema.ts'

const place = {
  file: z.string(),
  line: z.int(),
  column: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
}

const path = z.array(z.union([z.string(), z.int()]))

/** Whether a problem counts, or what keeps it from counting. */
const STANDINGS = ['open', 'suppressed', 'overridden', 'baselined'] as const

export const MapProblem = z.object({
  ...place,
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().nullable(),
  related: z.array(z.object({ ...place, message: z.string() })),
  standing: z.enum(STANDINGS),
  reason: z.string().nullable().describe('Why it does not count, if it does not.'),
  thing: path.nullable().describe('The path of the thing in which it stands, such as `streams`, `shop`.'),
  fix: z
    .object({
      title: z.string(),
      safe: z.boolean(),
      changes: z.array(z.record(z.string(), z.unknown())).describe('What `PATCH /api/map` takes.'),
    })
    .nullable(),
})

export const Light = z.object({
  id: z.string(),
  name: z.string(),
  lit: z.boolean(),
  why: z.string().describe('What makes it lit, or what is missing.'),
})

export const MapAnswer = z.object({
  folder: z.string(),
  revision: z.string().describe('Names this state of the files; `PATCH /api/map` takes it back.'),
  map: z
    .record(z.string(), z.unknown())
    .describe('The whole map in the shape of `/api/schema`, with what holds by default filled in.'),
  problems: z.array(MapProblem),
  narration: z.object({
    text: z.string(),
    words: z.int().nonnegative(),
    seconds: z.number().nonnegative().describe('To read it aloud.'),
  }),
  streams: z.record(
    z.string(),
    z.object({
      readiness: z.array(Light).describe('Funded, staffed, measured, evolved.'),
      components: z.array(Light).describe('The five key components of a value stream.'),
    }),
  ),
})

export const MapTexts = z.object({
  revision: z.string(),
  texts: z.record(z.string(), z.string()).describe('File → its text.'),
})

export const RuleAnswer = z.object({
  code: z.string(),
  page: z.string().describe('What the rule asks, with examples and its reason, in Markdown.'),
})

export type Light = z.infer<typeof Light>
export type MapProblem = Omit<z.infer<typeof MapProblem>, 'thing' | 'fix'> & {
  readonly thing: Path | null
  readonly fix: { readonly title: string; readonly safe: boolean; readonly changes: readonly Change[] } | null
}
export type MapAnswer = Omit<z.infer<typeof MapAnswer>, 'map' | 'problems'> & {
  readonly map: MapFile
  readonly problems: readonly MapProblem[]
}
export type MapTexts = z.infer<typeof MapTexts>
export type RuleAnswer = z.infer<typeof RuleAnswer>
