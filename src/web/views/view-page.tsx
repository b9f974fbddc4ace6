/** One view of a stream, large: what it asks, its choices, the way to the others. */
import { NativeSelect } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { VIEWS, type ViewId } from '../../flow/view-answers.ts'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import type { StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFrame } from './stream-frame.tsx'
import { AskedView, askedOf, Beginning, queryOf, WithStream } from './stream-views.tsx'
import { ViewChoices } from './view-choices.tsx'
import { VIEW_NAMES } from './view-names.ts'
import { ViewPanel } from './view-panel.tsx'

const route = getRouteApi('/streams/$id/views/$view')
const LISTED = Object.keys(VIEW_NAMES) as ViewId[]

const Views = ({ id, view, search }: { id: string; view: ViewId; search: StreamSearch }) => {
  const navigate = useNavigate()
  return (
    <>
      <nav className="view-list no-print" aria-label="Views">
        {LISTED.map((one) => (
          <Link key={one} to="/streams/$id/views/$view" params={{ id, view: one }} search={search}>
            {VIEW_NAMES[one].name}
          </Link>
        ))}
      </nav>
      <NativeSelect
        className="view-select no-print"
        size="sm"
        label="View"
        value={view}
        onChange={({ currentTarget }) =>
          void navigate({ to: '/streams/$id/views/$view', params: { id, view: currentTarget.value }, search })
        }
        data={LISTED.map((value) => ({ value, label: VIEW_NAMES[value].name }))}
      />
    </>
  )
}

const View = ({
  stream,
  overview,
  view,
}: {
  stream: StreamAnswer
  overview: OverviewAnswer
  view: ViewId
}) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const asked = askedOf(stream, search)
  const query = queryOf(view, asked, search)
  useTitle(`${VIEW_NAMES[view].name} · ${stream.name}`)
  const change = (changes: Partial<StreamSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <StreamFrame
      stream={stream}
      overview={overview}
      heading={
        <h1>
          {VIEW_NAMES[view].name} <span className="dimmed">of {stream.name}</span>
        </h1>
      }
      search={search}
      asked={asked}
      view={view}
      onChange={change}
    >
      <div className="view-layout">
        <Views id={stream.id} view={view} search={search} />
        <AskedView view={view} query={query} height={560}>
          {(answer) => (
            <div className="stack">
              <Beginning answer={answer} />
              <ViewPanel
                key={view}
                answer={answer}
                large
                choices={<ViewChoices answer={answer} onChange={change} />}
              />
            </div>
          )}
        </AskedView>
      </div>
    </StreamFrame>
  )
}

export const ViewPage = () => {
  const { id, view } = route.useParams()
  const known = VIEWS.find((one) => one === view)
  if (known === undefined) {
    return (
      <div className="notice">
        <h1>There is no view “{view}”</h1>
        <p>
          See the{' '}
          <Link to="/streams/$id" params={{ id }}>
            flow of the stream
          </Link>
          .
        </p>
      </div>
    )
  }
  return (
    <WithStream id={id}>
      {(stream, overview) => <View stream={stream} overview={overview} view={known} />}
    </WithStream>
  )
}
