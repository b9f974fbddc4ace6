import { coverageOf } from '../../../identify/coverage.ts'
import { sayingOf } from '../../../identify/divergence.ts'
import { cellOf, outcomes } from '../../../identify/inherited.ts'
import type { Problem } from '../../../model/place.ts'
import type { Aspect, Fork, ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

const WORDS: Readonly<Record<Aspect, string>> = {
  intent: '`intent`',
  finishLine: '`outcome`',
  proof: '`proof`',
  cadence: '`cadence`',
  policy: '`policies`',
}

type Sides = readonly (readonly string[])[]

/** Whether the grid has something to say of each side at one of the stages. */
const isJudged = (map: ValueStreamMap, { at }: Fork, sides: Sides): boolean =>
  sides.every((leaves) =>
    leaves.some((leaf) => at.some((stage) => cellOf(map)(leaf, stage).kind !== 'empty')),
  )

/** Whether the sides differ in the aspect at one of the stages, or one of them does not go there at all. */
const isShown = (map: ValueStreamMap, { at }: Fork, sides: Sides, aspect: Aspect): boolean => {
  const said = at.map((stage) =>
    sides.map((leaves) => {
      const passes = leaves.some((leaf) => cellOf(map)(leaf, stage).kind === 'applies')
      return passes
        ? leaves.map((leaf) => sayingOf(map, leaf, stage, aspect, false)?.key).join('\n')
        : 'does not apply'
    }),
  )
  const finishes = sides.map((leaves) =>
    leaves
      .map((leaf) => {
        const outcome = outcomes(map)(leaf)
        return outcome?.proof ?? outcome?.finishLine
      })
      .join('\n'),
  )
  return [...said, ...(aspect === 'finishLine' ? [finishes] : [])].some((keys) => new Set(keys).size > 1)
}

/** A fork says that something differs, and the cells of the grid say that it does not (R24, R25). */
export const forkNotInGrid: Rule = {
  code: 'MR240',
  name: 'fork that the grid does not show',
  severity: 'warning',
  check: ({ map, locate }) => {
    if (map.grid.size === 0) return []
    return [...map.forks].flatMap(([id, fork]) => {
      const sides = fork.slices.map((slice) => coverageOf(map).leavesOf(slice))
      if (sides.some((leaves) => leaves.length === 0) || !isJudged(map, fork, sides)) return []
      return fork.differs.flatMap((aspect, i): Problem[] =>
        isShown(map, fork, sides, aspect)
          ? []
          : [
              {
                ...locate(['forks', id, 'differs', i]),
                code: 'MR240',
                message: `The fork \`${id}\` says that \`${aspect}\` differs between ${named(fork.slices)}, but the grid does not show it: at ${named(fork.at)} their cells have the same ${WORDS[aspect]}, or none.`,
                hint: `Write the difference into the cells, or remove \`${aspect}\` here: only what differs is a reason to part.`,
                fix:
                  fork.differs.length > 1
                    ? {
                        title: `Remove \`${aspect}\` from the fork`,
                        safe: false,
                        changes: [{ op: 'remove', path: ['forks', id, 'differs', i] }],
                      }
                    : undefined,
              },
            ],
      )
    })
  },
}
