import { coverageOf } from '../../../identify/coverage.ts'
import { cellOf } from '../../../identify/inherited.ts'
import type { EffectiveCell } from '../../../model/grid.ts'
import type { Path, Problem } from '../../../model/place.ts'
import { DOES_NOT_APPLY, type GridCell } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The keys of a cell that say what holds anyway; all of them if the cell as a whole does. */
const repeated = (
  cell: GridCell,
  outer: EffectiveCell,
): { readonly keys: string[]; readonly all: boolean } => {
  if (cell === DOES_NOT_APPLY || 'doesNotApply' in cell) {
    const why = cell === DOES_NOT_APPLY ? null : cell.doesNotApply
    return { keys: [], all: outer.kind === 'does not apply' && (why === null || why === outer.why) }
  }
  if (outer.kind !== 'applies') return { keys: [], all: false }
  const said = Object.entries(cell).filter(([, value]) => value !== undefined)
  const keys = said.flatMap(([key, value]) =>
    isSame(value, outer.cell[key as keyof typeof outer.cell]) ? [key] : [],
  )
  return { keys, all: said.length > 0 && keys.length === said.length }
}

/** A cell says again what it inherits from the slice around it (R24, language). */
export const repeatedCell: Rule = {
  code: 'MR236',
  name: 'cell that repeats its parent’s',
  severity: 'info',
  check: ({ map, locateKey }) => {
    const { leavesOf } = coverageOf(map)
    return [...map.grid].flatMap(([slice, row]): Problem[] => {
      const parent = map.slices.get(slice)?.within
      // Slices in a circle have no leaves; each repeats the other, and with both removed nothing would be said.
      if (parent === undefined || !map.slices.has(parent) || leavesOf(slice).length === 0) return []
      const cells = [...row].map(([stage, cell]) => ({
        stage,
        ...repeated(cell, cellOf(map)(parent, stage)),
      }))
      const problem = (path: Path, what: string, removed: readonly Path[]): Problem => ({
        ...locateKey(path),
        code: 'MR236',
        message: `${what} what \`${slice}\` inherits from \`${parent}\` anyway.`,
        hint: 'Leave it out: a nested slice has the cells of the slice around it until it says otherwise.',
        fix: {
          title: 'Remove what is inherited',
          safe: true,
          changes: removed.map((one) => ({ op: 'remove' as const, path: one })),
        },
      })
      if (cells.every(({ all }) => all)) {
        return [problem(['grid', slice], `The row of \`${slice}\` repeats`, [['grid', slice]])]
      }
      return cells.flatMap(({ stage, keys, all }): Problem[] => {
        const path = ['grid', slice, stage]
        if (all) return [problem(path, `\`${stage}\` repeats`, [path])]
        if (keys.length === 0) return []
        const verb = keys.length === 1 ? 'repeats' : 'repeat'
        return [
          problem(
            [...path, keys[0] ?? ''],
            `${named(keys)} of \`${stage}\` ${verb}`,
            keys.map((key) => [...path, key]),
          ),
        ]
      })
    })
  },
}
