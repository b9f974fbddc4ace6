import type { FlowAnswer } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Figure } from '../explain/figure-link.tsx'
import { count } from '../words/figures.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { ShareBar } from './share-bar.tsx'
import { TypeShape } from './type-mark.tsx'

/** Flow distribution: the shares of the four types and of what no rule classifies. */
export const DistributionBar = ({
  of,
  figures,
}: {
  of: FlowAnswer['distribution']
  /** What the shares are of, so that each opens. */
  figures: FigureOf
}) => {
  const present = FLOW_ITEM_TYPES.filter((type) => type !== 'unclassified' || of.counts[type] > 0)
  const said = present.map((type) => `${TYPE_NAMES[type].many} ${of[type] ?? 0} %`).join(', ')
  return (
    <ShareBar
      label={`Flow distribution: ${said}`}
      shares={present.map((type) => ({
        id: type,
        look: `type-${type}`,
        size: of.counts[type],
        words: (
          <span title={`${count(of.counts[type])} of ${count(of.n)}`}>
            <TypeShape type={type} /> {TYPE_NAMES[type].many}{' '}
            <Figure id={`distribution.${type}`} of={figures} value={of[type]}>
              <strong>{of[type] ?? 0} %</strong>
            </Figure>
          </span>
        ),
      }))}
    />
  )
}
