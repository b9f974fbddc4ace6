/** Little's Law on what was measured, with a light for each of its conditions. */
import { littlesLawOf } from '../improve/littles-law.ts'
import type { ViewOf } from '../view-answers.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

export const littlesLawView = async (ask: ViewAsk): Promise<ViewOf<'littles-law'>> => ({
  ...viewFrame(ask, 'littlesLaw'),
  view: 'littles-law',
  ...(await littlesLawOf(ask)),
})
