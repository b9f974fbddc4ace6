/** What a source says of its statuses, in one form for all rules. */
import type { FlowState, Source } from '../model/schema.ts'

export interface StatusMeaning {
  /** The status of the tool, or a pattern for several. */
  readonly status: string
  readonly state: FlowState | 'paused' | 'keep'
  /** The stage, if the map names one; otherwise the status itself is the stage. */
  readonly stage: string | undefined
}

export const meaningsOf = (source: Source): StatusMeaning[] =>
  Object.entries(source.states).map(([status, meaning]) =>
    typeof meaning === 'string'
      ? { status, state: meaning, stage: undefined }
      : { status, state: meaning.state, stage: meaning.stage },
  )

/** Whether an item in this state is in progress, so that its stage is measured. */
export const isMeasured = ({ state }: StatusMeaning): boolean =>
  state === 'waiting' || state === 'active' || state === 'paused'
