/** The business events of the map with when they were seen, and what was seen and is none of them. */
import { Link } from '@tanstack/react-router'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { CoverageAnswer, EventCoverage } from '../../flow/journeys/coverage/coverage-answer.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { EventTag } from './marks.tsx'

const Sources = ({ sources }: Pick<EventCoverage, 'sources'>) =>
  sources.length === 0 ? (
    <span className="dimmed">–</span>
  ) : (
    sources.map(({ id, name }, i) => (
      <span key={id}>
        {i > 0 && ', '}
        <Link to="/health" search={{ source: id }}>
          {name}
        </Link>
      </span>
    ))
  )

export const EventsTable = ({ answer }: { answer: CoverageAnswer }) => (
  <TableScroll label="Business events of the map">
    <thead>
      <tr>
        <th scope="col">Event</th>
        <th scope="col">Types</th>
        <th scope="col">Stage</th>
        <th scope="col">State</th>
        <th scope="col" className="number">
          Seen
        </th>
        <th scope="col">Last seen</th>
        <th scope="col">Expected within</th>
        <th scope="col">From</th>
      </tr>
    </thead>
    <tbody>
      {answer.events.map(
        ({ id, name, types, stage, state, inJourneys, inWork, last, expectedSeconds, sources }) => (
          <tr key={id}>
            <th scope="row" className="item-cell">
              <Link to="/map/contents/$section/$id" params={{ section: 'events', id }}>
                {name}
              </Link>
            </th>
            <td className="event-types">
              {types.map((type) => (
                <code key={type} className="block small">
                  {type}
                </code>
              ))}
            </td>
            <td>{stage?.name ?? <span className="dimmed">–</span>}</td>
            <td>
              <EventTag state={state} />
            </td>
            <td className="number">
              <Figure id="coverage.seen" of={{ ...figuresOf(answer), about: id }} value={inJourneys}>
                {count(inJourneys)}
              </Figure>
              {inWork > 0 && <span className="block small">and {count(inWork)} in delivery work</span>}
            </td>
            <td>
              <Instant at={last} />
            </td>
            <td>
              {expectedSeconds === null ? (
                <span className="dimmed">–</span>
              ) : (
                <Duration seconds={expectedSeconds} />
              )}
            </td>
            <td>
              <Sources sources={sources} />
            </td>
          </tr>
        ),
      )}
    </tbody>
  </TableScroll>
)

export const UnclaimedTable = ({ unclaimed }: Pick<CoverageAnswer, 'unclaimed'>) => (
  <TableScroll label="Seen, and no event of the map">
    <thead>
      <tr>
        <th scope="col">Type</th>
        <th scope="col" className="number">
          Seen
        </th>
        <th scope="col">First seen</th>
        <th scope="col">Last seen</th>
        <th scope="col">From</th>
      </tr>
    </thead>
    <tbody>
      {unclaimed.map(({ source, activity, events, first, last }) => (
        <tr key={`${source.id} ${activity}`}>
          <th scope="row" className="item-cell">
            <code>{activity}</code>
          </th>
          <td className="number">{count(events)}</td>
          <td>
            <Instant at={first} only="date" />
          </td>
          <td>
            <Instant at={last} />
          </td>
          <td>
            <Sources sources={[source]} />
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)
