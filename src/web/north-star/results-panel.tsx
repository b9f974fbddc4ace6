/** Business results that no event carries: their latest values, and how they go with the flow. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type {
  NorthStarAnswer,
  ResultsAnswer,
  ResultSeriesAnswer,
} from '../../flow/logic/north-star-answer.ts'
import { resultsQuery } from '../api/north-star-queries.ts'
import { Instant } from '../parts/instant.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { dateInWords } from '../words/instants.ts'

const valueOf = (value: number, unit: string | null): string =>
  `${value.toLocaleString('en', { maximumFractionDigits: 4 })}${unit === null ? '' : ` ${unit}`}`

const Row = ({ series: { result, stream, slice, unit, points } }: { series: ResultSeriesAnswer }) => {
  const last = points.at(-1)
  return (
    <tr>
      <th scope="row">
        <code>{result}</code>
      </th>
      <td>{[stream ?? 'the organisation', slice].filter((part) => part !== null).join(' · ')}</td>
      <td className="number">{last ? valueOf(last.value, unit) : '–'}</td>
      <td>{last ? <Instant at={last.at} only="date" /> : '–'}</td>
      <td className="number">{count(points.length)}</td>
    </tr>
  )
}

const Corrections = ({ corrections }: Pick<ResultsAnswer, 'corrections'>) =>
  corrections.length === 0 ? null : (
    <>
      <h3>Corrected</h3>
      <ul>
        {corrections.slice(-5).map(({ result, slice, at, was, is, on }) => (
          <li key={`${result} ${slice} ${at} ${on} ${is}`}>
            <code>{result}</code> of {dateInWords(at)} was {was}, is {is} since {dateInWords(on)}
          </li>
        ))}
      </ul>
    </>
  )

const Associations = ({ answer }: { answer: NorthStarAnswer }) => {
  const [all, setAll] = useState(false)
  const { associations, window } = answer
  if (associations.length === 0) return null
  const shown = all ? associations : associations.filter(({ metric }) => metric.id === 'northStar')
  const lags = associations[0]?.lags ?? []
  return (
    <>
      <h3>Beside the flow</h3>
      <p className="dimmed small">
        Rank correlation of a metric with a result in the same {window.by} and later. An association, not a
        cause:{' '}
        <Link to="/definitions/$id" params={{ id: 'association' }}>
          what it takes
        </Link>
        .
      </p>
      <TableScroll label="Business results beside the flow">
        <thead>
          <tr>
            <th scope="col">Metric and result</th>
            {lags.map(({ lag }) => (
              <th key={lag} scope="col" className="number">
                {lag === 0 ? `Same ${window.by}` : `+${lag}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ result, slice, metric, lags: found, words }) => (
            <tr key={`${metric.id} ${result} ${slice}`}>
              <th scope="row" className="alert-cell">
                {metric.name} → <code>{result}</code>
                <span className="dimmed small block alert-sentence">
                  <Prose text={words} />
                </span>
              </th>
              {found.map(({ lag, n, rho }) => (
                <td key={lag} className="number nowrap">
                  {rho === null ? '–' : rho.toFixed(2).replace('-', '−')}
                  <span className="dimmed small block">n = {n}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableScroll>
      {associations.length > shown.length && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => setAll(true)}>
            All {count(associations.length)} pairs
          </Button>
        </div>
      )}
    </>
  )
}

const HowTo = ({ stream }: { stream: string }) => (
  <>
    <p>
      None has been brought in. Cost, happiness and whatever else no event carries comes in as a time series,
      and metric logic reads it as <code>result(cost-to-serve)</code>:
    </p>
    <pre role="region" tabIndex={0} aria-label="How to bring in business results">
      <code>{`millrace results import costs.csv --name cost-to-serve --stream ${stream}

date,value,unit
2026-08-31,3.20,EUR`}</code>
    </pre>
  </>
)

export const ResultsPanel = ({ answer }: { answer: NorthStarAnswer }) => {
  const { data } = useQuery(resultsQuery(answer.stream.id))
  return (
    <section className="card stack" aria-labelledby="results">
      <h2 id="results">Business results</h2>
      {answer.results.length === 0 ? (
        <HowTo stream={answer.stream.id} />
      ) : (
        <TableScroll label="Business results">
          <thead>
            <tr>
              <th scope="col">Result</th>
              <th scope="col">Of</th>
              <th scope="col" className="number">
                Latest
              </th>
              <th scope="col">As of</th>
              <th scope="col" className="number">
                Values
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.results.map((series) => (
              <Row key={`${series.result} ${series.stream} ${series.slice}`} series={series} />
            ))}
          </tbody>
        </TableScroll>
      )}
      {data && <Corrections corrections={data.corrections} />}
      <Associations answer={answer} />
    </section>
  )
}
