/** How much of what each metric is to count it leaves out, and why. */
import { Link } from '@tanstack/react-router'
import type { LeftOut } from '../../flow/health/answer.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, percent } from '../words/figures.ts'
import { METRIC_NAMES } from '../words/names.ts'

const Reasons = ({ reasons }: Pick<LeftOut, 'reasons'>) =>
  reasons.length === 0 ? (
    <span className="dimmed">nothing</span>
  ) : (
    <ul className="plain">
      {reasons.map(({ reason, n }) => (
        <li key={reason}>
          {count(n)} {reason}
        </li>
      ))}
    </ul>
  )

export const LeftOutTable = ({ leftOut, name }: { leftOut: readonly LeftOut[]; name: string }) => (
  <TableScroll label={`What the metrics leave out of ${name}`}>
    <thead>
      <tr>
        <th scope="col">Metric</th>
        <th scope="col">Counts</th>
        <th scope="col" className="number">
          Share
        </th>
        <th scope="col">Leaves out</th>
      </tr>
    </thead>
    <tbody>
      {leftOut.map(({ metric, of, total, counted, reasons }) => (
        <tr key={metric}>
          <th scope="row">
            <Link to="/definitions/$id" params={{ id: metric }}>
              {METRIC_NAMES[metric]}
            </Link>
          </th>
          <td>
            {count(counted)} of {count(total)} {of}
          </td>
          <td className="number">{total === 0 ? '–' : percent(counted / total)}</td>
          <td>
            <Reasons reasons={reasons} />
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)
