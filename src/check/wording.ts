/** How messages name several things. */

/** More than this many are not all named. */
const MOST = 6

/** “`a`”, “`a` and `b`”, “`a`, `b` and `c`”; of very many the first, and how many more there are. */
export const named = (ids: Iterable<string>): string => {
  const all = [...ids].map((id) => `\`${id}\``)
  if (all.length > MOST) return `${all.slice(0, MOST - 1).join(', ')} and ${all.length - MOST + 1} more`
  return inWords(all)
}

/** “a”, “a and b”, “a, b and c”. */
export const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
