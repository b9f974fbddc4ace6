/** The metric logic of a map: each expression is parsed and judged once, for all rules and all later checks. */
import { checkLogic, parseLogic } from '../model/logic/logic.ts'
import type { Expression } from '../model/link.ts'
import type { LoadedMap } from '../model/load.ts'

interface ParsedLogic extends ReturnType<typeof parseLogic> {
  readonly expression: Expression
}

const parsed = new WeakMap<Expression, ParsedLogic>()

const parse = (expression: Expression): ParsedLogic => {
  const before = parsed.get(expression)
  if (before) return before
  const { ast, problems } = parseLogic(expression.text)
  // Events and stages that it names are references like all others: MR101 and MR102 tell of them.
  const found = {
    expression,
    ast,
    problems: [...problems, ...checkLogic(ast, { expects: expression.expects })],
  }
  parsed.set(expression, found)
  return found
}

/** All metric logic of the map with its tree and its problems, in the order of the text. */
export const logicOf = ({ expressions }: Pick<LoadedMap, 'expressions'>): readonly ParsedLogic[] =>
  expressions.map(parse)
