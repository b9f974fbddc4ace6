/** The oldest items in progress, and what they wait for. */
import { Link } from '@tanstack/react-router'
import type { NextAnswer } from '../../flow/improve/next-answer.ts'
import { Duration } from '../parts/duration.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { count } from '../words/figures.ts'

export const OldestItems = ({ items }: { items: NextAnswer['oldest'] }) => (
  <section className="card" aria-labelledby="oldest">
    <h2 id="oldest">The oldest in progress</h2>
    {items.length === 0 ? (
      <p>Nothing is in progress.</p>
    ) : (
      <TableScroll label="The oldest items in progress">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Type</th>
            <th scope="col" className="number">
              Age
            </th>
            <th scope="col" className="number">
              Pace
            </th>
            <th scope="col">What it waits for</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.source} ${item.item}`}>
              <th scope="row">
                <Link to="/items/$source/$item" params={{ source: item.source, item: item.item }}>
                  {item.label}
                </Link>
                {item.title !== null && <span className="dimmed small block">{item.title}</span>}
              </th>
              <td>
                <TypeMark type={item.type} />
              </td>
              <td className="number">
                <Duration seconds={item.ageSeconds} />
                {item.startCensored && <span className="dimmed small block">or older</span>}
              </td>
              <td className="number">
                {item.pace === null ? <span className="dimmed">–</span> : `${count(item.pace)} %`}
              </td>
              <td>
                {item.waitsFor}
                {item.stale && <span className="tag warn">stale</span>}
                {item.beyondExpectation && <span className="tag warn">beyond expectation</span>}
                {item.costOfDelayPerWeek !== null && (
                  <span className="dimmed small block">
                    costs {count(item.costOfDelayPerWeek)} a week
                    {item.cd3 !== null && `, CD3 ${count(item.cd3)}`}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    )}
    <p className="dimmed small">
      Pace: how many percent of the items done before had left the stage at a younger age.
    </p>
  </section>
)
