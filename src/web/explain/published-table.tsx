/** What had been published of a number, and why it changed afterwards. */
import type { PublishedFigure } from '../../flow/figures/explain-answers.ts'
import { Instant } from '../parts/instant.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'

export const PublishedTable = ({ published }: { published: readonly PublishedFigure[] }) => (
  <section className="card" aria-labelledby="published">
    <h2 id="published">As it was published</h2>
    <TableScroll label="As it was published">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col" className="number">
            Value
          </th>
          <th scope="col">Why it changed</th>
        </tr>
      </thead>
      <tbody>
        {published.map(({ at, words, cause }) => (
          <tr key={at}>
            <td className="nowrap">
              <Instant at={at} />
            </td>
            <td className="number">{words}</td>
            <td>
              {cause === null ? <span className="dimmed">first published</span> : <Prose text={cause} />}
            </td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  </section>
)
