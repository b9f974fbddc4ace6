import type { ViewOf } from '../../flow/view-answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { groupedLoadChart } from '../chart/grouped-load-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { countOf, decimal } from '../words/figures.ts'
import { instantInWords } from '../words/instants.ts'
import type { ShowOf, Shown } from './show.ts'

export const showLoad = ({ answer, noun, palette }: ShowOf<ViewOf<'load'>>): Shown => {
  const { now, average, window, by } = answer
  const of = figuresOf(answer)
  return {
    behind: 'load',
    n: now,
    figure: (
      <>
        <Figure id="load" of={of} value={now}>
          {countOf(now, noun)}
        </Figure>{' '}
        in progress
      </>
    ),
    note: (
      <>
        as of {instantInWords(window.asOf)}
        {average !== null && (
          <>
            {' '}
            ·{' '}
            <Figure id="load.average" of={of} value={average}>
              {decimal(average)}
            </Figure>{' '}
            on average over the window
          </>
        )}
      </>
    ),
    charts: [
      {
        option: groupedLoadChart(answer, noun, palette),
        height: 264,
        label: `Bands: ${noun}s in progress over time by ${by}. Now ${countOf(now, noun)}. The table has each point.`,
      },
    ],
  }
}
