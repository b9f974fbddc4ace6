import { Link } from '@tanstack/react-router'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { DistributionBar } from '../parts/distribution-bar.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { count } from '../words/figures.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { itemsBehind } from './figure-items.ts'
import { MetricPanel } from './metric-panel.tsx'
import type { PanelProps } from './panel.ts'

export const DistributionPanel = ({ answer, noun }: PanelProps) => {
  const { distribution } = answer
  const { n, counts } = distribution
  const largest = FLOW_ITEM_TYPES.reduce((most, type) => (counts[type] > counts[most] ? type : most))
  const basis = distribution.basis === 'completed' ? 'done in the window' : 'in progress'
  return (
    <MetricPanel
      metric="distribution"
      answer={answer}
      noun={noun}
      n={n}
      figure={
        n === 0 ? 'No shares' : `${distribution[largest] ?? 0} % ${TYPE_NAMES[largest].many.toLowerCase()}`
      }
      note={`of the ${noun}s ${basis} · n = ${count(n)}`}
      nothing={n === 0 ? <Nothing kind="no data" why={`No ${noun} was done in the window.`} /> : undefined}
      chart={<DistributionBar of={distribution} tall />}
      table={
        <TableScroll label="Flow distribution by type">
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col" className="number">
                {noun}s
              </th>
            </tr>
          </thead>
          <tbody>
            {FLOW_ITEM_TYPES.map((type) => (
              <tr key={type}>
                <th scope="row">
                  <TypeMark type={type} />
                </th>
                <td className="number">{distribution[type] ?? 0} %</td>
                <td className="number">
                  <Link to="/items" search={{ ...itemsBehind(answer, 'distribution'), type }}>
                    {count(counts[type])}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </TableScroll>
      }
    />
  )
}
