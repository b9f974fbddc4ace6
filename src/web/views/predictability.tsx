import type { ViewOf } from '../../flow/view-answers.ts'
import { limitsChart } from '../chart/limits-chart.ts'
import { count, decimal } from '../words/figures.ts'
import { Signals } from './signals.tsx'
import type { ShowOf, Shown } from './show.ts'

export const showPredictability = ({ answer, noun, palette }: ShowOf<ViewOf<'predictability'>>): Shown => {
  const { limits, stable, why, periods, spread, n, window } = answer
  return {
    behind: 'velocity',
    n: periods.reduce((sum, { items }) => sum + items, 0),
    figure: stable === null ? 'Not known yet' : stable ? 'Stable' : 'Not stable',
    note: [
      // Which rules spoke is listed below, with the weeks that they are about.
      ...(stable === false && limits
        ? [
            `what was is a poor guide to what comes, until it is known what changed · process limits ${decimal(limits.lower)} to ${decimal(limits.upper)} around a mean of ${decimal(limits.mean)}`,
          ]
        : [why]),
      ...(spread === null
        ? []
        : [`the long ones take ${decimal(spread)} × the middle (flow time p85 ÷ p50, n = ${count(n)})`]),
    ].join(' · '),
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
