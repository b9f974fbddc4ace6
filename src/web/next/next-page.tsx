/** What to change next: where the flow is held up, what is old, what changed, and a sentence for each. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { NextAnswer } from '../../flow/improve/next-answer.ts'
import { nextQuery } from '../api/queries.ts'
import { isNothing, NothingCard } from '../parts/nothing.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import type { StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFrame } from '../views/stream-frame.tsx'
import { askedOf, Basis, WithStream } from '../views/stream-views.tsx'
import { Bottleneck } from './bottleneck.tsx'
import { Observations } from './observations.tsx'
import { OldestItems } from './oldest-items.tsx'
import { TrendChanges } from './trend-changes.tsx'

const route = getRouteApi('/streams/$id/next')

const Answer = ({ answer }: { answer: NextAnswer }) => {
  const { data, of } = answer
  if (isNothing(data)) return <NothingCard data={data} />
  const stream = of.stream ?? ''
  return (
    <div className="stack">
      <Basis answer={answer} />
      <Observations observations={answer.observations} stream={stream} measured={of.measured} />
      <Bottleneck bottleneck={answer.bottleneck} />
      <OldestItems items={answer.oldest} />
      <TrendChanges changes={answer.changes} />
      <p className="dimmed small">
        Bottlenecks, changes of trend and pace are told by rules, not by eye: see{' '}
        <Link to="/definitions/$id" params={{ id: 'bottleneck' }}>
          bottleneck
        </Link>
        ,{' '}
        <Link to="/definitions/$id" params={{ id: 'trend' }}>
          trend change
        </Link>{' '}
        and{' '}
        <Link to="/definitions/$id" params={{ id: 'pace' }}>
          pace
        </Link>
        . What happened at the same time need not be the cause.
      </p>
    </div>
  )
}

const Next = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`What to change next · ${stream.name}`)
  const asked = askedOf(stream, search)
  const answered = useQuery(nextQuery(asked.query))
  const change = (changes: Partial<StreamSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <StreamFrame
      stream={stream}
      overview={overview}
      heading={
        <h1>
          What to change next <span className="dimmed">in {stream.name}</span>
        </h1>
      }
      search={search}
      asked={asked}
      view="velocity"
      onChange={change}
    >
      <WhenAnswered asked={answered} height={520}>
        {(answer) => <Answer answer={answer} />}
      </WhenAnswered>
    </StreamFrame>
  )
}

export const NextPage = () => {
  const { id } = route.useParams()
  return <WithStream id={id}>{(stream, overview) => <Next stream={stream} overview={overview} />}</WithStream>
}
