/** What the tool said: its statuses, and the events that everything else is derived from. */
import type { ItemAnswer } from '../../flow/answers.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { exactSeconds } from '../words/figures.ts'

export const StatusesTable = ({ statuses }: { statuses: ItemAnswer['statuses'] }) => (
  <TableScroll label="Statuses in the tool">
    <thead>
      <tr>
        <th scope="col">Status</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col" className="number">
          Time
        </th>
        <th scope="col" className="number">
          Exactly
        </th>
      </tr>
    </thead>
    <tbody>
      {statuses.map(({ status, from, to, seconds }, i) => (
        <tr key={`${i}/${from}`}>
          <th scope="row">{status}</th>
          <td className="nowrap">
            <Instant at={from} />
          </td>
          <td className="nowrap">{to === null ? 'still there' : <Instant at={to} />}</td>
          <td className="number">
            <Duration seconds={seconds} />
          </td>
          <td className="number">{seconds === null ? '–' : exactSeconds(seconds)}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const inWords = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(String).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

const Fields = ({ fields }: { fields: Record<string, unknown> | null }) =>
  fields === null || Object.keys(fields).length === 0 ? (
    <span className="dimmed">–</span>
  ) : (
    <ul className="plain small">
      {Object.entries(fields).map(([name, value]) => (
        <li key={name}>
          <code>{name}</code> {inWords(value)}
        </li>
      ))}
    </ul>
  )

export const EventsTable = ({ events }: { events: ItemAnswer['events'] }) => (
  <TableScroll label="Source events">
    <thead>
      <tr>
        <th scope="col">Time</th>
        <th scope="col">Event</th>
        <th scope="col">What the map makes of it</th>
        <th scope="col">Fields</th>
        <th scope="col">Read from</th>
        <th scope="col">Id</th>
      </tr>
    </thead>
    <tbody>
      {events.map((event) => (
        <tr key={event.id}>
          <td className="nowrap">
            <Instant at={event.at} />
          </td>
          <th scope="row">
            {event.state ?? event.step}
            {event.state !== null && <span className="block small dimmed">{event.step}</span>}
          </th>
          <td>
            {event.meaning}
            {event.proofs.length > 0 && (
              <span className="block small dimmed">is {event.proofs.join(', ')}</span>
            )}
          </td>
          <td>
            <Fields fields={event.fields} />
          </td>
          <td className="small">
            {event.ref ?? <span className="dimmed">–</span>}
            <span className="block dimmed nowrap">
              taken <Instant at={event.received} />
            </span>
          </td>
          <td className="small event-id">
            <code>{event.id}</code>
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)
