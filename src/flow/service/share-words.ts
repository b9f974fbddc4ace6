/** Shares as people read them where the last tenth of a percent is what matters. */

/** As many digits as tell the share from 100 %, at most four. @example exactShareInWords(0.99953) // '99.953 %' */
export const exactShareInWords = (share: number): string => {
  const percent = share * 100
  const missing = 100 - percent
  const digits = missing <= 0 ? 0 : Math.min(4, Math.max(1, 1 - Math.floor(Math.log10(missing))))
  // Rounding must not make of 99.99996 % what it is not.
  const shown = Number(percent.toFixed(digits))
  return missing > 0 && shown === 100 ? `above ${(100 - 10 ** -digits).toFixed(digits)} %` : `${shown} %`
}

/** A part, its whole, and how sure its share is. */
export const countedInWords = (successes: number, n: number): string =>
  `${successes.toLocaleString('en')} of ${n.toLocaleString('en')}`

/** What is left of an error budget. @param leftShare null where there is none. */
export const leftInWords = (leftShare: number | null): string => {
  if (leftShare === null) return 'none'
  const percent = Math.round(Math.abs(leftShare) * 100).toLocaleString('en')
  return leftShare < 0 ? `${percent} % overspent` : `${percent} % left`
}
