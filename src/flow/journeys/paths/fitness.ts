/** How well journeys fit the skeleton that their stream declares, and how they deviate from it most. */
import { effectiveCell } from '../../../model/grid.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import { RequestError } from '../../request.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import { align, deviationId, type Alignment, type Deviation, type Skeleton } from './alignment.ts'
import { pathsOf } from './paths.ts'
import type { Steps } from './steps.ts'
import { sequenceOf } from './variants.ts'

/** The skeleton of a stream for a slice; a stage that does not apply to the slice may be passed or not. */
export const skeletonOf = (map: ValueStreamMap, stream: string, slice: string | null): Skeleton => {
  const stages = map.streams.get(stream)?.stages ?? []
  return {
    stages,
    optional: new Set(
      slice === null
        ? []
        : stages.filter((stage) => effectiveCell(map, slice, stage).kind === 'does not apply'),
    ),
  }
}

export interface Fitting {
  readonly steps: Steps
  /** Of each journey, by position; null where it was in no stage. */
  readonly alignments: readonly (Alignment | null)[]
}

/**
 * Aligns every journey of the window with the skeleton of its slice.
 *
 * @throws RequestError without a stream: a skeleton is that of a stream.
 */
export const fittingOf = (ask: JourneyAsk): Fitting => {
  const { stream } = ask.request
  if (stream === null) {
    throw new RequestError(
      `Fitness is measured against the stages of one stream: choose one of ${[...ask.map.streams.keys()].join(', ')}.`,
    )
  }
  const { steps, variants } = pathsOf(ask, { steps: 'stages', repeats: 'joined' })
  const skeletons = new Map<number, Skeleton>()
  const known = new Map<string, Alignment>()
  const sequences = new Map<number, string[]>()
  const alignments = Array.from(steps.journeys, (journey, position): Alignment | null => {
    if (steps.offsets[position] === steps.offsets[position + 1]) return null
    const code = ask.log.slice[journey] ?? -1
    const skeleton = skeletons.get(code) ?? skeletonOf(ask.map, stream, ask.log.slices[code] ?? null)
    skeletons.set(code, skeleton)
    const variant = variants.of[position] ?? 0
    // Slices with the same stages to pass share what is computed.
    const key = `${variant}\u0000${[...skeleton.optional].join('\u0000')}`
    const before = known.get(key)
    if (before) return before
    const sequence = sequences.get(variant) ?? sequenceOf(variants, variant)
    sequences.set(variant, sequence)
    const alignment = align(sequence, skeleton)
    known.set(key, alignment)
    return alignment
  })
  return { steps, alignments }
}

export interface FitnessFigures {
  /** Journeys that were in a stage at all; the others have no path that could fit. */
  readonly n: number
  /** 1 − Σ cost ÷ Σ worst cost; null without any journey. */
  readonly fitness: number | null
  /** The same, where the stages after the last one reached are not missed. */
  readonly soFar: number | null
}

/** Costs are summed before they are divided: the figure is that of the journeys together, no mean of their figures. */
export const fitnessFigures = (alignments: readonly (Alignment | null)[]): FitnessFigures => {
  let [n, cost, worst, costSoFar, worstSoFar] = [0, 0, 0, 0, 0]
  for (const one of alignments) {
    if (one === null) continue
    n += 1
    cost += one.cost
    worst += one.worst
    costSoFar += one.costSoFar
    worstSoFar += one.worstSoFar
  }
  return {
    n,
    fitness: worst === 0 ? null : 1 - cost / worst,
    soFar: worstSoFar === 0 ? null : 1 - costSoFar / worstSoFar,
  }
}

export interface DeviationFigures extends Deviation {
  readonly id: string
  /** Positions of the journeys that deviate so. */
  readonly positions: readonly number[]
  /** How often they do. */
  readonly times: number
}

/** All deviations: those of most journeys first, then in the order of their ids. */
export const deviationsOf = ({ alignments }: Fitting): DeviationFigures[] => {
  const found = new Map<string, Deviation & { positions: number[]; times: number }>()
  for (const [position, alignment] of alignments.entries()) {
    for (const deviation of alignment?.deviations ?? []) {
      const id = deviationId(deviation)
      const known = found.get(id) ?? { ...deviation, positions: [], times: 0 }
      found.set(id, known)
      known.times += 1
      if (known.positions.at(-1) !== position) known.positions.push(position)
    }
  }
  return [...found]
    .map(([id, one]) => ({ id, ...one }))
    .sort((a, b) => b.positions.length - a.positions.length || (a.id < b.id ? -1 : 1))
}
