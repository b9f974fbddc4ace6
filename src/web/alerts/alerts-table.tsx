import { Link } from '@tanstack/react-router'
import type { AlertAnswer } from '../../flow/alert-answers.ts'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { explainSearch } from '../search/explain-search.ts'
import { AlertColumns } from './alert-columns.tsx'
import { Handled } from './handled.tsx'
import { ToldList } from './told-list.tsx'

/** The way to what it rests on. */
const Evidence = ({ alert }: { alert: AlertAnswer }) => {
  const { figure, item, source } = alert
  if (figure !== null) {
    const [id = '', parts = ''] = figure.split('?')
    return (
      <Link
        to="/explain"
        search={explainSearch({ figure: id, ...Object.fromEntries(new URLSearchParams(parts)) })}
      >
        Explain the figure
      </Link>
    )
  }
  if (item !== null) {
    return (
      <Link to="/items/$source/$item" params={{ source: item.source, item: item.item }}>
        Open {item.label}
      </Link>
    )
  }
  return source === null ? null : (
    <Link to="/map/contents/$section/$id" params={{ section: 'sources', id: source.id }}>
      Open {source.name}
    </Link>
  )
}

const Row = ({ alert }: { alert: AlertAnswer }) => (
  <tr id={alert.id}>
    <th scope="row" className="alert-cell">
      {alert.title}
      <span className="block small alert-sentence">{alert.sentence}</span>
      <span className="block small">
        <Evidence alert={alert} />
      </span>
    </th>
    <td>
      <ul className="plain">
        {alert.streams.map(({ id, name }) => (
          <li key={id}>
            <Link to="/streams/$id" params={{ id }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </td>
    <td className="nowrap">
      <Instant at={alert.since} />
      <span className="dimmed small block">
        {alert.resolved === null ? (
          <>
            found <Instant at={alert.opened} />
          </>
        ) : (
          <>
            over <Instant at={alert.resolved} />
          </>
        )}
      </span>
    </td>
    <td className="small">
      <ToldList told={alert.told} />
    </td>
    <td>
      <Handled alert={alert} />
    </td>
  </tr>
)

export const AlertsTable = ({ label, alerts }: { label: string; alerts: readonly AlertAnswer[] }) => (
  <TableScroll label={label}>
    <AlertColumns whose="Streams" />
    <tbody>
      {alerts.map((alert) => (
        <Row key={alert.id} alert={alert} />
      ))}
    </tbody>
  </TableScroll>
)
