/** What metric logic refers to. */
import type { Expression } from './ast.ts'
import { quantityOf, type Parameter } from './quantities.ts'

/** A name that stands as an argument, and what it names. */
export interface NamedArgument {
  readonly kind: Exclude<Parameter, 'durations' | 'duration'>
  readonly name: string
  readonly from: number
  readonly to: number
}

const isName = (kind: Parameter | undefined): kind is NamedArgument['kind'] =>
  kind !== undefined && kind !== 'durations' && kind !== 'duration'

/** All events, stages, fields, types and results that are named, in the order of the text. */
export const namesIn = (expression: Expression): NamedArgument[] => {
  switch (expression.type) {
    case 'negation':
      return namesIn(expression.of)
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)]
    case 'call': {
      const parameters = quantityOf(expression.name)?.parameters ?? []
      return expression.args.flatMap((arg, i): NamedArgument[] => {
        const kind = parameters[i]
        if (!isName(kind)) return namesIn(arg)
        return arg.type === 'name' ? [{ kind, name: arg.name, from: arg.from, to: arg.to }] : []
      })
    }
    default:
      return []
  }
}

/** The business events that are named, each once. */
export const eventsOf = (expression: Expression): string[] => [
  ...new Set(namesIn(expression).flatMap(({ kind, name }) => (kind === 'event' ? [name] : []))),
]

/** What logic is computed from: journeys and their events, delivery work, results that are brought in. */
export type MeasuredFrom = 'journeys' | 'work' | 'results'

const fromOf = (name: string): MeasuredFrom[] => {
  const quantity = quantityOf(name)
  // An aggregate is of what its durations are of.
  if (!quantity || quantity.parameters[0] === 'durations') return []
  if (quantity.about === 'results') return ['results']
  return quantity.about === 'delivery' || name === 'flowTime' ? ['work'] : ['journeys']
}

export const measuredFrom = (expression: Expression): ReadonlySet<MeasuredFrom> => {
  switch (expression.type) {
    case 'negation':
      return measuredFrom(expression.of)
    case 'binary':
      return measuredFrom(expression.left).union(measuredFrom(expression.right))
    case 'name':
      return new Set(fromOf(expression.name))
    case 'call':
      return expression.args.reduce(
        (all: ReadonlySet<MeasuredFrom>, arg) => all.union(measuredFrom(arg)),
        new Set(fromOf(expression.name)),
      )
    default:
      return new Set()
  }
}
