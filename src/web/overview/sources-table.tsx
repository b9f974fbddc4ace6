/** Where the figures come from, how fresh that is, and what of it the figures leave out. */
import { Link } from '@tanstack/react-router'
import type { SourceAnswer } from '../../flow/answers.ts'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'
import { dateInWords } from '../words/instants.ts'
import { MEASURED_NAMES } from '../words/names.ts'

const LeftOut = ({ source }: { source: SourceAnswer }) => {
  const { unmapped, unclassified, withoutStream, quarantined, measures } = source
  const statuses = Object.entries(unmapped)
  if (statuses.length === 0 && unclassified + withoutStream + quarantined === 0) {
    return <span className="dimmed">nothing</span>
  }
  return (
    <ul className="plain">
      {statuses.map(([status, items]) => (
        <li key={status}>
          status <code>{status}</code> is not in the map ({countOf(items, 'item')})
        </li>
      ))}
      {unclassified > 0 && (
        <li>
          <Link to="/items" search={{ type: 'unclassified', measured: measures }}>
            {count(unclassified)} unclassified
          </Link>
        </li>
      )}
      {withoutStream > 0 && <li>{count(withoutStream)} without a stream</li>}
      {quarantined > 0 && <li>{count(quarantined)} quarantined: their durations can’t be trusted</li>}
    </ul>
  )
}

const Freshness = ({ source }: { source: SourceAnswer }) => {
  const { data } = source
  if (data.kind === 'ok') return <>up to date</>
  if (data.kind === 'stale') return <span className="tag warn">stale since {dateInWords(data.since)}</span>
  return (
    <>
      <span className="tag">{data.kind}</span> {data.why}
    </>
  )
}

export const SourcesTable = ({ sources }: { sources: readonly SourceAnswer[] }) => (
  <TableScroll label="Sources">
    <thead>
      <tr>
        <th scope="col">Source</th>
        <th scope="col">Measures</th>
        <th scope="col" className="number">
          Events
        </th>
        <th scope="col" className="number">
          Items
        </th>
        <th scope="col">First event</th>
        <th scope="col">Last event</th>
        <th scope="col">Freshness</th>
        <th scope="col">Left out or unknown</th>
      </tr>
    </thead>
    <tbody>
      {sources.map((source) => (
        <tr key={source.id}>
          <th scope="row">
            <Link to="/health" search={{ source: source.id }} title={`Data health of ${source.name}`}>
              {source.name}
            </Link>
            <span className="dimmed small block">
              {source.id} · {source.kind}
              {source.simulated && ' · simulated'}
            </span>
          </th>
          <td>{MEASURED_NAMES[source.measures].name}</td>
          <td className="number">{count(source.events)}</td>
          <td className="number">{count(source.items)}</td>
          <td className="nowrap">
            <Instant at={source.first} only="date" />
          </td>
          <td className="nowrap">
            <Instant at={source.last} />
          </td>
          <td>
            <Freshness source={source} />
          </td>
          <td>
            <LeftOut source={source} />
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)
