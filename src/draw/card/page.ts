/** The page of a card: A4 upright at 96 dots per inch. */
export const WIDTH = 794
export const HEIGHT = 1123
export const MARGIN = 40
export const INNER = WIDTH - 2 * MARGIN
/** Width of each of the two columns. */
export const COLUMN = (INNER - 24) / 2
