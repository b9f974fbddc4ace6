import type { ViewOf } from '../../flow/view-answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { limitsChart } from '../chart/limits-chart.ts'
import { count, decimal } from '../words/figures.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Signals } from './signals.tsx'
import type { ShowOf, Shown } from './show.ts'

export const showPredictability = ({ answer, noun, palette }: ShowOf<ViewOf<'predictability'>>): Shown => {
  const { limits, stable, why, periods, spread, n, window } = answer
  const of = figuresOf(answer)
  return {
    behind: 'velocity',
    n: periods.reduce((sum, { items }) => sum + items, 0),
    figure: stable === null ? 'Not known yet' : stable ? 'Stable' : 'Not stable',
    note: (
      <>
        {/* Which rules spoke is listed below, with the weeks that they are about. */}
        {stable === false
          ? 'what was is a poor guide to what comes, until it is known what changed'
          : limits === null
            ? why
            : `all ${limits.n} whole ${window.by}s lie in what chance explains`}
        {limits && (
          <>
            {' · process limits '}
            <Figure id="velocity.lower" of={of} value={limits.lower}>
              {decimal(limits.lower)}
            </Figure>
            {' to '}
            <Figure id="velocity.upper" of={of} value={limits.upper}>
              {decimal(limits.upper)}
            </Figure>
            {' around a mean of '}
            <Figure id="velocity.mean" of={of} value={limits.mean}>
              {decimal(limits.mean)}
            </Figure>
          </>
        )}
        {spread !== null &&
          ` · the long ones take ${decimal(spread)} × the middle (flow time p85 ÷ p50, n = ${count(n)})`}
      </>
    ),
    charts: [
      {
        option: limitsChart({ periods, limits, by: window.by, asOf: window.asOf, noun }, palette),
        height: 264,
        label: `Bars: ${noun}s done in each ${window.by} with process limits. ${why} The table has each period.`,
      },
    ],
    words: limits && <Signals limits={limits} periods={periods} by={window.by} />,
  }
}
