/** The names of what the answers tell of by a word of the code. */
import type { FlowItemType, Measured } from '../../flow/facts.ts'
import type { Behind } from '../../flow/measures/measures.ts'

export const TYPE_NAMES: Readonly<Record<FlowItemType, { one: string; many: string }>> = {
  feature: { one: 'Feature', many: 'Features' },
  defect: { one: 'Defect', many: 'Defects' },
  risk: { one: 'Risk', many: 'Risks' },
  debt: { one: 'Debt', many: 'Debt' },
  unclassified: { one: 'Unclassified', many: 'Unclassified' },
}

export const MEASURED_NAMES: Readonly<Record<Measured, { name: string; noun: string }>> = {
  work: { name: 'Delivery work', noun: 'item' },
  journeys: { name: 'Customers’ journeys', noun: 'journey' },
}

export const METRIC_NAMES: Readonly<Record<Behind, string>> = {
  velocity: 'Flow velocity',
  flowTime: 'Flow time',
  load: 'Flow load',
  efficiency: 'Flow efficiency',
  distribution: 'Flow distribution',
  arrivals: 'Arrivals',
  canceled: 'Canceled',
  rework: 'Rework',
}
