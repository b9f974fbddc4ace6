/** The axis of a series of periods, and which of them are not whole. */
import type { By } from '../../flow/answers.ts'
import type { Palette } from '../theme/palette.ts'
import { dateOf, periodInWords, periodOnAxis } from '../words/instants.ts'
import { stripes } from './decals.ts'
import { quietAxis } from './look.ts'

export interface Period {
  readonly start: string
  readonly end: string
  readonly partial: boolean
}

/** A category per period; the year is told where there are several. */
export const periodAxis = (palette: Palette, periods: readonly Period[], by: By) => {
  const years = new Set(periods.map(({ start }) => start.slice(0, 4)))
  return {
    ...quietAxis(palette),
    type: 'category' as const,
    data: periods.map(({ start }) => periodOnAxis(start, by, years.size > 1)),
  }
}

/** The first lines of a tooltip: which period, and whether it is whole. */
export const periodLines = ({ start, partial }: Period, by: By, asOf: string): string[] => [
  `${periodInWords(start, by)}${partial ? ` (partial: not wholly known, or not wholly in the window; known up to ${dateOf(asOf)})` : ''}`,
]

/** A bar of a period that is not whole is hatched, so that nobody compares it with whole ones. */
export const barStyle = (color: string, soft: string, partial: boolean) =>
  partial
    ? {
        color: soft,
        borderColor: color,
        borderType: 'dashed' as const,
        borderWidth: 1,
        decal: stripes(color),
      }
    : { color }
