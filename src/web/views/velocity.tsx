import type { ViewOf } from '../../flow/view-answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { limitsChart } from '../chart/limits-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { count, countOf, decimal } from '../words/figures.ts'
import { Signals } from './signals.tsx'
import type { ShowOf, Shown } from './show.ts'

export const showVelocity = ({ answer, noun, palette }: ShowOf<ViewOf<'velocity'>>): Shown => {
  const { periods, limits, window } = answer
  const { by } = window
  const total = periods.reduce((sum, { items }) => sum + items, 0)
  const whole = periods.filter(({ partial }) => !partial)
  const of = figuresOf(answer)
  return {
    behind: 'velocity',
    n: total,
    figure: limits ? (
      <>
        <Figure id="velocity.mean" of={of} value={limits.mean}>
          {decimal(limits.mean)}
        </Figure>{' '}
        {noun}s per {by}
      </>
    ) : (
      <>
        <Figure id="velocity" of={of} value={total}>
          {countOf(total, noun)}
        </Figure>{' '}
        done
      </>
    ),
    note: limits ? (
      <>
        mean of {countOf(limits.n, `whole ${by}`)} ·{' '}
        <Figure id="velocity" of={of} value={total}>
          {countOf(total, noun)}
        </Figure>{' '}
        done · process limits{' '}
        <Figure id="velocity.lower" of={of} value={limits.lower}>
          {decimal(limits.lower)}
        </Figure>{' '}
        to{' '}
        <Figure id="velocity.upper" of={of} value={limits.upper}>
          {decimal(limits.upper)}
        </Figure>
      </>
    ) : (
      `${countOf(whole.length, `whole ${by}`)}: too few for process limits`
    ),
    charts: [
      {
        option: limitsChart({ periods, limits, by, asOf: window.asOf, noun }, palette),
        height: 264,
        label: `Bars: ${noun}s done in each ${by}. ${countOf(total, noun)} in ${count(periods.length)} periods${limits ? `, mean ${decimal(limits.mean)}, limits ${decimal(limits.lower)} to ${decimal(limits.upper)}` : ''}. The table has each period.`,
      },
    ],
    words: limits && <Signals limits={limits} periods={periods} by={by} />,
  }
}
