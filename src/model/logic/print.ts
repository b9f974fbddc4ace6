/** Tree → text, in the one canonical form: single spaces, and parentheses only where they are needed. */
import type { Expression, Operator } from './ast.ts'

const STRENGTH: Readonly<Record<Operator, number>> = {
  and: 1,
  '<=': 2,
  '<': 2,
  '>=': 2,
  '>': 2,
  '=': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
}

const strengthOf = (expression: Expression): number =>
  expression.type === 'binary' ? STRENGTH[expression.operator] : 5

const within = (expression: Expression, needed: number): string => {
  const text = printLogic(expression)
  return strengthOf(expression) < needed ? `(${text})` : text
}

/** Text that {@link parseLogic} reads as the same tree. What is missing is left out. */
export const printLogic = (expression: Expression): string => {
  switch (expression.type) {
    case 'missing':
      return ''
    case 'literal':
      return expression.unit === null ? expression.digits : `${expression.digits} ${expression.unit}`
    case 'name':
      return expression.name
    case 'call':
      return `${expression.name}(${expression.args.map(printLogic).join(', ')})`
    case 'negation':
      return `-${within(expression.of, 5)}`
    case 'binary': {
      const { operator, left, right } = expression
      const strength = STRENGTH[operator]
      // Operators of one strength join from the left; comparisons do not join at all.
      const leftNeeds = strength === 2 ? 3 : strength
      return `${within(left, leftNeeds)} ${operator} ${within(right, strength + 1)}`
    }
  }
}
