/** Which business events are to prove a step of a stream. */
import { slicesOf } from './business-events.ts'
import { effectiveCell } from './grid.ts'
import type { BusinessEvent, Stream, ValueStreamMap } from './schema.ts'

export interface Claim {
  readonly event: string
  /** What of the map names it here. */
  readonly by: string
  /** Nothing names it for the slice: it shows the stage, maybe only that of others. */
  readonly isGuess?: true
}

/** @param slice null for a stream that serves no slice. */
export type Claims = (stream: Stream, slice: string | null, stage: string) => readonly Claim[]

const ENDS = { trigger: 'start of the stream', finishLine: 'finish line of the stream' } as const

/** The proof points of the stream that stand at the stage; an end of no stage stands at that end of the path. */
const ofStream = (map: ValueStreamMap, { proofPoints, stages }: Stream, stage: string): Claim[] => {
  if (proofPoints === undefined) return []
  const stageOf = (event: string, otherwise: string | undefined): string | undefined =>
    map.events.get(event)?.stage ?? otherwise
  const ends = (['trigger', 'finishLine'] as const).flatMap((end): Claim[] => {
    const event = proofPoints[end]
    const otherwise = end === 'trigger' ? stages[0] : stages.at(-1)
    return event !== undefined && stageOf(event, otherwise) === stage ? [{ event, by: ENDS[end] }] : []
  })
  const completions = proofPoints.completions.flatMap((event): Claim[] =>
    stageOf(event, undefined) === stage ? [{ event, by: 'completion of the stream' }] : [],
  )
  return [...ends, ...completions]
}

/** The events that are the proof of some cell: of the steps of other slices they say nothing. */
const provenInGrid = (map: ValueStreamMap): ReadonlySet<string> =>
  new Set(
    [...map.grid.values()].flatMap((row) =>
      [...row.values()].flatMap((cell) =>
        typeof cell === 'object' && 'proof' in cell && cell.proof !== undefined ? [cell.proof] : [],
      ),
    ),
  )

interface EventOfStage {
  readonly id: string
  readonly event: BusinessEvent
}

const eventsByStage = (map: ValueStreamMap): ReadonlyMap<string, readonly EventOfStage[]> =>
  Map.groupBy(
    [...map.events].map(([id, event]) => ({ id, event })),
    ({ event }) => event.stage ?? '',
  )

/** Of several claims by one event the first. */
const eachOnce = (claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ event }, i) => claims.findIndex((one) => one.event === event) === i)

/**
 * The events that are to prove a step: the proof of its cell, the proof points of the stream that stand there, and
 * the events of the stage that name the slice. Only where none of these is, what else shows the stage, for all slices.
 */
export const claimsIn = (map: ValueStreamMap): Claims => {
  const atStage = eventsByStage(map)
  const elsewhere = provenInGrid(map)
  const isOfSlice = (event: BusinessEvent | undefined, slice: string | null): boolean => {
    const slices = event === undefined ? null : slicesOf(event, map)
    return slices === null || slice === null || slices.has(slice)
  }
  return (stream, slice, stage) => {
    const cell = slice === null ? null : effectiveCell(map, slice, stage)
    const proof = cell?.kind === 'applies' ? cell.cell.proof : undefined
    const shown = (atStage.get(stage) ?? []).filter(({ event }) => isOfSlice(event, slice))
    const named = eachOnce([
      ...(proof === undefined ? [] : [{ event: proof, by: 'proof of the step' }]),
      ...ofStream(map, stream, stage).filter(({ event }) => isOfSlice(map.events.get(event), slice)),
      ...shown
        .filter(({ event }) => slice !== null && event.slices !== undefined)
        .map(({ id }) => ({ event: id, by: 'event of the stage, for the slice' })),
    ])
    if (named.length > 0) return named
    return shown
      .filter(({ id }) => slice === null || !elsewhere.has(id))
      .map(({ id }) => ({ event: id, by: 'event of the stage', isGuess: true }))
  }
}
