/** Journeys in rows, each with the way to its events. */
import { Link } from '@tanstack/react-router'
import type { ListedJourney } from '../../flow/journeys/journey-list.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { count } from '../words/figures.ts'

const Row = ({ journey, slices }: { journey: ListedJourney; slices: ReadonlyMap<string, string> }) => (
  <tr>
    <th scope="row" className="item-cell">
      <Link to="/items/$source/$item" params={{ source: journey.source, item: journey.item }}>
        {journey.item}
      </Link>
      {journey.journey > 0 && <span className="dimmed"> journey {journey.journey + 1}</span>}
    </th>
    <td>
      {journey.slice === null ? (
        <span className="dimmed">none</span>
      ) : (
        (slices.get(journey.slice) ?? journey.slice)
      )}
    </td>
    <td>
      <TypeMark type={journey.type} />
    </td>
    <td className="nowrap">
      <Instant at={journey.began} />
    </td>
    <td className="nowrap">
      <Instant at={journey.last} />
    </td>
    <td className="number">
      <Duration seconds={journey.seconds} />
    </td>
    <td className="number">{count(journey.events)}</td>
    <td>
      <span className="state">
        <span className={`swatch state-${journey.state}`} aria-hidden="true" /> {journey.state}
      </span>
      {journey.stage !== null && <span className="block small dimmed">{journey.stage}</span>}
    </td>
  </tr>
)

export const JourneysTable = ({
  journeys,
  slices,
  label,
}: {
  journeys: readonly ListedJourney[]
  /** Id → name. */
  slices: ReadonlyMap<string, string>
  label: string
}) => (
  <TableScroll label={label}>
    <thead>
      <tr>
        <th scope="col">Journey</th>
        <th scope="col">Slice</th>
        <th scope="col">Type</th>
        <th scope="col">Began</th>
        <th scope="col">Last event</th>
        <th scope="col" className="number">
          First to last
        </th>
        <th scope="col" className="number">
          Events
        </th>
        <th scope="col">State</th>
      </tr>
    </thead>
    <tbody>
      {journeys.map((journey) => (
        <Row key={`${journey.source}/${journey.item}/${journey.journey}`} journey={journey} slices={slices} />
      ))}
    </tbody>
  </TableScroll>
)
