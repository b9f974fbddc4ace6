/** What refers to a thing: found by walking the map along the shapes of its language. */
import type { Path } from '../../model/place.ts'
import { MapFile } from '../../model/schema.ts'
import { isParts } from '../edit/changes.ts'
import { shapeOf, type Shape } from '../edit/shapes.ts'
import type { Thing, Things } from '../map/things.ts'

const MAP = shapeOf(MapFile)

/** Whether something within the value refers to the thing. */
const refers = (shape: Shape, value: unknown, to: Thing, within: unknown): boolean => {
  const names = (one: Shape, id: unknown): boolean => {
    if (one.kind !== 'reference' || id !== to.id) return false
    const kinds = one.to(within)
    return kinds.includes(to.kind) || (to.kind === 'supporting stream' && kinds.includes('stream'))
  }
  switch (shape.kind) {
    case 'reference':
      return names(shape, value)
    case 'logic':
      return to.kind === 'event' && typeof value === 'string' && value.split(/[^\w.-]+/).includes(to.id)
    case 'list':
      return Array.isArray(value) && value.some((item) => refers(shape.item, item, to, within))
    case 'record':
      return (
        isParts(value) &&
        Object.entries(value).some(
          ([id, entry]) => names(shape.key, id) || refers(shape.value, entry, to, within),
        )
      )
    case 'parts':
      return (
        isParts(value) && shape.parts.some(({ key, shape: part }) => refers(part, value[key], to, within))
      )
    case 'either': {
      const option = shape.options.find(({ takes }) => takes(value))
      return option !== undefined && refers(option.shape, value, to, within)
    }
    default:
      return false
  }
}

const shapeAt = (path: Path): Shape | null =>
  path.reduce<Shape | null>((shape, step) => {
    if (shape?.kind === 'parts') return shape.parts.find(({ key }) => key === step)?.shape ?? null
    return shape?.kind === 'record' ? shape.value : null
  }, MAP)

/** The things that refer to a thing, in the order of the map. */
export const referrersTo = (thing: Thing, things: Things): Thing[] =>
  things.all.filter((one) => {
    const shape = one === thing ? null : shapeAt(one.path)
    return shape !== null && refers(shape, one.value, thing, one.value)
  })
