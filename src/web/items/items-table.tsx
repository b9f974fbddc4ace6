/** The items of a list; headings sort. */
import { Link } from '@tanstack/react-router'
import type { ListedItem } from '../../flow/answers.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { itemsRequest, type ItemsSearch, type Order } from '../search/items-search.ts'

interface Column {
  readonly name: string
  readonly order?: Order
  readonly number?: boolean
}

const COLUMNS: readonly Column[] = [
  { name: 'Item', order: 'label' },
  { name: 'Type' },
  { name: 'Stream and slice' },
  { name: 'State' },
  { name: 'Start', order: 'start' },
  { name: 'Done', order: 'done' },
  { name: 'Flow time', order: 'flowTime', number: true },
  { name: 'Age', order: 'age', number: true },
]

export interface Names {
  readonly streams: ReadonlyMap<string, string>
  readonly slices: ReadonlyMap<string, string>
}

const Heading = ({
  column,
  search,
  onSort,
}: {
  column: Column
  search: ItemsSearch
  onSort: (order: Order) => void
}) => {
  const { name, order, number } = column
  const request = itemsRequest(search)
  const sorted = order !== undefined && request['order'] === order
  const direction = request['descending'] === 'true' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={number ? 'number' : undefined} aria-sort={sorted ? direction : undefined}>
      {order === undefined ? (
        name
      ) : (
        <button type="button" className="sort" onClick={() => onSort(order)}>
          {name}
          <span aria-hidden="true">{sorted ? (direction === 'descending' ? ' ↓' : ' ↑') : ' ↕'}</span>
        </button>
      )}
    </th>
  )
}

const Notes = ({ item }: { item: ListedItem }) => {
  const notes = [
    ...(item.excluded === null ? [] : [`left out: ${item.excluded}`]),
    ...(item.quarantine === null || item.excluded !== null ? [] : [`quarantined: ${item.quarantine}`]),
    ...(item.reopened > 0 ? [`reopened ${item.reopened}×`] : []),
  ]
  return notes.length > 0 && <span className="block small warn-text">{notes.join(' · ')}</span>
}

const Row = ({ item, names }: { item: ListedItem; names: Names }) => (
  <tr>
    <th scope="row" className="item-cell">
      <Link to="/items/$source/$item" params={{ source: item.source, item: item.item }}>
        {item.label}
      </Link>
      {item.pass > 0 && <span className="dimmed"> pass {item.pass + 1}</span>}
      {item.title !== null && <span className="block small">{item.title}</span>}
      <Notes item={item} />
    </th>
    <td>
      <TypeMark type={item.type} />
    </td>
    <td>
      {item.stream === null ? (
        <span className="dimmed">no stream</span>
      ) : (
        (names.streams.get(item.stream) ?? item.stream)
      )}
      {item.slice !== null && (
        <span className="block small dimmed">{names.slices.get(item.slice) ?? item.slice}</span>
      )}
    </td>
    <td>
      <span className="state">
        <span className={`swatch state-${item.state}`} aria-hidden="true" /> {item.state}
      </span>
      {item.stage !== null && <span className="block small dimmed">{item.stage}</span>}
    </td>
    <td className="nowrap">
      <Instant at={item.start} only="date" />
      {item.startCensored && <span className="block small dimmed">or earlier</span>}
    </td>
    <td className="nowrap">
      {item.canceled !== null && item.done === null ? (
        <>
          {item.abandoned ? 'abandoned' : 'canceled'} <Instant at={item.canceled} only="date" />
        </>
      ) : (
        <Instant at={item.done} only="date" />
      )}
    </td>
    <td className="number">
      <Duration seconds={item.flowSeconds} />
    </td>
    <td className="number">
      <Duration seconds={item.ageSeconds} />
    </td>
  </tr>
)

export const ItemsTable = ({
  items,
  search,
  names,
  onSort,
}: {
  items: readonly ListedItem[]
  search: ItemsSearch
  names: Names
  onSort: (order: Order) => void
}) => (
  <TableScroll label="Items">
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <Heading key={column.name} column={column} search={search} onSort={onSort} />
        ))}
      </tr>
    </thead>
    <tbody>
      {items.map((item) => (
        <Row key={`${item.source}/${item.item}/${item.pass}`} item={item} names={names} />
      ))}
    </tbody>
  </TableScroll>
)
