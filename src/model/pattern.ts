/** Patterns of the map language: text in which `*` stands for any text, upper and lower case the same. */

const compiled = new Map<string, RegExp>()

const compile = (pattern: string): RegExp => {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`, 'isu')
}

/**
 * Whether the whole value matches the pattern.
 *
 * @example matchesPattern('security-*', 'Security-Review') // true
 */
export const matchesPattern = (pattern: string, value: string): boolean => {
  let expression = compiled.get(pattern)
  if (!expression) compiled.set(pattern, (expression = compile(pattern)))
  return expression.test(value)
}

/**
 * Whether a pattern matches everything that another one matches.
 *
 * @example covers('*review', 'code *review') // true
 */
export const covers = (pattern: string, other: string): boolean =>
  // Only a `*` of the pattern can match a `*` of the other, and it takes whatever stands there.
  matchesPattern(pattern, other)
