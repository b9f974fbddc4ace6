/** A number, opened: what it means, what the map says, and the way to each item and event behind it. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { explainQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Nothing, Stale } from '../parts/nothing.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { Prose } from '../parts/prose.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { count } from '../words/figures.ts'
import { instantInWords, windowInWords } from '../words/instants.ts'
import { MEASURED_NAMES, TYPE_NAMES } from '../words/names.ts'
import { DefinitionText } from './definition-text.tsx'
import { ExplainedJourneys } from './explained-journeys.tsx'
import { ExplainedItems } from './explained-items.tsx'
import { ExplainedSource } from './explained-source.tsx'
import { PublishedTable } from './published-table.tsx'

const route = getRouteApi('/explain')

const exactly = ({ figure: { value, unit } }: ExplainAnswer): string =>
  value === null
    ? ''
    : `${value.toLocaleString('en', { maximumFractionDigits: 6 })} ${unit === 'share' ? 'of 1' : unit}`

/** What the number is of, in words, with the way to the stream's page. */
const Of = ({ answer }: { answer: ExplainAnswer }) => {
  const { data: overview } = useQuery(overviewQuery)
  const { of, window, instant } = answer
  const named = (things: readonly { id: string; name: string }[] | undefined, id: string): string =>
    things?.find((one) => one.id === id)?.name ?? id
  return (
    <p className="dimmed basis">
      <span>
        {MEASURED_NAMES[of.measured].name} of{' '}
        {of.stream === null ? (
          'all streams'
        ) : (
          <Link to="/streams/$id" params={{ id: of.stream }} search={{ measured: of.measured }}>
            {named(overview?.streams, of.stream)}
          </Link>
        )}
      </span>
      {of.slice !== null && <span>slice {named(overview?.slices, of.slice)}</span>}
      {of.team !== null && <span>team {of.team}</span>}
      {of.type !== null && <span>{TYPE_NAMES[of.type].many} only</span>}
      {!instant && <span>{windowInWords(window.from, window.to)}</span>}
      <span>
        known up to {instantInWords(window.asOf)}, {answer.timeZone}
      </span>
    </p>
  )
}

const Explanation = ({ answer }: { answer: ExplainAnswer }) => {
  const { figure, definition, policies, warnings, sources, published, data } = answer
  useTitle(figure.name)
  return (
    <div className="stack">
      {answer.simulated && <SimulatedNotice />}
      <div>
        <Title order={1}>{figure.name}</Title>
        <p
          className="panel-figure explained-figure"
          data-figure={figure.key}
          data-value={String(figure.value)}
        >
          {figure.words}
        </p>
        <p className="dimmed">
          {figure.n !== null && `n = ${count(figure.n)}`}
          {figure.n !== null && figure.value !== null && ' · '}
          {figure.value !== null && `exactly ${exactly(answer)}`}
        </p>
        <Of answer={answer} />
      </div>
      <Stale data={data} />
      {figure.why !== null && (
        <div className="card">
          <Nothing kind={data.kind === 'not configured' ? 'not configured' : 'no data'} why={figure.why} />
        </div>
      )}
      <section className="card" aria-labelledby="definition">
        <h2 id="definition">What it means</h2>
        <DefinitionText definition={definition} />
      </section>
      {answer.rules.length > 0 && (
        <section className="card" aria-labelledby="made">
          <h2 id="made">How this number is made</h2>
          <ul>
            {answer.rules.map((rule) => (
              <li key={rule}>
                <Prose text={rule} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card" aria-labelledby="choices">
        <h2 id="choices">The choices behind it</h2>
        <ul>
          {[...policies, ...warnings].map((policy) => (
            <li key={policy}>
              <Prose text={policy} />
            </li>
          ))}
        </ul>
      </section>
      {answer.counted.address.startsWith('/journeys?') ? (
        <ExplainedJourneys answer={answer} />
      ) : (
        <ExplainedItems answer={answer} />
      )}
      {sources.map((source) => (
        <ExplainedSource key={source.source} source={source} />
      ))}
      {published.length > 0 && <PublishedTable published={published} />}
    </div>
  )
}

export const ExplainPage = () => {
  const search = route.useSearch()
  const { data, error, refetch } = useQuery({
    ...explainQuery({ ...search }),
    enabled: search.figure !== undefined,
  })
  if (search.figure === undefined) {
    return (
      <div className="notice">
        <h1>Which number is to be explained?</h1>
        <p>
          Follow any number on the pages of a stream. What each metric means stands in the{' '}
          <Link to="/definitions">definitions</Link>.
        </p>
      </div>
    )
  }
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <Explanation answer={data} /> : <PageSkeleton />
}
