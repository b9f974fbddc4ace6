/** Two maps as one, for a drawing on which the differences are marked. */
import { SECTIONS, type ValueStreamMap } from '../model/schema.ts'
import type { MapChange } from './change.ts'

type Mark = 'added' | 'removed' | 'changed'

/** The later things in their order; each earlier one that is no more stands after the one that it stood after. */
const joined = <T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
  const order = [...after.keys()]
  let previous = -1
  for (const id of before.keys()) {
    const here = order.indexOf(id)
    if (here >= 0) previous = here
    else order.splice(++previous, 0, id)
  }
  return new Map(order.map((id) => [id, (after.get(id) ?? before.get(id)) as T]))
}

/** The later map with all that was in the earlier one only. What both have is as it is later. */
export const unionOf = (before: ValueStreamMap, after: ValueStreamMap): ValueStreamMap => ({
  ...(Object.fromEntries(
    (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).map((section) => [
      section,
      joined<unknown>(before[section], after[section]),
    ]),
  ) as unknown as ValueStreamMap),
  organisation: after.organisation,
  stages: joined(before.stages, after.stages),
  grid: new Map(
    [...joined(before.grid, after.grid).keys()].map((slice) => [
      slice,
      joined(before.grid.get(slice) ?? new Map(), after.grid.get(slice) ?? new Map()),
    ]),
  ),
})

/** How much of a path names something that is drawn: a thing, or a cell of the grid. */
const depthOf = ([section]: MapChange['path']): number =>
  section === 'grid' || section === 'organisation' || section === 'journey' ? 3 : 2

/**
 * Path of what is drawn (joined by dots) → what has happened to it. What was renamed is removed under the one id
 * and added under the other.
 */
export const marksOf = (
  changes: readonly MapChange[],
  before: ValueStreamMap,
  after: ValueStreamMap,
): ReadonlyMap<string, Mark> => {
  const marks = new Map<string, Mark>()
  for (const { path } of changes) {
    if (path.length >= depthOf(path)) marks.set(path.slice(0, depthOf(path)).join('.'), 'changed')
  }
  const compare = (
    name: string,
    old: ReadonlyMap<string, unknown>,
    now: ReadonlyMap<string, unknown>,
  ): void => {
    for (const id of now.keys()) if (!old.has(id)) marks.set(`${name}.${id}`, 'added')
    for (const id of old.keys()) if (!now.has(id)) marks.set(`${name}.${id}`, 'removed')
  }
  for (const section of Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]) {
    compare(section, before[section], after[section])
  }
  compare('journey.stages', before.stages, after.stages)
  const goalsOf = ({ organisation }: ValueStreamMap): ReadonlyMap<string, unknown> =>
    new Map(Object.entries(organisation.goals))
  compare('organisation.goals', goalsOf(before), goalsOf(after))
  return marks
}
