/** The targets of a stream: what is aimed at, what is measured, and whether that is enough. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TargetAnswer } from '../../flow/alert-answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { targetsQuery } from '../api/alert-queries.ts'
import { Figure } from '../explain/figure-link.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { instantInWords, windowInWords } from '../words/instants.ts'
import { MEASURED_NAMES, TYPE_NAMES } from '../words/names.ts'
import { StatusMark } from './status-mark.tsx'

/** Of which items and of which time it is. */
const scopeOf = ({ of, window, periods }: TargetAnswer): string =>
  [
    MEASURED_NAMES[of.measured].name,
    of.slice,
    of.type === null ? null : TYPE_NAMES[of.type].many,
    periods === 0 ? `at ${instantInWords(window.asOf)}` : windowInWords(window.from, window.to),
  ]
    .filter((part) => part !== null)
    .join(' · ')

const TargetRow = ({ target }: { target: TargetAnswer }) => (
  <tr>
    <td className="nowrap">
      <StatusMark status={target.status} />
    </td>
    <th scope="row">
      {target.name}
      <span className="dimmed small block">{scopeOf(target)}</span>
      {target.why !== null && <span className="dimmed small block">{target.why}</span>}
    </th>
    <td className="nowrap">
      {target.words === null ? (
        <span className="dimmed">–</span>
      ) : (
        <Figure id={target.figure.id} of={figuresOf(target)} value={target.value}>
          {target.words}
        </Figure>
      )}
      {target.n !== null && <span className="dimmed small block">n = {count(target.n)}</span>}
    </td>
    <td className="nowrap">{target.bound.words}</td>
    <td>
      <Prose text={target.sentence} />
    </td>
  </tr>
)

const NoTargets = ({ stream }: { stream: string }) => (
  <>
    <p>No target is set. One is a line in the map, such as:</p>
    <pre role="region" tabIndex={0} aria-label="Example of a target">
      <code>{`streams:
  ${stream}:
    targets:
      quick: { metric: flowTime.p85, atMost: 5 d }`}</code>
    </pre>
  </>
)

export const TargetsPanel = ({ stream }: { stream: string }) => {
  const { data, error, refetch } = useQuery(targetsQuery)
  const targets = data?.targets.filter((target) => target.stream.id === stream)
  return (
    <section className="card stack" aria-labelledby="targets">
      <h2 id="targets">Targets</h2>
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !targets ? (
        <Skeleton height={80} />
      ) : targets.length === 0 ? (
        <NoTargets stream={stream} />
      ) : (
        <TableScroll label="Targets">
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Target</th>
              <th scope="col">Is</th>
              <th scope="col">Aimed at</th>
              <th scope="col">In words</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <TargetRow key={target.id} target={target} />
            ))}
          </tbody>
        </TableScroll>
      )}
    </section>
  )
}
