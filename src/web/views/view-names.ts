/** The views by name, with the question that each answers, in the order in which they are listed. */
import type { ViewId } from '../../flow/view-answers.ts'

export const VIEW_NAMES: Readonly<Record<ViewId, { readonly name: string; readonly asks: string }>> = {
  velocity: { name: 'Flow velocity', asks: 'How much is done in each period, and is the process stable?' },
  'flow-time': { name: 'Flow time', asks: 'How long does it take from start to done?' },
  load: { name: 'Flow load', asks: 'How much is in progress at a time?' },
  efficiency: { name: 'Flow efficiency', asks: 'How much of the time is work, and where do items wait?' },
  mix: { name: 'Flow distribution', asks: 'What is the time spent on?' },
  'cumulative-flow': { name: 'Cumulative flow', asks: 'Where does work pile up?' },
  aging: { name: 'Aging work', asks: 'Which items in progress are older than they should be?' },
  balance: { name: 'Arrivals and departures', asks: 'Does more come in than goes out?' },
  stages: { name: 'Time in stage', asks: 'How long do items stay in each stage?' },
  rework: { name: 'Rework', asks: 'How much comes back?' },
  'littles-law': { name: 'Little’s Law', asks: 'Can load, velocity and flow time be compared at all?' },
  predictability: { name: 'Predictability', asks: 'Can the past tell what comes next?' },
}
