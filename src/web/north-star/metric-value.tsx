/** A computed metric: its value, which opens into its explanation, or why there is none. */
import type { MetricAnswer } from '../../flow/logic/north-star-answer.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Prose } from '../parts/prose.tsx'
import { count, percent } from '../words/figures.ts'

export const MetricValue = ({
  id,
  of,
  metric: { value, words },
}: {
  id: string
  of: FigureOf
  metric: Pick<MetricAnswer, 'value' | 'words'>
}) => (
  <Figure id={id} of={of} value={value}>
    {value === null ? 'not measured' : words}
  </Figure>
)

/** What stands beside the value: n, those still open, or the reason. */
export const MetricNote = ({ n, open, why }: Pick<MetricAnswer, 'n' | 'open' | 'why'>) =>
  why === null ? (
    <>
      {n !== null && `n = ${count(n)}`}
      {open !== null && open.n > 0 && ` · ${count(open.n)} still open (${percent(open.share)})`}
    </>
  ) : (
    <Prose text={why} />
  )

/** How it changed, in words that hold without colour. */
export const MetricChange = ({ change }: Pick<MetricAnswer, 'change'>) => {
  if (change === null) return <span className="dimmed">nothing before to compare with</span>
  const word = change.direction === 'same' ? '' : change.direction === 'better' ? 'Better: ' : 'Worse: '
  return (
    <span>
      {word}
      {change.words}
    </span>
  )
}
