/** Each guardrail with what it is, its bound, and since when it is broken. */
import { Fragment } from 'react'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { ConditionAnswer, NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { dateInWords } from '../words/instants.ts'
import { GuardrailLight } from './guardrail-light.tsx'

const Values = ({
  conditions,
  answer,
}: {
  conditions: readonly ConditionAnswer[]
  answer: NorthStarAnswer
}) => (
  <>
    {conditions.map(({ about, value, words, n, why }, i) => (
      <Fragment key={about}>
        {i > 0 && <br />}
        <Figure id="guardrail" of={{ ...figuresOf(answer), about }} value={value}>
          {value === null ? 'not measured' : words}
        </Figure>
        {value !== null && n !== null && <span className="dimmed"> n = {count(n)}</span>}
        {why !== null && (
          <span className="dimmed small block">
            <Prose text={why} />
          </span>
        )}
      </Fragment>
    ))}
  </>
)

export const GuardrailsPanel = ({ answer }: { answer: NorthStarAnswer }) =>
  answer.guardrails.length === 0 ? null : (
    <section className="card stack" aria-labelledby="guardrails">
      <h2 id="guardrails">What must not suffer</h2>
      <TableScroll label="Guardrails">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Guardrail</th>
            <th scope="col">Is</th>
            <th scope="col">Must be</th>
            <th scope="col">Broken since</th>
          </tr>
        </thead>
        <tbody>
          {answer.guardrails.map(({ id, name, why, status, logic, conditions, since }) => (
            <tr key={id}>
              <td className="nowrap">
                <GuardrailLight status={status} />
              </td>
              <th scope="row" className="alert-cell">
                {name}
                {why !== null && <span className="dimmed small block">{why}</span>}
                <code className="small block">{logic}</code>
              </th>
              <td className="metric-cell">
                <Values conditions={conditions} answer={answer} />
              </td>
              <td className="nowrap">{conditions.map(({ bound }) => bound).join('; ')}</td>
              <td>
                {since === null ? (
                  <span className="dimmed">–</span>
                ) : (
                  <>the window from {dateInWords(since.from)}</>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </section>
  )
