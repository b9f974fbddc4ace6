import type { ReceiverAnswer } from '../../flow/alert-answers.ts'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'

const CAUSES = {
  target: 'targets breached',
  guardrail: 'guardrails broken',
  service: 'error budgets burning',
  stale: 'sources gone silent',
  expectation: 'items older than expected',
} as const

/** Whom the map names to be told, of what, and what is missing for it. */
export const ReceiversTable = ({ receivers }: { receivers: readonly ReceiverAnswer[] }) => (
  <TableScroll label="Who is told">
    <thead>
      <tr>
        <th scope="col">Receiver</th>
        <th scope="col">By</th>
        <th scope="col">Of</th>
        <th scope="col">Ready</th>
      </tr>
    </thead>
    <tbody>
      {receivers.map(({ id, name, by, on, streams, signed, problem }) => (
        <tr key={id}>
          <th scope="row">
            {name}
            <span className="dimmed small block">{id}</span>
          </th>
          <td>{by === 'email' ? 'e-mail' : signed ? 'webhook, signed' : 'webhook, not signed'}</td>
          <td>
            {on.map((cause) => CAUSES[cause]).join(', ')}
            <span className="dimmed small block">
              {streams === null ? 'of all streams' : `of ${streams.join(', ')}`}
            </span>
          </td>
          <td>
            {problem === null ? (
              'yes'
            ) : (
              <>
                <span className="tag warn">not yet</span> <Prose text={problem} />
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)
