/** One item: from its figures down to the events that they were made of. */
import { useMemo } from 'react'
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ItemAnswer, OverviewAnswer } from '../../flow/answers.ts'
import { itemQuery, overviewQuery } from '../api/queries.ts'
import { ApiError } from '../api/request.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { Prose } from '../parts/prose.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { countOf } from '../words/figures.ts'
import { wallClock } from '../words/instants.ts'
import { ItemFacts } from './item-facts.tsx'
import { EventsTable, StatusesTable } from './item-sources.tsx'
import { VisitsChart, VisitsTable } from './item-visits.tsx'

const route = getRouteApi('/items/$source/$item')

/** Only addresses of the web are followed: what a source calls a link may be anything. */
const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url)

/** Where a visit that goes on is drawn to: up to the age of the item, so that the bar agrees with the number. */
const endOf = ({ passes, visits, events }: ItemAnswer): number => {
  const open = passes.find(({ start, ageSeconds }) => start !== null && ageSeconds !== null)
  if (open?.start && open.ageSeconds !== null) return wallClock(open.start) + open.ageSeconds * 1000
  const known = [...visits.flatMap(({ from, to }) => [from, to ?? from]), ...events.map(({ at }) => at)]
  return known.reduce((last, at) => Math.max(last, wallClock(at)), 0)
}

interface ItemProps {
  readonly answer: ItemAnswer
  readonly overview: OverviewAnswer | undefined
  readonly source: string
  readonly item: string
}

const Item = ({ answer, overview, source, item }: ItemProps) => {
  const { passes, visits, statuses, events } = answer
  const first = passes[0]
  const name = first?.label ?? item
  useTitle(name)
  const from = overview?.sources.find(({ id }) => id === source)
  const end = useMemo(() => endOf(answer), [answer])
  return (
    <div className="stack">
      {from?.simulated && <SimulatedNotice />}
      <div>
        <p className="dimmed small">
          <Link to="/items">Items</Link> / {from?.name ?? source}
        </p>
        <Title order={1}>{name}</Title>
        {first?.title && <p className="promise">{first.title}</p>}
        {first?.url && isWebAddress(first.url) && (
          <p>
            <a href={first.url} rel="noreferrer">
              Open in its tool
            </a>
          </p>
        )}
      </div>
      {passes.map((pass) => (
        <section
          key={pass.pass}
          className="card"
          aria-label={passes.length > 1 ? `Pass ${pass.pass + 1}` : 'Facts'}
        >
          {passes.length > 1 && <h2>Pass {pass.pass + 1}</h2>}
          <ItemFacts
            pass={pass}
            rule={answer.rule}
            streamName={overview?.streams.find(({ id }) => id === pass.stream)?.name ?? null}
            sliceName={overview?.slices.find(({ id }) => id === pass.slice)?.name ?? null}
          />
        </section>
      ))}
      <section className="card" aria-labelledby="visits">
        <h2 id="visits">{countOf(visits.length, 'visit')}</h2>
        {visits.length === 0 ? (
          <p className="dimmed">None: none of its events says in which state it was.</p>
        ) : (
          <>
            <VisitsChart visits={visits} end={end} />
            <VisitsTable visits={visits} passes={passes.length} />
          </>
        )}
      </section>
      {statuses.length > 0 && (
        <section className="card" aria-labelledby="statuses">
          <h2 id="statuses">Statuses in the tool</h2>
          <p className="dimmed">Before any mapping.</p>
          <StatusesTable statuses={statuses} />
        </section>
      )}
      <section className="card" aria-labelledby="events">
        <h2 id="events">{countOf(events.length, 'source event')}</h2>
        <p className="dimmed">
          All that the log holds of this item. Everything above is derived from these and the map.
        </p>
        <EventsTable events={events} />
      </section>
    </div>
  )
}

export const ItemPage = () => {
  const { source, item } = route.useParams()
  const { data: overview } = useQuery(overviewQuery)
  const { data, error, refetch } = useQuery(itemQuery(source, item))
  if (data) return <Item answer={data} overview={overview} source={source} item={item} />
  if (error instanceof ApiError && error.status === 404) {
    return (
      <div className="notice">
        <h1>There is no such item</h1>
        <p>
          <Prose text={error.message} />
        </p>
        <p>
          <Link to="/items">All items</Link> can be searched by label, title and id.
        </p>
      </div>
    )
  }
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
