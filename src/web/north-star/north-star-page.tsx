/** What a stream is judged by: its north-star and guardrails, how they tie to money, and what goes with them. */
import { NativeSelect, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { By, OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import { northStarQuery } from '../api/north-star-queries.ts'
import { CopyLink } from '../parts/copy-link.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Stale } from '../parts/nothing.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { WindowChoice } from '../parts/window-choice.tsx'
import type { NorthStarSearch } from '../search/north-star-search.ts'
import { PERIODS } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamTabs } from '../stream/stream-tabs.tsx'
import { Basis, slicesOf, Warnings, WithStream } from '../views/stream-views.tsx'
import { Chain } from './chain.tsx'
import { GuardrailsPanel } from './guardrails-panel.tsx'
import { Headline } from './headline.tsx'
import { MetricsPanel } from './metrics-panel.tsx'
import { ResultsPanel } from './results-panel.tsx'
import { SeriesPanel } from './series-panel.tsx'

const route = getRouteApi('/streams/$id/north-star')

const WINDOWS = [{ value: 'recent', label: 'Last 4 whole periods' }] as const

const Answer = ({ answer }: { answer: NorthStarAnswer }) => (
  <div className="stack">
    <Stale data={answer.data} />
    <Basis answer={answer} />
    <Warnings warnings={answer.warnings} />
    <Headline answer={answer} />
    <GuardrailsPanel answer={answer} />
    <Chain chain={answer.chain} stream={answer.stream} />
    <SeriesPanel answer={answer} />
    <MetricsPanel answer={answer} />
    <ResultsPanel answer={answer} />
  </div>
)

const OfStream = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`North-star · ${stream.name}`)
  const { data, error, refetch, isPlaceholderData } = useQuery(
    northStarQuery({ stream: stream.id, ...search }),
  )
  const change = (changes: Partial<NorthStarSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <div className="stack">
      {stream.simulated && <SimulatedNotice />}
      <StreamTabs id={stream.id} />
      <h1>
        North-star <span className="dimmed">of {stream.name}</span>
      </h1>
      <div className="filters no-print" role="group" aria-label="What is shown">
        <WindowChoice
          presets={WINDOWS}
          preset="recent"
          own={search}
          shown={data?.window ?? null}
          onChange={(_, own) => change(own)}
        />
        <NativeSelect
          size="xs"
          label="Slice"
          value={search.slice ?? ''}
          data={[
            { value: '', label: 'All slices' },
            ...slicesOf(stream, overview.slices).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => change({ slice: currentTarget.value || undefined })}
        />
        <NativeSelect
          size="xs"
          label="Period"
          value={search.by ?? data?.window.by ?? 'week'}
          data={[...PERIODS]}
          onChange={({ currentTarget }) => change({ by: currentTarget.value as By })}
        />
        <CopyLink />
      </div>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div aria-busy={isPlaceholderData} data-waiting={isPlaceholderData || undefined}>
          <Answer answer={data} />
        </div>
      ) : (
        <Skeleton height={520} />
      )}
    </div>
  )
}

export const NorthStarPage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>{(stream, overview) => <OfStream stream={stream} overview={overview} />}</WithStream>
  )
}
