/** All streams at a glance. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { countOf } from '../words/figures.ts'
import { instantInWords } from '../words/instants.ts'
import { EmptyPage } from './empty-page.tsx'
import { MapProblems } from './map-problems.tsx'
import { SourcesTable } from './sources-table.tsx'
import { StreamCard } from './stream-card.tsx'

const TITLES = { 'top-level': 'Value streams', supporting: 'Supporting streams' } as const

const Streams = ({ kind, all }: { kind: StreamAnswer['kind']; all: readonly StreamAnswer[] }) => {
  const streams = all.filter((stream) => stream.kind === kind)
  if (streams.length === 0) return null
  return (
    <section className="stack" aria-labelledby={kind}>
      <h2 id={kind}>{TITLES[kind]}</h2>
      <div className={`cards ${kind}`}>
        {streams.map((stream) => (
          <StreamCard
            key={stream.id}
            stream={stream}
            reliedOnBy={all.filter(({ reliesOn }) => reliesOn.some(({ id }) => id === stream.id))}
          />
        ))}
      </div>
    </section>
  )
}

const NothingImported = ({ sources }: { sources: OverviewAnswer['sources'] }) => (
  <div className="card">
    <h2>No events yet</h2>
    <p>The map is there; the figures need its history. Bring it in, source by source:</p>
    <pre role="region" tabIndex={0} aria-label="Commands to import">
      <code>{sources.map(({ id }) => `millrace import FILE --source ${id}`).join('\n')}</code>
    </pre>
  </div>
)

const Overview = ({ answer }: { answer: OverviewAnswer }) => {
  const { organisation, streams, sources, problems } = answer
  const problemsOfMap = problems.length > 0 && <MapProblems problems={problems} folder={answer.folder} />
  if (streams.length === 0 && sources.length === 0) {
    return (
      <>
        <EmptyPage folder={answer.folder} />
        {problemsOfMap}
      </>
    )
  }
  const top = streams.filter(({ kind }) => kind === 'top-level').length
  const supporting = streams.length - top
  const simulated = sources.filter((source) => source.simulated)
  return (
    <div className="stack">
      {simulated.length > 0 && <SimulatedNotice whole={simulated.length === sources.length} />}
      <div>
        <Title order={1}>{organisation.name}</Title>
        <p className="dimmed">
          {countOf(top, 'value stream')}
          {supporting > 0 && ` and ${countOf(supporting, 'supporting stream')}`} · the last four whole weeks
          beside the four before · as of {instantInWords(answer.asOf)} ({organisation.timeZone})
        </p>
      </div>
      {sources.length > 0 && sources.every(({ events }) => events === 0) && (
        <NothingImported sources={sources} />
      )}
      <Streams kind="top-level" all={streams} />
      <Streams kind="supporting" all={streams} />
      <section className="stack" aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        {sources.length === 0 ? (
          <p className="dimmed">
            The map names no source, so nothing is measured. Add one under <code>sources</code>.
          </p>
        ) : (
          <>
            <SourcesTable sources={sources} />
            <p className="dimmed">
              Which steps of the journey are proven by their events:{' '}
              <Link to="/coverage">proof-point coverage</Link>.
            </p>
          </>
        )}
      </section>
      {problemsOfMap}
    </div>
  )
}

export const OverviewPage = () => {
  const { data, error, refetch } = useQuery(overviewQuery)
  useTitle(data?.organisation.name ?? 'Streams')
  if (data) return <Overview answer={data} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
