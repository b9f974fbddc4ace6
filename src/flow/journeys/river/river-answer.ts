/** The river as it is told: CLI, API and web app show this one shape. */
import * as z from 'zod'
import { count } from '../../answer-pieces.ts'
import { journeyFrame } from '../../answers.ts'
import { journeyFrameOf, type JourneyAsk } from '../journey-ask.ts'
import { abandonmentOf } from '../abandonment.ts'
import { riverAsk, riverOf } from './river.ts'

export const RiverAnswer = z.object({
  ...journeyFrame,
  stages: z
    .array(
      z.object({
        stage: z.string(),
        name: z.string(),
        waiting: count.describe('Journeys that wait in it at the end of the window.'),
        active: count.describe('Journeys that are active in it then.'),
      }),
    )
    .describe('In the order of the stream.'),
  flows: z
    .array(
      z.object({
        from: z.string().describe('A stage, or `source`.'),
        to: z.string().describe('A stage, `finish` or `left`.'),
        times: count.describe('How often journeys went this way in the window.'),
      }),
    )
    .describe('Those that were gone; the others are 0.'),
})
export type RiverAnswer = z.infer<typeof RiverAnswer>

/** @param days Instead of a window: so many last days that are known. */
export const riverAnswer = (asked: JourneyAsk, days?: number): RiverAnswer => {
  const ask = riverAsk(asked, days)
  const { stages, flows } = riverOf(ask)
  const frame = journeyFrameOf(ask)
  const { declared, words } = abandonmentOf(ask)
  return {
    ...frame,
    // The policies name windows that the map declares; a default is named here.
    policies: declared ? frame.policies : [...frame.policies, words],
    stages: stages.map(({ stage, waiting, active }) => ({
      stage,
      name: ask.map.stages.get(stage)?.name ?? stage,
      waiting: waiting.length,
      active: active.length,
    })),
    flows: flows.map(({ from, to, times }) => ({ from, to, times })),
  }
}
