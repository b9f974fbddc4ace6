/** Metric logic, computed: never NaN, but a number with what it is made of, or why there is none. */
import {
  amountOf,
  common,
  dimensionOf,
  parseLogic,
  printLogic,
  product,
  quantityOf,
  quotient,
  type Dimension,
  type Expression,
  type Operator,
} from '../../model/logic/logic.ts'
import { aggregate } from './aggregates.ts'
import { stillOpen } from './journey-quantities.ts'
import { durationsIn, quantityIn } from './quantities.ts'
import { misfit, valueInWords, type Evaluated, type Found, type Part, type Proportion } from './value.ts'
import type { World } from './world.ts'

type Binary = Extract<Expression, { type: 'binary' }>

const ANY: Dimension = { kind: 'any' }
const PLAIN = { parts: [], proportion: null, cohort: null, open: null } as const

const nothing = (why: string, parts: readonly Part[] = [], dimension: Dimension = ANY): Evaluated => ({
  ...PLAIN,
  value: null,
  dimension,
  n: null,
  why,
  parts,
})

const wholeOf = (expression: Expression, found: Found): Evaluated => ({
  value: found.value,
  dimension: found.dimension,
  n: found.n,
  why: found.why,
  parts: [{ ...found, logic: printLogic(expression), words: valueInWords(found.value, found.dimension) }],
  proportion: found.proportion ?? null,
  cohort: found.cohort ?? null,
  open: null,
})

const namesOf = (args: readonly Expression[]): string[] =>
  args.flatMap((arg) => (arg.type === 'name' ? [arg.name] : []))

const quantity = (expression: Extract<Expression, { type: 'name' | 'call' }>, world: World): Evaluated => {
  const args = expression.type === 'call' ? expression.args : []
  const known = quantityOf(expression.name)
  if (known?.parameters.length !== args.length) {
    return nothing(`\`${printLogic(expression)}\` can’t be read: see \`millrace check\`.`)
  }
  const [of, bound] = args
  if (known.parameters[0] !== 'durations') {
    return wholeOf(expression, quantityIn(world, known.name, namesOf(args)))
  }
  if (of?.type !== 'name' && of?.type !== 'call') {
    return nothing(`\`${printLogic(expression)}\` is no aggregate of durations.`)
  }
  const values = durationsIn(world, of.name, of.type === 'call' ? namesOf(of.args) : [])
  const limit = bound === undefined ? null : evaluateTree(bound, world).value
  return wholeOf(expression, aggregate(known.name, values, limit))
}

/** Of a share of journeys that began in the window: how sure it is, and which of them may still get there. */
const sharing = (
  left: Evaluated,
  right: Evaluated,
  { ask }: World,
): { proportion: Proportion | null; open: Int32Array | null } => {
  if (left.cohort === null || right.cohort === null) return { proportion: null, open: null }
  const below = new Set(right.cohort)
  const above = new Set(left.cohort)
  if (below.size === 0 || !above.isSubsetOf(below)) return { proportion: null, open: null }
  return {
    proportion: { hits: above.size, of: below.size },
    open: stillOpen(
      ask,
      right.cohort.filter((journey) => !above.has(journey)),
    ),
  }
}

const least = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b)

const CALCULATE: Readonly<Partial<Record<Operator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

const dimensionAfter = (operator: Operator, a: Dimension, b: Dimension): Dimension | null =>
  operator === '*' ? product(a, b) : operator === '/' ? quotient(a, b) : common(a, b)

const arithmetic = ({ operator, left, right }: Binary, world: World): Evaluated => {
  const calculate = CALCULATE[operator]
  if (!calculate) return nothing('A comparison is no quantity.')
  const [a, b] = [evaluateTree(left, world), evaluateTree(right, world)]
  const parts = [...a.parts, ...b.parts]
  const dimension = dimensionAfter(operator, a.dimension, b.dimension)
  if (dimension === null) {
    return nothing(
      `\`${printLogic(left)}\` and \`${printLogic(right)}\` don’t fit: ${misfit(a.dimension, b.dimension)}.`,
      parts,
    )
  }
  if (a.value === null || b.value === null) return nothing(a.why ?? b.why ?? '', parts, dimension)
  if (operator === '/' && b.value === 0) {
    return nothing(`There is nothing to divide by: \`${printLogic(right)}\` is 0.`, parts, dimension)
  }
  return {
    value: calculate(a.value, b.value),
    dimension,
    // Of a quotient what is below the line is what was observed; else the weaker of the two.
    n: operator === '/' ? (b.n ?? a.n) : least(a.n, b.n),
    why: null,
    parts,
    cohort: null,
    ...(operator === '/' ? sharing(a, b, world) : { proportion: null, open: null }),
  }
}

const evaluateTree = (expression: Expression, world: World): Evaluated => {
  switch (expression.type) {
    case 'missing':
      return nothing('The logic can’t be read: see `millrace check`.')
    case 'literal':
      return {
        ...PLAIN,
        value: amountOf(expression),
        dimension: dimensionOf(expression.unit) ?? ANY,
        n: null,
        why: null,
      }
    case 'negation': {
      const of = evaluateTree(expression.of, world)
      return {
        ...of,
        value: of.value === null ? null : -of.value,
        proportion: null,
        cohort: null,
        open: null,
      }
    }
    case 'binary':
      return arithmetic(expression, world)
    default:
      return quantity(expression, world)
  }
}

/**
 * The value of metric logic that gives a quantity, in the window of the world. What can't be computed is null with
 * its reason: no data, a division by zero, quantities that do not fit, logic that can't be read.
 */
export const evaluate = (logic: string, world: World): Evaluated => {
  const { ast, problems } = parseLogic(logic)
  return problems[0] ? nothing(`The logic can’t be read: ${problems[0].message}`) : evaluateTree(ast, world)
}

export const COMPARISON_WORDS = {
  '<=': 'at most',
  '<': 'less than',
  '>=': 'at least',
  '>': 'more than',
  '=': 'exactly',
} as const
type Comparison = keyof typeof COMPARISON_WORDS

/** One comparison of a condition. */
export interface Compared {
  /** As it is written, without the others. */
  readonly logic: string
  readonly left: Evaluated
  readonly operator: Comparison
  readonly right: Evaluated
  /** null: it can't be told, for `why`. */
  readonly holds: boolean | null
  readonly why: string | null
}

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<=': (a, b) => a <= b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
  '=': (a, b) => a === b,
}

const isComparison = (operator: Operator): operator is Comparison => Object.hasOwn(COMPARE, operator)

const conditionsOf = (expression: Expression): Expression[] =>
  expression.type === 'binary' && expression.operator === 'and'
    ? [...conditionsOf(expression.left), ...conditionsOf(expression.right)]
    : [expression]

const compare = (expression: Expression, world: World): Compared => {
  const logic = printLogic(expression)
  if (expression.type !== 'binary' || !isComparison(expression.operator)) {
    const left = evaluateTree(expression, world)
    const why = 'It is no comparison: see `millrace check`.'
    return { logic, left, operator: '=', right: nothing(why), holds: null, why }
  }
  const { operator } = expression
  const [left, right] = [evaluateTree(expression.left, world), evaluateTree(expression.right, world)]
  if (common(left.dimension, right.dimension) === null) {
    return {
      logic,
      left,
      operator,
      right,
      holds: null,
      why: `It can’t be compared: ${misfit(left.dimension, right.dimension)}.`,
    }
  }
  if (left.value === null || right.value === null) {
    return { logic, left, operator, right, holds: null, why: left.why ?? right.why }
  }
  return { logic, left, operator, right, holds: COMPARE[operator](left.value, right.value), why: null }
}

/** A condition: all of its comparisons must hold. */
interface Judged {
  readonly comparisons: readonly Compared[]
  /** false as soon as one does not hold; null where none is broken and one can't be told. */
  readonly holds: boolean | null
  readonly why: string | null
}

/** Whether metric logic that must be true is, in the window of the world. */
export const judge = (logic: string, world: World): Judged => {
  const { ast, problems } = parseLogic(logic)
  if (problems[0])
    return { comparisons: [], holds: null, why: `The logic can’t be read: ${problems[0].message}` }
  const comparisons = conditionsOf(ast).map((one) => compare(one, world))
  if (comparisons.some(({ holds }) => holds === false)) return { comparisons, holds: false, why: null }
  const unknown = comparisons.find(({ holds }) => holds === null)
  return unknown ? { comparisons, holds: null, why: unknown.why } : { comparisons, holds: true, why: null }
}
