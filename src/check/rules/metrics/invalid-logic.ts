import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { logicOf } from '../../logic.ts'

/** Metric logic that can't be read, asks for quantities that there are not, or does not add up (R18, R19, language). */
export const invalidLogic: Rule = {
  code: 'MR250',
  name: 'metric logic that does not hold together',
  severity: 'error',
  check: (loaded) =>
    logicOf(loaded).flatMap(({ expression: { path }, problems }) =>
      problems.map(({ from, to, message, hint }): Problem => {
        // What is missing stands between two characters: the one before it is shown.
        const start = from === to ? Math.max(0, from - 1) : from
        return {
          ...loaded.locateWithin(path, start, Math.max(to, start + 1)),
          code: 'MR250',
          message,
          ...(hint !== undefined && { hint }),
        }
      }),
    ),
}
