/** The metric logic of a whole map, wherever the schemas mark it. */
import { namesIn, parseLogic } from './logic/logic.ts'
import { linksOf, type Expression } from './link.ts'
import { Grid, Organisation, SECTIONS, type ValueStreamMap } from './schema.ts'

/** All expressions of the map, with the path at which each stands. */
export const expressionsOf = (map: ValueStreamMap): Expression[] => {
  const grid = Object.fromEntries([...map.grid].map(([slice, row]) => [slice, Object.fromEntries(row)]))
  const sections = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]
  return [
    ...linksOf(Organisation, map.organisation, ['organisation']).expressions,
    ...linksOf(Grid, grid, ['grid']).expressions,
    ...sections.flatMap((section) =>
      [...map[section]].flatMap(
        ([id, thing]) => linksOf(SECTIONS[section], thing, [section, id]).expressions,
      ),
    ),
  ]
}

const fields = new WeakMap<ValueStreamMap, readonly string[]>()

/** The fields of events whose numbers metric logic of the map asks for, as in `sum(order.paid, amount)`; in order. */
export const fieldsOfLogic = (map: ValueStreamMap): readonly string[] => {
  const known = fields.get(map)
  if (known) return known
  const named = expressionsOf(map).flatMap(({ text }) =>
    namesIn(parseLogic(text).ast).flatMap(({ kind, name }) => (kind === 'field' ? [name] : [])),
  )
  const found = [...new Set(named)].sort()
  fields.set(map, found)
  return found
}
