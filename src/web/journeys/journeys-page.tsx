/** Journeys of a stream as wholes: what they convert to, where they drop off, what takes how long. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { journeysQuery } from '../api/journey-queries.ts'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import type { JourneysSearch } from '../search/journeys-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFilters } from '../stream/stream-filters.tsx'
import { StreamStack } from '../stream/stream-stack.tsx'
import { askedOf, Basis, slicesOf, Warnings, WithStream } from '../views/stream-views.tsx'
import type { Asking } from './asking.ts'
import { CohortsPanel } from './cohorts-panel.tsx'
import { CompletionsPanel } from './completions-panel.tsx'
import { FunnelPanel } from './funnel-panel.tsx'
import { Headline } from './headline.tsx'
import { ReachPanel } from './reach-panel.tsx'
import { SignalsPanel } from './signals-panel.tsx'
import { TimesPanel } from './times-panel.tsx'
import { EfficiencyPanel, WaitsPanel } from './waits-panel.tsx'

const route = getRouteApi('/streams/$id/journeys')

const Answer = ({ answer, ...asking }: { answer: JourneysAnswer } & Asking) => {
  const { data } = answer
  if (isNothing(data)) return <NothingCard data={data} />
  return (
    <div className="stack">
      <Stale data={data} />
      <Basis answer={answer} />
      <Warnings warnings={answer.warnings} />
      <Headline answer={answer} />
      <FunnelPanel overview={answer} {...asking} />
      <ReachPanel answer={answer} />
      <CohortsPanel answer={answer} />
      <WaitsPanel answer={answer} />
      <div className="panels">
        <TimesPanel overview={answer} {...asking} />
        <EfficiencyPanel answer={answer} />
      </div>
      <CompletionsPanel answer={answer} query={asking.query} />
      <SignalsPanel answer={answer} />
    </div>
  )
}

const OfStream = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`Journeys · ${stream.name}`)
  const { query: asked } = askedOf(stream, { ...search, measured: 'journeys' })
  const { measured: _, team: __, ...query } = asked
  const answered = useQuery(journeysQuery(query))
  const { data, isPlaceholderData } = answered
  const change = (changes: Partial<JourneysSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <StreamStack
      stream={stream}
      heading={
        <h1>
          Journeys <span className="dimmed">of {stream.name}</span>
        </h1>
      }
    >
      <StreamFilters
        search={search}
        measures={['journeys']}
        measured="journeys"
        slices={slicesOf(stream, overview.slices)}
        shown={data?.window ?? null}
        onChange={change}
      />
      <WhenAnswered asked={answered} height={520}>
        {(answer) => (
          <div aria-busy={isPlaceholderData} data-waiting={isPlaceholderData || undefined}>
            <Answer answer={answer} query={query} search={search} onChange={change} />
          </div>
        )}
      </WhenAnswered>
    </StreamStack>
  )
}

export const JourneysPage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>{(stream, overview) => <OfStream stream={stream} overview={overview} />}</WithStream>
  )
}
