/** Which business events are to prove a step of a stream. */
import { slicesOf } from './business-events.ts'
import { effectiveCell } from './grid.ts'
import type { Stream, ValueStreamMap } from './schema.ts'

export interface Claim {
  readonly event: string
  /** What of the map names it here. */
  readonly by: string
  /** Nothing names it for the slice: it shows the stage, maybe only that of others. */
  readonly isGuess?: true
}

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
const provenElsewhere = (map: ValueStreamMap): ReadonlySet<string> =>
  new Set(
    [...map.grid.values()].flatMap((row) =>
      [...row.values()].flatMap((cell) =>
        typeof cell === 'object' && 'proof' in cell && cell.proof !== undefined ? [cell.proof] : [],
      ),
    ),
  )

/**
 * The events that are to prove a step: the proof of its cell, the proof points of the stream that stand there, and
 * the events of the stage that name the slice. Only where none of these is, what else shows the stage, for all slices.
 *
 * @param slice null for a stream that serves no slice.
 */
export const claimsOf = (
  map: ValueStreamMap,
  stream: Stream,
  slice: string | null,
  stage: string,
): readonly Claim[] => {
  const isOfSlice = (event: string): boolean => {
    const known = map.events.get(event)
    const slices = known === undefined ? null : slicesOf(known, map)
    return slices === null || slice === null || slices.has(slice)
  }
  const cell = slice === null ? null : effectiveCell(map, slice, stage)
  const proof = cell?.kind === 'applies' ? cell.cell.proof : undefined
  const atStage = [...map.events].filter(([id, event]) => event.stage === stage && isOfSlice(id))
  const named = [
    ...(proof === undefined ? [] : [{ event: proof, by: 'proof of the step' }]),
    ...ofStream(map, stream, stage).filter(({ event }) => isOfSlice(event)),
    ...atStage
      .filter(([, { slices }]) => slice !== null && slices !== undefined)
      .map(([event]) => ({ event, by: 'event of the stage, for the slice' })),
  ]
  if (named.length > 0)
    return [...new Map(named.toReversed().map((one) => [one.event, one])).values()].toReversed()
  const elsewhere = slice === null ? new Set<string>() : provenElsewhere(map)
  return atStage
    .filter(([event]) => !elsewhere.has(event))
    .map(([event]) => ({ event, by: 'event of the stage', isGuess: true }))
}
