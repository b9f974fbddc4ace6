/** What had been published and is another number now. */
import * as z from 'zod'
import { instant } from '../answer-pieces.ts'
import { BY } from '../answers.ts'

export const PublishedChange = z.object({
  stream: z.string(),
  measured: z.enum(['work', 'journeys']),
  by: z.enum(BY),
  from: instant.describe('Start of the period.'),
  to: instant,
  at: instant.describe('When it was published again.'),
  cause: z.string().describe('Such as `late events`, or the part of the map that changed.'),
  figures: z.array(
    z.object({ figure: z.string(), before: z.number().nullable(), after: z.number().nullable() }),
  ),
})
export type PublishedChange = z.infer<typeof PublishedChange>

export const ChangesAnswer = z.object({
  timeZone: z.string(),
  published: z.int().nonnegative().describe('Periods published so far.'),
  total: z.int().nonnegative().describe('Periods published again; `changes` holds the latest of them.'),
  changes: z.array(PublishedChange).describe('The newest first.'),
})
export type ChangesAnswer = z.infer<typeof ChangesAnswer>
