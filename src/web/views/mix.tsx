import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { mixChart } from '../chart/mix-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { TypeShape } from '../parts/type-mark.tsx'
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
      <ul className="share-key" aria-label={target ? 'Shares and their targets' : 'Shares'}>
        {FLOW_ITEM_TYPES.filter((type) => type !== 'unclassified' || whole.counts[type] > 0).map((type) => (
          <li key={type}>
            <TypeShape type={type} /> {TYPE_NAMES[type].many}{' '}
            <Figure id={`distribution.${type}`} of={of} value={whole[type]}>
              <strong>{whole[type] ?? 0} %</strong>
            </Figure>
            {target && type !== 'unclassified' && (
              <span className="dimmed"> aimed at {target[type] ?? 0} %</span>
            )}
          </li>
        ))}
      </ul>
    ),
  }
}

const Share = ({ id, answer }: { id: (typeof FLOW_ITEM_TYPES)[number]; answer: ViewOf<'mix'> }) => (
  <Figure id={`distribution.${id}`} of={figuresOf(answer)} value={answer.whole[id]}>
    {answer.whole[id] ?? 0} %
  </Figure>
)
