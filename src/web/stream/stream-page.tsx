/** A stream: what it promises, and how it flows. */
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { ViewId } from '../../flow/view-answers.ts'
import { TargetsPanel } from '../alerts/targets-panel.tsx'
import type { StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFrame } from '../views/stream-frame.tsx'
import { AskedView, askedOf, Beginning, queryOf, WithStream } from '../views/stream-views.tsx'
import { ViewChoices } from '../views/view-choices.tsx'
import { VIEW_NAMES } from '../views/view-names.ts'
import { ViewPanel } from '../views/view-panel.tsx'
import { StreamHeader } from './stream-header.tsx'

const route = getRouteApi('/streams/$id')

/** The five flow metrics; the other views have pages of their own. */
const FIVE = ['velocity', 'flow-time', 'load', 'efficiency', 'mix'] as const satisfies readonly ViewId[]
const FURTHER = (Object.keys(VIEW_NAMES) as ViewId[]).filter(
  (view) => !(FIVE as readonly ViewId[]).includes(view),
)

const FurtherViews = ({ id, search }: { id: string; search: StreamSearch }) => (
  <section className="card" aria-labelledby="further-views">
    <h2 id="further-views">Look closer</h2>
    <ul className="further-views">
      {FURTHER.map((view) => (
        <li key={view}>
          <Link to="/streams/$id/views/$view" params={{ id, view }} search={search}>
            {VIEW_NAMES[view].name}
          </Link>
          <span className="dimmed">{VIEW_NAMES[view].asks}</span>
        </li>
      ))}
    </ul>
  </section>
)

const Stream = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(stream.name)
  const asked = askedOf(stream, search)
  const change = (changes: Partial<StreamSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  const panel = (view: ViewId) => (
    <AskedView key={view} view={view} query={queryOf(view, asked, search)} height={420}>
      {(answer) => (
        <ViewPanel
          answer={answer}
          choices={<ViewChoices answer={answer} onChange={change} />}
          more={
            <Link
              to="/streams/$id/views/$view"
              params={{ id: stream.id, view }}
              search={search}
              className="no-print"
            >
              Open {VIEW_NAMES[view].name.toLowerCase()} large
            </Link>
          }
        />
      )}
    </AskedView>
  )
  return (
    <StreamFrame
      stream={stream}
      overview={overview}
      heading={<StreamHeader stream={stream} all={overview.streams} />}
      search={search}
      asked={asked}
      view="velocity"
      onChange={change}
    >
      <AskedView view="velocity" query={queryOf('velocity', asked, search)} height={420}>
        {(answer) => (
          <div className="stack">
            <Beginning answer={answer} />
            <div className="panels">
              {FIVE.map(panel)}
              <FurtherViews id={stream.id} search={search} />
            </div>
          </div>
        )}
      </AskedView>
      <TargetsPanel stream={stream.id} />
    </StreamFrame>
  )
}

export const StreamPage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>
      {(stream, overview) => <Stream key={stream.id} stream={stream} overview={overview} />}
    </WithStream>
  )
}
