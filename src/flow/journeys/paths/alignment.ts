/**
 * How far a journey is from the skeleton of its stream: the cheapest way to read the one along the other, in which a step
 * that the skeleton does not expect costs 1 and a stage of the skeleton that the journey does not pass costs 1.
 * [definitions: skeleton fitness = 1 − optimal alignment cost ÷ worst cost]
 */

/** The stages of a stream in order; `optional` where the grid says that one does not apply to the slice. */
export interface Skeleton {
  readonly stages: readonly string[]
  readonly optional: ReadonlySet<string>
}

export const DEVIATIONS = ['skipped', 'back', 'repeated', 'ahead', 'outside', 'not reached'] as const
type DeviationKind = (typeof DEVIATIONS)[number]

export interface Deviation {
  readonly kind: DeviationKind
  readonly stage: string
  /** Of `back`: the stage from which the journey went back. */
  readonly from: string | null
}

export interface Alignment {
  readonly cost: number
  /** No step of the journey and no stage of the skeleton in common. */
  readonly worst: number
  /** Cost where the stages after the last one reached are not missed: the journey may be under way, or have ended. */
  readonly costSoFar: number
  readonly worstSoFar: number
  readonly deviations: readonly Deviation[]
}

/** Least costs from each place to the end: [i][j] with i steps and j stages behind. */
const costsToGo = (trace: readonly string[], { stages, optional }: Skeleton, mayEnd: boolean): Int32Array => {
  const width = stages.length + 1
  const costs = new Int32Array((trace.length + 1) * width)
  const at = (i: number, j: number): number => costs[i * width + j] ?? 0
  for (let i = trace.length; i >= 0; i--) {
    for (let j = stages.length; j >= 0; j--) {
      if (i === trace.length && (j === stages.length || mayEnd)) continue
      const stage = stages[j]
      let least = Number.MAX_SAFE_INTEGER
      if (i < trace.length) least = Math.min(least, 1 + at(i + 1, j))
      if (stage !== undefined) least = Math.min(least, (optional.has(stage) ? 0 : 1) + at(i, j + 1))
      if (stage !== undefined && stage === trace[i]) least = Math.min(least, at(i + 1, j + 1))
      costs[i * width + j] = least
    }
  }
  return costs
}

/** What a step that the skeleton does not expect is, from the steps before it. */
const unexpected = (trace: readonly string[], i: number, { stages }: Skeleton): Deviation => {
  const stage = trace[i] ?? ''
  const before = i === 0 ? null : (trace[i - 1] ?? null)
  if (!stages.includes(stage)) return { kind: 'outside', stage, from: null }
  if (before !== null && stages.indexOf(stage) < stages.indexOf(before)) {
    return { kind: 'back', stage, from: before }
  }
  return { kind: trace.slice(0, i).includes(stage) ? 'repeated' : 'ahead', stage, from: null }
}

/**
 * The optimal alignment of a journey with the skeleton. Among several that cost the same it is the one in which the
 * journey passes each stage as early as it can: discover → purchase → compare has skipped compare and then went back to it.
 *
 * @param trace The stages of the journey in order; staying in one is no step. Not empty.
 */
export const align = (trace: readonly string[], skeleton: Skeleton): Alignment => {
  const { stages, optional } = skeleton
  const width = stages.length + 1
  const costs = costsToGo(trace, skeleton, false)
  const at = (i: number, j: number): number => costs[i * width + j] ?? 0
  const found: (Deviation & { readonly isMissing: boolean })[] = []
  /** So many of the deviations found lie before the last stage that was passed as the skeleton has it. */
  let settled = 0
  let [i, j] = [0, 0]
  while (i < trace.length || j < stages.length) {
    const stage = stages[j]
    const rest = at(i, j)
    if (stage !== undefined && stage === trace[i] && rest === at(i + 1, j + 1)) {
      i += 1
      j += 1
      settled = found.length
    } else if (stage !== undefined && rest === (optional.has(stage) ? 0 : 1) + at(i, j + 1)) {
      if (!optional.has(stage)) found.push({ kind: 'skipped', stage, from: null, isMissing: true })
      j += 1
    } else {
      found.push({ ...unexpected(trace, i, skeleton), isMissing: false })
      i += 1
    }
  }
  return {
    cost: at(0, 0),
    worst: trace.length + stages.filter((stage) => !optional.has(stage)).length,
    costSoFar: costsToGo(trace, skeleton, true)[0] ?? 0,
    worstSoFar: trace.length,
    deviations: found.map(({ isMissing, ...deviation }, n) =>
      isMissing && n >= settled ? { ...deviation, kind: 'not reached' } : deviation,
    ),
  }
}

/** @example deviationId({ kind: 'back', stage: 'compare', from: 'purchase' }) // 'back from purchase to compare' */
export const deviationId = ({ kind, stage, from }: Deviation): string =>
  kind === 'back' ? `back from ${from ?? ''} to ${stage}` : `${kind} ${stage}`
