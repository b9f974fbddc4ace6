/** One kind of flow of a stream at a glance. */
import { Link } from '@tanstack/react-router'
import type { StreamAnswer } from '../../flow/answers.ts'
import { DistributionBar } from '../parts/distribution-bar.tsx'
import { Nothing, Stale } from '../parts/nothing.tsx'
import { SparkBars } from '../parts/spark-bars.tsx'
import { count } from '../words/figures.ts'
import { windowInWords } from '../words/instants.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { glanceOf, MetricCells } from './metric-cells.tsx'

type Glance = StreamAnswer['glances'][number]

/** So many sentences are shown; the page of the stream has the figures behind them all. */
const MOST_CHANGES = 3

const Figures = ({ stream, glance }: { stream: string; glance: Glance }) => {
  const { noun } = MEASURED_NAMES[glance.measured]
  return (
    <>
      <Stale data={glance.data} />
      <div className="glance-figures">
        <dl className="metrics">
          <MetricCells stream={stream} glance={glance} />
          <div className="metric wide">
            <dt>Distribution</dt>
            <dd>
              {glance.distribution.n === 0 ? (
                <>
                  <span className="metric-value metric-none">no data</span>
                  <span className="dimmed metric-note">no {noun} done in 4 weeks</span>
                </>
              ) : (
                <>
                  <DistributionBar of={glance.distribution} figures={glanceOf(stream, glance)} />
                  <span className="dimmed metric-note">
                    of {noun}s done · n = {count(glance.distribution.n)}
                  </span>
                </>
              )}
            </dd>
          </div>
        </dl>
      </div>
      {glance.changes.length > 0 && (
        <ul className="changes" aria-label="What changed">
          {glance.changes.slice(0, MOST_CHANGES).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  )
}

export const StreamGlance = ({ stream, glance }: { stream: string; glance: Glance }) => {
  const { name, noun } = MEASURED_NAMES[glance.measured]
  const { data } = glance
  const measures = data.kind === 'ok' || data.kind === 'stale'
  return (
    <section className="glance" aria-label={name}>
      <div className="glance-head">
        <h4>
          <Link to="/streams/$id" params={{ id: stream }} search={{ measured: glance.measured }}>
            {name}
          </Link>
        </h4>
        {measures && (
          <>
            <SparkBars weeks={glance.weeks} noun={noun} />
            <span className="dimmed small">{windowInWords(glance.from, glance.to)}</span>
          </>
        )}
      </div>
      {measures ? <Figures stream={stream} glance={glance} /> : <Nothing kind={data.kind} why={data.why} />}
    </section>
  )
}
