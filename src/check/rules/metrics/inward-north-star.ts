import { quantityOf, type parseLogic } from '../../../model/logic/logic.ts'
import type { Rule } from '../../diagnostic.ts'
import { logicOf } from '../../logic.ts'
import { named } from '../../wording.ts'

type Ast = ReturnType<typeof parseLogic>['ast']

/** The quantities that an expression is made of. */
const quantitiesIn = (ast: Ast): string[] => {
  switch (ast.type) {
    case 'name':
      return [ast.name]
    case 'negation':
      return quantitiesIn(ast.of)
    case 'binary':
      return [...quantitiesIn(ast.left), ...quantitiesIn(ast.right)]
    case 'call':
      return [ast.name, ...ast.args.flatMap(quantitiesIn)]
    default:
      return []
  }
}

/** Quantities of the delivery work; customers see none of them. */
const isInward = (name: string): boolean => quantityOf(name)?.about === 'delivery' || name === 'flowTime'

const isOutward = (name: string): boolean => {
  const quantity = quantityOf(name)
  return quantity !== undefined && quantity.parameters[0] !== 'durations' && !isInward(name)
}

/** A top-level stream is judged by its own activity, by nothing that a customer would recognise (R17). */
export const inwardNorthStar: Rule = {
  code: 'MR252',
  name: 'north-star that no customer would recognise',
  severity: 'warning',
  check: (loaded) =>
    logicOf(loaded).flatMap(({ expression: { path }, ast }) => {
      const [section, id, key] = path
      if (section !== 'streams' || key !== 'northStar' || typeof id !== 'string') return []
      if (loaded.map.streams.get(id)?.kind !== 'top-level') return []
      const quantities = quantitiesIn(ast)
      const inward = new Set(quantities.filter(isInward))
      if (inward.size === 0 || quantities.some(isOutward)) return []
      return [
        {
          ...loaded.locate(path),
          code: 'MR252',
          message: `The north-star of \`${id}\` is made of ${named(inward)} alone: that measures the work, not what customers have of it.`,
          hint: 'Build it on an event that the customer would recognise, such as `reached(order.delivered) / started`. How the work flows is measured for every stream anyway.',
        },
      ]
    }),
}
