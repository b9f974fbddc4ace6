/** The table of an answer in place of the answer, where that is asked for. */
import type { FastifyReply } from 'fastify'
import * as z from 'zod'
import { csvNameOf } from '../flow/views/csv.ts'

/** The word of a query that chooses between an answer and its table. */
export const formatOf = (table: string) =>
  z
    .enum(['json', 'csv'])
    .default('json')
    .describe(`\`csv\`: ${table} as text/csv, with a header row, instead of the answer.`)

/** The part of a reply that this needs. */
type Reply = Pick<FastifyReply, 'type'>

/** Sends the table in place of the answer that the route returns. @param csv Written when it is sent. */
export const sendCsv = (reply: Reply, answer: Parameters<typeof csvNameOf>[0], csv: () => string): void => {
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${csvNameOf(answer)}"`)
    .serializer(csv)
}
