import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { figuresOf } from '../../flow/figure.ts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { mixChart } from '../chart/mix-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { DistributionBar } from '../parts/distribution-bar.tsx'
import { count } from '../words/figures.ts'
import { TYPE_NAMES } from '../words/names.ts'
import type { ShowOf, Shown } from './show.ts'

export const showMix = ({ answer, noun, palette }: ShowOf<ViewOf<'mix'>>): Shown => {
  const { whole, target, basis, periods } = answer
  const of = figuresOf(answer)
  const largest = FLOW_ITEM_TYPES.reduce((most, type) =>
    whole.counts[type] > whole.counts[most] ? type : most,
  )
  const said = basis === 'completed' ? 'done in the window' : 'in progress'
  return {
    behind: basis === 'completed' ? 'distribution' : 'load',
    n: whole.n,
    figure:
      whole.n === 0 ? (
        'No shares'
      ) : (
        <>
          <Share id={largest} answer={answer} /> {TYPE_NAMES[largest].many.toLowerCase()}
        </>
      ),
    note: `of the ${noun}s ${said} · n = ${count(whole.n)}`,
    ...(whole.n === 0
      ? {
          nothing: { kind: 'no data', why: `No ${noun} is ${said}: there is nothing to share out.` } as const,
        }
      : {}),
    charts: [
      {
        option: mixChart(answer, noun, palette),
        height: 264,
        label: `Bars: shares of the types in each of ${periods.length} periods${target ? ', with the target mix' : ''}. The table has each share.`,
      },
    ],
    words: whole.n > 0 && (
      <>
        <DistributionBar of={whole} figures={figuresOf(answer)} />
        {target && (
          <ul className="plain small" aria-label="Shares and their targets">
            {(['feature', 'defect', 'risk', 'debt'] as const).map((type) => {
              const value = whole[type]
              return (
                <li key={type}>
                  {TYPE_NAMES[type].many}:{' '}
                  <Figure id={`distribution.${type}`} of={of} value={value}>
                    {value ?? 0} %
                  </Figure>
                  , aimed at {target[type]} %
                </li>
              )
            })}
          </ul>
        )}
      </>
    ),
  }
}

const Share = ({ id, answer }: { id: (typeof FLOW_ITEM_TYPES)[number]; answer: ViewOf<'mix'> }) => (
  <Figure id={`distribution.${id}`} of={figuresOf(answer)} value={answer.whole[id]}>
    {answer.whole[id] ?? 0} %
  </Figure>
)
