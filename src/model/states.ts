/** What a source says of its statuses, in one form for the check and for the fold. */
import { wordsOf } from './business-events.ts'
import { covers } from './pattern.ts'
import type { FlowState, Source, ValueStreamMap } from './schema.ts'

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

/** A word of tools that a business event of the map binds to a state. */
export interface BoundMeaning extends StatusMeaning {
  readonly event: string
}

/** The words for which business events decide: of journeys, those that the source itself says nothing about. */
export const boundMeaningsOf = (source: Source, map: Pick<ValueStreamMap, 'events'>): BoundMeaning[] => {
  if (source.measures !== 'journeys') return []
  const own = Object.keys(source.states)
  return [...map.events].flatMap(([name, event]): BoundMeaning[] => {
    const { state, stage } = event
    if (state === undefined) return []
    return wordsOf(name, event).flatMap((status) =>
      own.some((one) => covers(one, status)) ? [] : [{ event: name, status, state, stage }],
    )
  })
}

/** All that the map says of the words of a source: its own statuses, then the business events. */
export const allMeaningsOf = (source: Source, map: Pick<ValueStreamMap, 'events'>): StatusMeaning[] => [
  ...meaningsOf(source),
  ...boundMeaningsOf(source, map),
]

/** Whether an item in this state is in progress, so that its stage is measured. */
export const isMeasured = ({ state }: StatusMeaning): boolean =>
  state === 'waiting' || state === 'active' || state === 'paused'

/** Whether the log says when activities start and complete, so that running is told from waiting without states. */
export const hasLifecycle = (source: Source): boolean =>
  (source.kind === 'csv' && source.csv.lifecycle !== undefined) ||
  (source.kind === 'xes' && source.xes.state === undefined)

/** Whether the states of the map tell waiting from active. */
export const statesDivide = (source: Source, map: Pick<ValueStreamMap, 'events'>): boolean => {
  const states = new Set(allMeaningsOf(source, map).map(({ state }) => state))
  return states.has('active') && (states.has('waiting') || states.has('paused'))
}

/** Whether the source tells waiting from active, without which flow efficiency can't be measured. */
export const tellsWaitingFromActive = (source: Source, map: Pick<ValueStreamMap, 'events'>): boolean =>
  hasLifecycle(source) || statesDivide(source, map)

/**
 * The stages in which items of a source are in progress, in their order: for journeys those of the map, for delivery
 * work as they stand under `states`. None where activities of such work start and complete: these overlap and have no
 * order.
 */
export const stagesOf = (source: Source, map: ValueStreamMap): readonly string[] => {
  if (source.measures === 'journeys') {
    const stream = typeof source.stream === 'string' ? map.streams.get(source.stream) : undefined
    return stream?.stages.length ? stream.stages : [...map.stages.keys()]
  }
  if (hasLifecycle(source)) return []
  const stages = meaningsOf(source).flatMap((meaning) => {
    const stage = meaning.stage ?? (meaning.status.includes('*') ? undefined : meaning.status)
    return isMeasured(meaning) && stage !== undefined ? [stage] : []
  })
  return [...new Set(stages)]
}

/** Whether items may be in stages that the map does not name: activities, and statuses under a pattern. */
export const hasOtherStages = (source: Source): boolean =>
  hasLifecycle(source) ||
  (source.finish === 'lastEvent' && Object.keys(source.states).length === 0) ||
  meaningsOf(source).some(
    (meaning) => isMeasured(meaning) && meaning.stage === undefined && meaning.status.includes('*'),
  )
