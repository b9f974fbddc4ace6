/** The items that a number counts, and those that it leaves out, with the way to each. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListedItem } from '../../flow/answers.ts'
import type { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { itemsQuery } from '../api/queries.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { itemsRequest, itemsSearchOf } from '../search/items-search.ts'
import { count, countOf } from '../words/figures.ts'

const SHOWN = 10

const Row = ({ item }: { item: ListedItem }) => (
  <tr>
    <th scope="row" className="item-cell">
      <Link to="/items/$source/$item" params={{ source: item.source, item: item.item }}>
        {item.label}
      </Link>
      {item.title !== null && <span className="block small">{item.title}</span>}
    </th>
    <td>
      <TypeMark type={item.type} />
    </td>
    <td>{item.state}</td>
    <td className="nowrap">
      <Instant at={item.start} only="date" />
    </td>
    <td className="nowrap">
      <Instant at={item.done} only="date" />
    </td>
    <td className="number">
      <Duration seconds={item.flowSeconds ?? item.ageSeconds} />
    </td>
  </tr>
)

export const ExplainedItems = ({ answer }: { answer: ExplainAnswer }) => {
  const { counted, leftOut } = answer
  const search = itemsSearchOf(counted.address)
  const { data } = useQuery(itemsQuery({ ...itemsRequest(search), limit: SHOWN }))
  return (
    <section className="card" aria-labelledby="items">
      <h2 id="items">The items behind it</h2>
      <p>
        <Link to="/items" search={search}>
          {countOf(counted.n, 'item')}
        </Link>
        {counted.n > SHOWN && `, of which the last ${SHOWN} are below`}. Each opens into its visits, the rule
        that gave it its type, and the events of its tool.
      </p>
      {leftOut.length > 0 && (
        <ul aria-label="Left out">
          {leftOut.map(({ reason, words, n, address }) => (
            <li key={reason}>
              Left out:{' '}
              <Link to="/items" search={itemsSearchOf(address)} title={`${count(n)} items left out`}>
                {words}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data && data.items.length > 0 && (
        <TableScroll label="The items behind this number">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Type</th>
              <th scope="col">State</th>
              <th scope="col">Start</th>
              <th scope="col">Done</th>
              <th scope="col" className="number">
                Flow time or age
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((item) => (
              <Row key={`${item.source}/${item.item}/${item.pass}`} item={item} />
            ))}
          </tbody>
        </TableScroll>
      )}
    </section>
  )
}
