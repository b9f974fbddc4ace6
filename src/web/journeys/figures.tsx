/** Figures of journeys as they read: each opens into the journeys behind it. */
import { durationInWords } from '../../flow/duration.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Figure } from '../explain/figure-link.tsx'
import { count } from '../words/figures.ts'
import { shareInWords } from '../../flow/number-words.ts'

interface Props {
  readonly id: string
  readonly of: FigureOf
  readonly value: number | null
}

export const ShareFigure = (props: Props) => <Figure {...props}>{shareInWords(props.value)}</Figure>

export const CountFigure = (props: Props) => (
  <Figure {...props}>{props.value === null ? '–' : count(props.value)}</Figure>
)

export const TimeFigure = (props: Props) => <Figure {...props}>{durationInWords(props.value)}</Figure>
