/** What each of the five panels gets. */
import type { FlowAnswer } from '../../flow/answers.ts'

export interface PanelProps {
  readonly answer: FlowAnswer
  /** `item` or `journey`. */
  readonly noun: string
}

/** px */
export const CHART_HEIGHT = 264
