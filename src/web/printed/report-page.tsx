/** The flow of a stream on one page of paper: figures, what stands out, targets, what comes next, how it was measured. */
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import type { StreamAnswer } from '../../flow/answers.ts'
import type { ViewAnswer, ViewId } from '../../flow/view-answers.ts'
import { TargetsPanel } from '../alerts/targets-panel.tsx'
import { forecastQuery, nextQuery, viewQuery } from '../api/queries.ts'
import type { Query } from '../api/request.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { DEFAULT_ITEMS } from '../search/forecast-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamTabs } from '../stream/stream-tabs.tsx'
import { showView } from '../views/show-view.tsx'
import { askedOf, Basis, Warnings, WithStream } from '../views/stream-views.tsx'
import { VIEW_NAMES } from '../views/view-names.ts'
import { durationInWords } from '../../flow/duration.ts'
import { MEASURED_NAMES } from '../words/names.ts'

const route = getRouteApi('/streams/$id/report')

const FIGURES = [
  'velocity',
  'flow-time',
  'load',
  'efficiency',
  'mix',
  'cumulative-flow',
] as const satisfies ViewId[]
const MOST_OBSERVATIONS = 4

const Part = ({ answer }: { answer: ViewAnswer }) => {
  const palette = usePalette()
  const shown = showView({ answer, noun: MEASURED_NAMES[answer.of.measured].noun, palette })
  const [chart] = shown.charts
  const { name, version } = DEFINITIONS[answer.metric]
  return (
    <section className="report-part" aria-labelledby={`report-${answer.view}`}>
      <h2 id={`report-${answer.view}`}>
        {VIEW_NAMES[answer.view].name}{' '}
        <span className="dimmed small">
          {name}, version {version}
        </span>
      </h2>
      <p className="panel-figure">{shown.figure}</p>
      <p className="dimmed small">{shown.note}</p>
      {shown.nothing ? (
        <Nothing kind={shown.nothing.kind} why={shown.nothing.why} />
      ) : (
        chart && <Chart option={chart.option} height={150} label={chart.label} />
      )}
    </section>
  )
}

const AskedPart = ({ view, query }: { view: ViewId; query: Query }) => {
  const { data, error, refetch } = useQuery(viewQuery(view, query))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <Part answer={data} /> : <Skeleton height={220} />
}

const Next = ({ query }: { query: Query }) => {
  const { data, error, refetch } = useQuery(nextQuery(query))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={140} />
  return (
    <section className="report-part report-wide" aria-labelledby="report-next">
      <h2 id="report-next">What to change next</h2>
      <ol className="report-list">
        {data.observations.slice(0, MOST_OBSERVATIONS).map((one) => (
          <li key={one.id}>
            {one.sentence} {one.advice}
          </li>
        ))}
      </ol>
      {data.observations.length === 0 && <p>Nothing stands out.</p>}
      <p className="small">
        Oldest in progress:{' '}
        {data.oldest
          .map(({ label, ageSeconds, stage }) => `${label} (${durationInWords(ageSeconds)}, ${stage})`)
          .join(' · ') || 'nothing'}
      </p>
    </section>
  )
}

const Forecasts = ({ query }: { query: Query }) => {
  const { data, error, refetch } = useQuery(forecastQuery({ ...query, items: DEFAULT_ITEMS }))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={60} />
  return (
    <section className="report-part report-wide" aria-labelledby="report-forecast">
      <h2 id="report-forecast">Forecast</h2>
      <p>{data.sentence}</p>
      {data.warnings.length > 0 && <p className="dimmed small">{data.warnings.join(' ')}</p>}
    </section>
  )
}

const Report = ({ stream }: { stream: StreamAnswer }) => {
  const search = route.useSearch()
  useTitle(`Report · ${stream.name}`)
  const { measured, query } = askedOf(stream, search)
  const { data } = useQuery(viewQuery('velocity', query))
  return (
    <div className="stack report">
      <StreamTabs id={stream.id} />
      <div className="report-head">
        <div>
          <h1>{stream.name}</h1>
          <p className="promise">{stream.promise}</p>
          <p className="dimmed">{MEASURED_NAMES[measured].name}</p>
          {data && <Basis answer={data} />}
        </div>
        <Button size="xs" variant="default" className="no-print" onClick={() => print()}>
          Print
        </Button>
      </div>
      {stream.simulated && <SimulatedNotice />}
      {data && <Warnings warnings={data.warnings} />}
      <div className="report-parts">
        {FIGURES.map((view) => (
          <AskedPart key={view} view={view} query={query} />
        ))}
        <Next query={query} />
        <Forecasts query={query} />
        <div className="report-wide">
          <TargetsPanel stream={stream.id} />
        </div>
      </div>
    </div>
  )
}

export const ReportPage = () => {
  const { id } = route.useParams()
  return <WithStream id={id}>{(stream) => <Report stream={stream} />}</WithStream>
}
