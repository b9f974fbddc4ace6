import type { LoadedMap } from '../../../model/load.ts'
import type { Path, Problem } from '../../../model/place.ts'
import { boundOf, TARGET_METRICS, type Target } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

interface Placed {
  readonly id: string
  readonly path: Path
  readonly target: Target
}

const boundsOf = ({ metric, ...target }: Target) => {
  const of = (written: string | number | undefined): number | null =>
    written === undefined ? null : boundOf(metric, written)
  return { atMost: of(target.atMost), atLeast: of(target.atLeast), atRisk: of(target.atRisk) }
}

const inItself = ({ path, target }: Placed, locate: LoadedMap['locate']): Problem[] => {
  const { atMost, atLeast, atRisk } = boundsOf(target)
  const problem = (key: string, message: string, hint: string): Problem[] => [
    { ...locate([...path, key]), code: 'MR323', message, hint },
  ]
  if (atRisk !== null && atMost !== null && atRisk > atMost)
    return problem(
      'atRisk',
      `It is at risk from ${target.atRisk} on, but broken already above ${target.atMost}.`,
      '`atRisk` lies below `atMost`: from there up to the bound it is at risk.',
    )
  if (atRisk !== null && atLeast !== null && atRisk < atLeast)
    return problem(
      'atRisk',
      `It is at risk below ${target.atRisk}, but broken already below ${target.atLeast}.`,
      '`atRisk` lies above `atLeast`: from there down to the bound it is at risk.',
    )
  const over = (['atMost', 'atLeast', 'atRisk'] as const).find((key) => (boundsOf(target)[key] ?? 0) > 1)
  if (TARGET_METRICS[target.metric] === 'percent' && over)
    return problem(over, `${target[over]} is more than the whole.`, 'A share lies between `0 %` and `100 %`.')
  if (target.metric.startsWith('distribution.') && target.type !== undefined)
    return problem(
      'type',
      `The shares of items of one type are always 0 or 100 %.`,
      'Leave `type` out: the type whose share is meant is in the metric.',
    )
  return []
}

/** Targets for the same figure that no number meets at once. */
const againstEachOther = (placed: readonly Placed[], { locateKey, locate }: LoadedMap): Problem[] => {
  const sameFigure = Map.groupBy(placed, ({ target: { metric, measured, slice, type } }) =>
    JSON.stringify([metric, measured, slice, type]),
  )
  return [...sameFigure.values()].flatMap((those) =>
    those.flatMap((one): Problem[] => {
      const { atMost } = boundsOf(one.target)
      const other = those.find(
        ({ target }) => atMost !== null && (boundsOf(target).atLeast ?? -Infinity) > atMost,
      )
      if (!other) return []
      return [
        {
          ...locate([...one.path, 'atMost']),
          code: 'MR323',
          message: `No number is at most ${one.target.atMost} and, as the target \`${other.id}\` has it, at least ${other.target.atLeast}.`,
          hint: 'Correct one of the two bounds.',
          related: [{ ...locateKey(other.path), message: 'the other target for the same figure' }],
        },
      ]
    }),
  )
}

/** A target that can’t be at risk as it says, or that can’t be met. */
export const targetThatContradicts: Rule = {
  code: 'MR323',
  name: 'target that contradicts itself',
  severity: 'error',
  check: (loaded) =>
    [...loaded.map.streams].flatMap(([stream, { targets }]) => {
      const placed = Object.entries(targets).map(([id, target]): Placed => ({
        id,
        target,
        path: ['streams', stream, 'targets', id],
      }))
      return [...placed.flatMap((one) => inItself(one, loaded.locate)), ...againstEachOther(placed, loaded)]
    }),
}
