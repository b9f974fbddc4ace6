/** The shape of a forecast: the same rules as in `answers.ts`. */
import * as z from 'zod'
import { instant, count } from '../answer-pieces.ts'
import { BY, DataState, FlowAnswer } from '../answers.ts'

export const ForecastAnswer = z.object({
  of: FlowAnswer.shape.of,
  timeZone: z.string(),
  policies: z.array(z.string()),
  simulated: z.boolean(),
  data: DataState,
  question: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('when'), items: count }),
    z.object({ kind: z.literal('how many'), until: instant }),
  ]),
  asOf: instant,
  seed: z.int(),
  runs: count,
  by: z.enum(BY),
  history: z
    .array(z.object({ start: instant, end: instant, items: count }))
    .describe('The whole periods drawn from.'),
  percentiles: z
    .array(z.object({ percent: z.int(), at: instant.nullable(), items: count.nullable() }))
    .describe(
      '50, 70, 85, 95. `when`: done before then (the end of a day) with this certainty, null for never. `how many`: at least so many.',
    ),
  outcomes: z
    .array(z.object({ at: instant.nullable(), items: count.nullable(), share: z.number() }))
    .describe(
      'How the runs ended, for the chart: done in the day, week or month that ends then, or so many items. Many counts are put together; `items` is the least of them.',
    ),
  never: z.number().describe('Share of runs that did not end within ten years of periods.'),
  backtest: z
    .object({
      trials: count,
      hits: z.array(z.object({ percent: z.int(), rate: z.number() })),
      words: z.string(),
    })
    .nullable()
    .describe('How often forecasts like this would have been right; null with too little history.'),
  warnings: z.array(z.string()),
  sentence: z.string().describe('Always with a range.'),
})
export type ForecastAnswer = z.infer<typeof ForecastAnswer>
