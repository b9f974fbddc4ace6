import { figuresOf } from '../../flow/figures/figure.ts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { littlesLawChart } from '../chart/littles-law-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { decimal } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

export const showLittlesLaw = ({ answer, noun, palette }: ShowOf<ViewOf<'littles-law'>>): Shown => {
  const { lights, averageLoad, impliedLoad, arrivalRate, meanFlowSeconds } = answer
  const of = figuresOf(answer)
  const lit = lights.filter((light) => light.lit).length
  return {
    behind: 'flowTime',
    n: null,
    figure: `${lit} of ${lights.length} conditions hold`,
    note: (
      <>
        by the law{' '}
        <Figure id="littlesLaw.load" of={of} value={impliedLoad}>
          {impliedLoad === null ? '–' : decimal(impliedLoad)}
        </Figure>{' '}
        {noun}s in progress ({decimal(arrivalRate)} a day × <Duration seconds={meanFlowSeconds} />
        ), measured{' '}
        <Figure id="load.average" of={of} value={averageLoad}>
          {averageLoad === null ? '–' : decimal(averageLoad)}
        </Figure>{' '}
        · a diagnostic, not a forecast
      </>
    ),
    charts: [
      {
        option: littlesLawChart(answer, noun, palette),
        height: 130,
        label: `Bars: average load as measured, ${averageLoad === null ? 'not known' : decimal(averageLoad)}, and by Little’s Law, ${impliedLoad === null ? 'not known' : decimal(impliedLoad)}.`,
      },
    ],
    words: (
      <ul className="plain lights" aria-label="The five conditions">
        {lights.map((light) => (
          <li key={light.id} className={light.lit ? 'lit' : 'unlit'}>
            <span className="light" aria-hidden="true">
              {light.lit ? '●' : '○'}
            </span>
            <strong>
              {light.name}: {light.lit ? 'holds' : 'does not hold'}.
            </strong>{' '}
            {light.why}
          </li>
        ))}
      </ul>
    ),
  }
}
