import { Lines } from '../../../model/lines.ts'
import type { LoadedMap } from '../../../model/load.ts'
import { checkLogic } from '../../../model/logic/logic.ts'
import type { Place, Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { logicOf } from '../../logic.ts'

/** Where the text of a value begins in the text of its node: after a quote or none; null if it is written otherwise. */
const offsetIn = (node: string, value: string): number | null => {
  const isQuoted = /^(["']).*\1$/s.test(node)
  const inner = isQuoted ? node.slice(1, -1) : node
  return inner.trim() === value ? (isQuoted ? 1 : 0) + inner.length - inner.trimStart().length : null
}

/** Finds the place of a part of a value; of a value that is written over several lines, the value as a whole. */
const finder = ({ texts }: Pick<LoadedMap, 'texts'>) => {
  const lines = new Map<string, Lines>()
  return (whole: Place, value: string, from: number, to: number): Place => {
    const text = texts.get(whole.file)
    if (text === undefined) return whole
    const known = lines.get(whole.file) ?? new Lines(text)
    lines.set(whole.file, known)
    const start = known.offsetOf(whole.line, whole.column)
    const offset = offsetIn(text.slice(start, known.offsetOf(whole.endLine, whole.endColumn)), value)
    // What is missing stands between two characters: the one before it is shown.
    const shown = from === to ? Math.max(0, from - 1) : from
    return offset === null
      ? whole
      : known.place(whole.file, [start + offset + shown, start + offset + Math.max(to, shown + 1)])
  }
}

/** Metric logic that can't be read, asks for quantities that there are not, or does not add up (R18, R19, language). */
export const invalidLogic: Rule = {
  code: 'MR250',
  name: 'metric logic that does not hold together',
  severity: 'error',
  check: (loaded) => {
    const find = finder(loaded)
    return logicOf(loaded).flatMap(({ expression, ast, problems }) => {
      // Events and stages that it names are references like all others: MR101 and MR102 tell of them.
      const all = [...problems, ...checkLogic(ast, { expects: expression.expects })]
      if (all.length === 0) return []
      const whole = loaded.locate(expression.path)
      return all.map(({ from, to, message, hint }): Problem => ({
        ...find(whole, expression.text, from, to),
        code: 'MR250',
        message,
        ...(hint !== undefined && { hint }),
      }))
    })
  },
}
