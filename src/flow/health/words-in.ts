/** Finding words of a list in the names that tools use, in any of the languages of the list. */

/** Lower case, without accents, the words separated by single blanks: `En-cours ` → `en cours`. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

export interface Said<Meaning> {
  readonly meaning: Meaning
  /** The word that says it. */
  readonly word: string
}

/**
 * A reader of names. The first meaning of which a word is in the name decides; a word is in it as a word of its own,
 * and one that ends in `*` also as the beginning of a longer one.
 *
 * @param list The words of each meaning, separated by commas.
 */
export const readerOf = <Meaning extends string>(
  list: Readonly<Record<Meaning, string>>,
): ((name: string) => Said<Meaning> | null) => {
  const entries = (Object.entries(list) as [Meaning, string][]).flatMap(([meaning, words]) =>
    words.split(',').map((entry) => {
      const word = entry.trim()
      const bare = plain(word)
      const sought = WITHOUT_BLANKS.test(word) ? bare : word.endsWith('*') ? ` ${bare}` : ` ${bare} `
      return { meaning, word: word.replace('*', '…'), sought }
    }),
  )
  return (name) => {
    const text = ` ${plain(name)} `
    return entries.find(({ sought }) => text.includes(sought)) ?? null
  }
}
