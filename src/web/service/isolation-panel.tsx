/** Each journey is isolated and consistent end to end: what must never happen, and the journeys in which it did. */
import { Link } from '@tanstack/react-router'
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { ContradictionsAnswer, ServiceAnswer } from '../../flow/service/service-answer.ts'
import { StatusMark } from '../alerts/status-mark.tsx'
import { Figure } from '../explain/figure-link.tsx'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Instant } from '../parts/instant.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'

const RulesTable = ({ rules, of }: { rules: readonly ContradictionsAnswer[]; of: FigureOf }) => (
  <TableScroll label="What must never happen">
    <thead>
      <tr>
        <th scope="col">Status</th>
        <th scope="col">Must never happen</th>
        <th scope="col" className="number">
          Did in
        </th>
        <th scope="col" className="number">
          Could have in
        </th>
      </tr>
    </thead>
    <tbody>
      {rules.map(({ rule, words, n, looked }) => (
        <tr key={rule}>
          <td className="nowrap">
            <StatusMark status={looked === 0 ? 'no data' : n === 0 ? 'met' : 'breached'}>
              {looked === 0 ? 'not seen' : n === 0 ? 'kept' : 'broken'}
            </StatusMark>
          </td>
          <th scope="row">
            <Prose text={words} />
          </th>
          <td className="number">
            <Figure id="contradictions" of={{ ...of, about: rule }} value={n}>
              {count(n)}
            </Figure>
          </td>
          <td className="number">{count(looked)} journeys</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const Found = ({ rules }: { rules: readonly ContradictionsAnswer[] }) => {
  const found = rules.flatMap(({ rule, journeys }) => journeys.map((journey) => ({ rule, ...journey })))
  if (found.length === 0) return null
  return (
    <>
      <h3>The journeys in which it happened</h3>
      <TableScroll label="Journeys in which it happened">
        <thead>
          <tr>
            <th scope="col">Journey</th>
            <th scope="col">When</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ rule, source, item, journey, slice, at, words }) => (
            <tr key={`${rule} ${source} ${item} ${journey}`}>
              <th scope="row">
                <Link to="/items/$source/$item" params={{ source, item }}>
                  {item}
                </Link>
                {slice !== null && <span className="dimmed small block">{slice}</span>}
              </th>
              <td className="nowrap">
                <Instant at={at} />
              </td>
              <td>
                <Prose text={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </>
  )
}

export const IsolationPanel = ({ answer, of }: { answer: ServiceAnswer; of: FigureOf }) => {
  const { rules } = answer.isolation
  return (
    <section className="card stack" aria-labelledby="isolation">
      <h2 id="isolation">Each journey isolated and consistent end to end</h2>
      {rules.length === 0 ? (
        <Nothing
          kind="not configured"
          why="No service level about isolation says what must never happen: give one rules under `never`, such as `twice: payment.captured`."
        />
      ) : (
        <>
          <WaysToRead
            name="What must never happen"
            ways={[{ name: 'Table', shown: <RulesTable rules={rules} of={of} /> }]}
            metrics={['isolation']}
          />
          <Found rules={rules} />
        </>
      )}
    </section>
  )
}
