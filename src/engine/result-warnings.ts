/** Where business results that have come in do not go with the metric logic of the map. */
import type { BusinessResult } from '../flow/logic/results.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import { expressionsOf } from '../model/expressions.ts'
import { checkLogic, namesIn, parseLogic, type Expression } from '../model/logic/logic.ts'
import type { ValueStreamMap } from '../model/schema.ts'

/** `result(name)` as an amount of the unit that it has come in. */
const withUnit = (ast: Expression, name: string, unit: string): Expression => {
  switch (ast.type) {
    case 'negation':
      return { ...ast, of: withUnit(ast.of, name, unit) }
    case 'binary':
      return { ...ast, left: withUnit(ast.left, name, unit), right: withUnit(ast.right, name, unit) }
    case 'call': {
      const [arg] = ast.args
      return ast.name === 'result' && arg?.type === 'name' && arg.name === name
        ? { type: 'literal', digits: '1', unit, from: ast.from, to: ast.to }
        : ast
    }
    default:
      return ast
  }
}

const UNIT = /^(?:%|ms|s|min|h|d|w|[A-Z]{3})$/

/** In words that say what to do: a name that no logic reads, a unit that does not fit. */
export const resultWarnings = (map: ValueStreamMap, taken: readonly BusinessResult[]): string[] => {
  const logics = expressionsOf(map).map(({ text, path }) => ({ text, path, ast: parseLogic(text).ast }))
  const named = new Set(
    logics.flatMap(({ ast }) => namesIn(ast).flatMap(({ kind, name }) => (kind === 'result' ? [name] : []))),
  )
  const units = new Map(taken.map(({ result, unit }) => [`${result} ${unit ?? ''}`, { result, unit }]))
  return [...units.values()].flatMap(({ result, unit }) => {
    if (!named.has(result)) {
      return [
        `No metric logic of the map names \`${result}\`: write \`result(${result})\` where it matters.${didYouMean(result, [...named])}`,
      ]
    }
    // Of a unit of its own (points, stars) only people know what it goes with.
    if (unit === null || !UNIT.test(unit)) return []
    return logics.flatMap(({ text, path, ast }) => {
      const [problem] = checkLogic(withUnit(ast, result, unit), { expects: 'quantity' }).filter(
        ({ kind, message }) => kind === 'dimension' && !message.startsWith('This is a comparison'),
      )
      return problem &&
        checkLogic(ast, { expects: 'quantity' }).every(({ message }) => message !== problem.message)
        ? [
            `\`${result}\` comes in ${unit}, which does not go with \`${text}\` (${path.join('.')}): ${problem.message}`,
          ]
        : []
    })
  })
}
