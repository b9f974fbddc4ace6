/** How journeys really go: from step to step, on which paths, and how that fits the skeleton of the stream. */
import type { ReactNode } from 'react'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { fitnessQuery, pathGraphQuery, variantsQuery } from '../api/path-queries.ts'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import type { PathsSearch } from '../search/paths-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFrame } from '../views/stream-frame.tsx'
import { askedOf, Basis, WithStream, type Asked } from '../views/stream-views.tsx'
import { ChosenPanel } from './chosen-panel.tsx'
import { FitnessPanel } from './fitness-panel.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { VariantsPanel } from './variants-panel.tsx'

const route = getRouteApi('/streams/$id/paths')

const DEFAULT_TOP = '10'
const MOST_TOP = 200

/** A part of the page, once its answer is there. */
const Part = <T,>({
  asked,
  height,
  children,
}: {
  asked: UseQueryResult<T>
  /** px, of the room kept while it is asked for */
  height: number
  children: (answer: T) => ReactNode
}) => (
  <WhenAnswered asked={asked} height={height}>
    {(answer) => (
      <div
        className="asked stack"
        aria-busy={asked.isPlaceholderData}
        data-waiting={asked.isPlaceholderData || undefined}
      >
        {children(answer)}
      </div>
    )}
  </WhenAnswered>
)

/** Always the customers’ journeys: delivery work has no paths through stages of the map. */
const journeysAsked = (stream: StreamAnswer, search: PathsSearch): Asked => {
  const asked = askedOf(stream, { ...search, measured: 'journeys' })
  return {
    measures: ['journeys'],
    measured: 'journeys',
    query: { ...asked.query, measured: 'journeys', team: undefined },
  }
}

const Paths = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`Paths · ${stream.name}`)
  const asked = journeysAsked(stream, search)
  const { steps, repeats, paths, moves, top = DEFAULT_TOP, show = 'times', at, next } = search
  const change = (changes: Partial<PathsSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  const chosen = at === undefined ? null : next === undefined ? { at } : { at, next }
  const graphAsked = useQuery(pathGraphQuery({ ...asked.query, steps, repeats, paths, moves }))
  const variantsAsked = useQuery(variantsQuery({ ...asked.query, steps, repeats, top }))
  const fitnessAsked = useQuery(fitnessQuery(asked.query))
  const isMore = Number(top) < MOST_TOP
  return (
    <StreamFrame
      stream={stream}
      overview={overview}
      heading={
        <h1>
          How journeys go <span className="dimmed">in {stream.name}</span>
        </h1>
      }
      search={search}
      asked={asked}
      view="velocity"
      onChange={change}
    >
      <Part asked={graphAsked} height={600}>
        {(graph) =>
          isNothing(graph.data) ? (
            <NothingCard data={graph.data} />
          ) : (
            <>
              <Stale data={graph.data} />
              <Basis answer={graph} />
              <GraphPanel answer={graph} weight={show} chosen={chosen} onChange={change} />
              {chosen && (
                <ChosenPanel
                  key={`${chosen.at} → ${chosen.next ?? ''}`}
                  answer={graph}
                  of={figuresOf(graph)}
                  chosen={chosen}
                  slices={overview.slices}
                  onClose={() => change({ at: undefined, next: undefined })}
                />
              )}
              <Part asked={variantsAsked} height={420}>
                {(variants) => (
                  <VariantsPanel answer={variants} onMore={isMore ? (more) => change({ top: more }) : null} />
                )}
              </Part>
              <Part asked={fitnessAsked} height={320}>
                {(fitness) => <FitnessPanel answer={fitness} />}
              </Part>
            </>
          )
        }
      </Part>
    </StreamFrame>
  )
}

export const PathsPage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>
      {(stream, overview) => <Paths key={stream.id} stream={stream} overview={overview} />}
    </WithStream>
  )
}
