import { coverageOf } from '../../../identify/coverage.ts'
import { cellOf } from '../../../identify/inherited.ts'
import { NEEDED_PARTS } from '../../../model/grid.ts'
import type { LoadedMap } from '../../../model/load.ts'
import type { Path, Place } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords, named } from '../../wording.ts'

type Part = (typeof NEEDED_PARTS)[number]

/** Slice → stage → parts that nothing says; what all parts of a slice lack is said once, of the slice. */
const gapsOf = ({ map }: LoadedMap): Map<string, Map<string, Part[]>> => {
  const { leaves, joined } = coverageOf(map)
  const gaps = new Map<string, Map<string, Part[]>>()
  for (const stage of map.stages.keys()) {
    const cells = leaves.map((leaf) => ({ leaf, cell: cellOf(map)(leaf, stage) }))
    for (const part of NEEDED_PARTS) {
      const without = cells.filter(
        ({ cell }) => cell.kind === 'empty' || (cell.kind === 'applies' && cell.cell[part] === undefined),
      )
      if (without.length === 0) continue
      for (const slice of joined(without.map(({ leaf }) => leaf))) {
        const row = gaps.get(slice) ?? new Map<string, Part[]>()
        gaps.set(slice, row)
        row.set(stage, [...(row.get(stage) ?? []), part])
      }
    }
  }
  return gaps
}

const isEmpty = (parts: readonly Part[]): boolean => parts.length === NEEDED_PARTS.length

/** “`intent` and `metric` at `compare`, and all of `receive` and `return`”. */
const told = (row: ReadonlyMap<string, readonly Part[]>): string => {
  const whole = [...row].flatMap(([stage, parts]) => (isEmpty(parts) ? [stage] : []))
  const some = [...row].flatMap(([stage, parts]) =>
    isEmpty(parts) ? [] : [`${named(parts)} at \`${stage}\``],
  )
  return [...some, ...(whole.length > 0 ? [`all of ${named(whole)}`] : [])].join('; ')
}

/** The place that is nearest to what is missing: the cell if it is one, the row, or else the slice. */
const placeOf = ({ isDefined, locateKey }: LoadedMap, slice: string, stages: readonly string[]): Place => {
  const cell: Path = ['grid', slice, stages[0] ?? '']
  if (stages.length === 1 && isDefined(cell)) return locateKey(cell)
  return isDefined(['grid', slice]) ? locateKey(['grid', slice]) : locateKey(['slices', slice])
}

/** The grid has begun, and a step of a slice is empty or half said: that is not “does not apply” (R24). */
export const gridGap: Rule = {
  code: 'MR235',
  name: 'gap in the grid',
  severity: 'warning',
  check: (loaded) => {
    const { map } = loaded
    if (map.grid.size === 0 || map.stages.size === 0) return []
    return [...gapsOf(loaded)].map(([slice, row]) => {
      const stages = [...row.keys()]
      const isWhole = stages.length === map.stages.size && [...row.values()].every(isEmpty)
      const empty = [...row].flatMap(([stage, parts]) => (isEmpty(parts) ? [stage] : []))
      return {
        ...placeOf(loaded, slice, stages),
        code: 'MR235',
        message: isWhole
          ? `The grid says nothing of \`${slice}\`.`
          : `The grid leaves open for \`${slice}\`: ${told(row)}.`,
        hint: `Every cell says ${inWords(NEEDED_PARTS.map((part) => `\`${part}\``))}. If a step is none of theirs, write \`does not apply\`.`,
        fix:
          empty.length > 0 && !isWhole
            ? {
                title: `Write that ${named(empty)} does not apply to \`${slice}\``,
                safe: false,
                changes: empty.map((stage) => ({
                  op: 'set' as const,
                  path: ['grid', slice, stage],
                  value: 'does not apply',
                })),
              }
            : undefined,
      }
    })
  },
}
