/** Keys of the language as people read them. */

/** @example keyInWords('finishLine') // 'Finish line' */
export const keyInWords = (key: string): string => {
  const words = key
    .replaceAll('-', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** @example withArticle('interface') // 'an interface' */
export const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
