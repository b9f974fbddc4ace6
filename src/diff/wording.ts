/** How values, lists and things are called in the sentences of a difference. */
import { isBranch, isList, type Tree } from './tree.ts'

/** A longer text is cut in sentences; `before` and `after` of the change hold all of it. */
const LONGEST = 140

export const quoted = (text: string): string =>
  `“${[...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text}”`

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

export const number = (value: number): string =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(value)

export const counted = (n: number, word: string, many = `${word}s`): string =>
  `${number(n)} ${n === 1 ? word : many}`

/** `an obligation`, `a policy`. */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`

/** `serviceLevels` → `service levels`. */
export const words = (key: string): string =>
  key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ')

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Any value in words. */
export const shown = (value: Tree): string => {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isList(value)) return listed(value.map(shown))
  if (!isBranch(value)) return String(value)
  const name = value['name'] ?? value['is']
  return typeof name === 'string'
    ? quoted(name)
    : Object.entries(value)
        .map(([key, one]) => `${words(key)} ${shown(one)}`)
        .join(', ')
}

/** `1,200,000 EUR per year`. */
export const money = (value: Tree): string =>
  isBranch(value) && typeof value['amount'] === 'number'
    ? `${number(value['amount'])} ${String(value['currency'])} per ${String(value['per'] ?? 'year')}`
    : shown(value)

export const percentage = (value: Tree): string =>
  typeof value === 'number' ? `${number(value)} %` : shown(value)
