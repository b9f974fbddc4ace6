import type { LoadedMap } from '../model/load.ts'
import type { Diagnostic, Rule } from './diagnostic.ts'
import { judge } from './judge.ts'
import { RULES } from './rules/rules.ts'

/**
 * All that loading and the rules find, silenced or not, in no order.
 *
 * @param rules Those that are asked; all of them by default.
 */
export const findings = (loaded: LoadedMap, rules: readonly Rule[] = RULES): Diagnostic[] => [
  ...loaded.problems.map((problem): Diagnostic => ({ ...problem, severity: 'error' })),
  ...rules.flatMap((rule) =>
    rule.check(loaded).map((problem): Diagnostic => ({ ...problem, severity: rule.severity })),
  ),
]

/**
 * All that is wrong with a map: what loading found, what the rules find, less what comments and recorded
 * overrides silence. In the order of the text.
 */
export const check = (loaded: LoadedMap): Diagnostic[] => [...judge(loaded, findings(loaded)).diagnostics]
