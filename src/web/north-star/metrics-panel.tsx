/** Further metrics of the stream, and those of the steps of its grid. */
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { MetricAnswer, NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { MetricChange, MetricNote, MetricValue } from './metric-value.tsx'

const Row = ({ head, value, metric }: { head: ReactNode; value: ReactNode; metric: MetricAnswer }) => (
  <tr>
    <th scope="row" className="alert-cell">
      {head}
      {metric.logic !== null && <code className="small block">{metric.logic}</code>}
    </th>
    <td className="metric-cell">
      {value}
      <span className="dimmed small block">
        <MetricNote {...metric} />
      </span>
    </td>
    <td className="alert-cell">{metric.value === null ? '' : <MetricChange change={metric.change} />}</td>
  </tr>
)

const HEADS = (
  <thead>
    <tr>
      <th scope="col">Metric</th>
      <th scope="col">Is</th>
      <th scope="col">Beside the window before</th>
    </tr>
  </thead>
)

export const MetricsPanel = ({ answer }: { answer: NorthStarAnswer }) => {
  const of = figuresOf(answer)
  const { metrics, cells } = answer
  return (
    <section className="card stack" aria-labelledby="metrics">
      <h2 id="metrics">Supporting metrics</h2>
      {metrics.length === 0 ? (
        <p className="dimmed">
          None: what else tells how the stream fares stands under <code>metrics</code> of the{' '}
          <Link to="/streams/$id/card" params={{ id: answer.stream.id }}>
            card
          </Link>
          .
        </p>
      ) : (
        <TableScroll label="Supporting metrics">
          {HEADS}
          <tbody>
            {metrics.map((metric) => (
              <Row
                key={metric.id}
                head={metric.name}
                value={<MetricValue id="metric" of={{ ...of, about: metric.id }} metric={metric} />}
                metric={metric}
              />
            ))}
          </tbody>
        </TableScroll>
      )}
      {cells.length > 0 && (
        <>
          <h3>Steps of the grid</h3>
          <TableScroll label="Metrics of steps of the grid">
            {HEADS}
            <tbody>
              {cells.map(({ slice, stage, metric }) => (
                <Row
                  key={`${slice.id} ${stage.id}`}
                  head={`${metric.name}: ${slice.name} at ${stage.name}`}
                  value={
                    <MetricValue
                      id="cellMetric"
                      of={{ ...of, slice: slice.id, about: stage.id }}
                      metric={metric}
                    />
                  }
                  metric={metric}
                />
              ))}
            </tbody>
          </TableScroll>
        </>
      )}
    </section>
  )
}
