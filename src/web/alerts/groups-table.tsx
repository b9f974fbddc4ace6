/** The crowds: a row for all items of a stream and kind of flow that are older than expected. */
import { useId, useState } from 'react'
import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AlertAnswer, AlertGroup } from '../../flow/alert-answers.ts'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { itemsSearchOf } from '../search/items-search.ts'
import { count, countOf } from '../words/figures.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { AlertColumns } from './alert-columns.tsx'
import { AcknowledgeButton } from './acknowledge-button.tsx'
import { Handled } from './handled.tsx'
import { ToldList } from './told-list.tsx'

const HandledGroup = ({ group }: { group: AlertGroup }) => {
  const { id, title, sentence, n, unacknowledged, acknowledgedBy } = group
  const done = n - unacknowledged
  return (
    <>
      {done > 0 && (
        <span className="block small">
          {unacknowledged === 0 ? 'all' : `${count(done)} of ${count(n)}`} by {acknowledgedBy.join(', ')}
        </span>
      )}
      {unacknowledged > 0 && (
        <AcknowledgeButton id={id} title={title} sentence={sentence} n={unacknowledged} />
      )}
    </>
  )
}

const Member = ({ alert, linked }: { alert: AlertAnswer; linked: boolean }) => (
  <li id={alert.id} data-linked={linked || undefined}>
    {alert.item === null ? (
      <span>{alert.title}</span>
    ) : (
      <Link to="/items/$source/$item" params={{ source: alert.item.source, item: alert.item.item }}>
        {alert.title}
      </Link>
    )}{' '}
    <span className="small">
      since <Instant at={alert.since} />
    </span>{' '}
    <span className="small">
      <Handled alert={alert} />
    </span>
  </li>
)

/** @param linked The alert that the address names, if it is of this group: it is shown whatever the group shows. */
const GroupRows = ({ group, linked }: { group: AlertGroup; linked: AlertAnswer | undefined }) => {
  const [isOpen, setOpen] = useState(linked !== undefined)
  const listId = useId()
  const { title, sentence, stream, since, told, n, items, first, measured } = group
  const isFirst = first.some(({ id }) => id === linked?.id)
  const members = linked === undefined || isFirst ? first : [linked, ...first]
  const shown =
    first.length < n
      ? `the first ${count(first.length)} of ${count(n)}`
      : countOf(n, MEASURED_NAMES[measured].noun)
  return (
    <>
      <tr>
        <th scope="row" className="alert-cell">
          {title}
          <span className="block small alert-sentence">{sentence}</span>
          <Group gap="xs" className="small">
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={isOpen}
              aria-controls={isOpen ? listId : undefined}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Hide' : 'Show'} {shown}
            </Button>
            <Link to="/items" search={itemsSearchOf(items)}>
              List all
              <span className="unseen">: {title}</span>
            </Link>
          </Group>
        </th>
        <td>
          <Link to="/streams/$id" params={{ id: stream.id }}>
            {stream.name}
          </Link>
        </td>
        <td className="nowrap">
          <Instant at={since} />
          {n > 1 && <span className="dimmed small block">the longest</span>}
        </td>
        <td className="small">
          <ToldList told={told} />
        </td>
        <td>
          <HandledGroup group={group} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>
            <ul className="alert-members" id={listId} aria-label={title}>
              {members.map((alert) => (
                <Member key={alert.id} alert={alert} linked={alert.id === linked?.id} />
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  )
}

export const GroupsTable = ({
  label,
  groups,
  linked,
}: {
  label: string
  groups: readonly AlertGroup[]
  linked: AlertAnswer | undefined
}) => (
  <TableScroll label={label}>
    <AlertColumns whose="Stream" />
    <tbody>
      {groups.map((group) => (
        <GroupRows key={group.id} group={group} linked={linked?.group === group.id ? linked : undefined} />
      ))}
    </tbody>
  </TableScroll>
)
