/** Numbers as people read them. */

/** @example countInWords(10116) // '10,116' */
export const countInWords = (n: number): string => Math.round(n).toLocaleString('en')

/** @example countOf(1200, 'item') // '1,200 items' */
export const countOf = (n: number, noun: string): string =>
  `${countInWords(n)} ${n === 1 ? noun : `${noun}s`}`

/** To a tenth, whole numbers without. @example decimalInWords(4) // '4' */
export const decimalInWords = (n: number): string => n.toFixed(1).replace(/\.0$/, '')

/** To a tenth, with a true minus. @example tenthsInWords(-2.13) // '−2.1' */
export const tenthsInWords = (n: number): string => n.toFixed(1).replace('-', '−')

/**
 * A share in percent, to a tenth. What is not nothing is never called 0 %, and what is not all never 100 %.
 *
 * @param share 0 to 1; null where there is none.
 * @example shareInWords(0.4235) // '42.4 %'
 */
export const shareInWords = (share: number | null): string => {
  if (share === null) return '–'
  const percent = decimalInWords(share * 100)
  if (percent === '0' && share > 0) return 'under 0.1 %'
  if (percent === '100' && share < 1) return 'over 99.9 %'
  return `${percent} %`
}
