import { closest, distance } from 'fastest-levenshtein'

/**
 * The known word that was probably meant, or null if none is near enough.
 *
 * @example nearest('promse', ['promise', 'name']) // 'promise'
 */
export const nearest = (word: string, known: readonly string[]): string | null => {
  if (known.length === 0) return null
  const best = closest(
    word.toLowerCase(),
    known.map((one) => one.toLowerCase()),
  )
  const found = known.find((one) => one.toLowerCase() === best) ?? null
  return distance(word.toLowerCase(), best) <= Math.max(word.length < 3 ? 1 : 2, Math.floor(word.length / 3))
    ? found
    : null
}

/** `Did you mean …?` with a space in front, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const best = nearest(word, known)
  return best === null ? '' : ` Did you mean \`${best}\`?`
}
