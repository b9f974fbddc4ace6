/** The metric logic of a map, parsed once for all rules that read it. */
import { eventsOf, parseLogic } from '../model/logic/logic.ts'
import type { Expression } from '../model/link.ts'
import type { LoadedMap } from '../model/load.ts'

export interface ParsedLogic extends ReturnType<typeof parseLogic> {
  readonly expression: Expression
}

const parsed = new WeakMap<LoadedMap['expressions'], readonly ParsedLogic[]>()

/** All metric logic of the map with its tree and its problems of syntax, in the order of the text. */
export const logicOf = ({ expressions }: Pick<LoadedMap, 'expressions'>): readonly ParsedLogic[] => {
  const before = parsed.get(expressions)
  if (before) return before
  const found = expressions.map((expression) => ({ expression, ...parseLogic(expression.text) }))
  parsed.set(expressions, found)
  return found
}

/** The business events that metric logic of the map names. */
export const eventsInLogic = (loaded: Pick<LoadedMap, 'expressions'>): Set<string> =>
  new Set(logicOf(loaded).flatMap(({ ast }) => eventsOf(ast)))
