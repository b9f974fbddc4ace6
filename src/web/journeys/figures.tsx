/** Figures of journeys as they read: each opens into the journeys behind it. */
import { durationInWords } from '../../flow/duration.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Figure } from '../explain/figure-link.tsx'
import { count, decimal } from '../words/figures.ts'

interface Props {
  readonly id: string
  readonly of: FigureOf
  readonly value: number | null
}

/** A share with one decimal: of a thousand journeys, one is seen. @example shareInWords(0.4237) // '42.4 %' */
export const shareInWords = (share: number | null): string =>
  share === null ? '–' : `${decimal(share * 100)} %`

export const ShareFigure = (props: Props) => <Figure {...props}>{shareInWords(props.value)}</Figure>

export const CountFigure = (props: Props) => (
  <Figure {...props}>{props.value === null ? '–' : count(props.value)}</Figure>
)

export const TimeFigure = (props: Props) => <Figure {...props}>{durationInWords(props.value)}</Figure>
