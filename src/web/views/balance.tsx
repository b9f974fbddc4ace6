import { figuresOf } from '../../flow/figures/figure.ts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { balanceChart } from '../chart/balance-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { count, decimal } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

export const showBalance = ({ answer, noun, palette }: ShowOf<ViewOf<'balance'>>): Shown => {
  const { arrivals, done, canceled, load, timeToClear, window, periods } = answer
  const of = figuresOf(answer)
  const grown = periods.reduce((sum, { growth }) => sum + growth, 0)
  return {
    behind: 'arrivals',
    n: arrivals,
    figure: (
      <>
        <Figure id="arrivals" of={of} value={arrivals}>
          {count(arrivals)}
        </Figure>{' '}
        arrived,{' '}
        <Figure id="velocity" of={of} value={done}>
          {count(done)}
        </Figure>{' '}
        done
      </>
    ),
    note: (
      <>
        <Figure id="canceled" of={of} value={canceled}>
          {count(canceled)}
        </Figure>{' '}
        canceled ·{' '}
        {grown === 0
          ? 'the load is as it was at the start'
          : `the load ${grown > 0 ? 'grew' : 'fell'} by ${count(Math.abs(grown))}`}
        {timeToClear !== null && (
          <>
            {' '}
            · at this velocity the {count(load)} in progress are cleared in{' '}
            <Figure id="timeToClear" of={of} value={timeToClear}>
              {decimal(timeToClear)} {window.by}s
            </Figure>
          </>
        )}
      </>
    ),
    charts: [
      {
        option: balanceChart(answer, noun, palette),
        height: 300,
        label: `Bars: ${noun}s that arrived (up) and left (down) in each ${window.by}. ${count(arrivals)} arrived, ${count(done)} were done, ${count(canceled)} canceled. The table has each period.`,
      },
    ],
  }
}
