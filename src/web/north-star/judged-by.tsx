/** The value of a north-star now with its guardrails, in one line; nothing where it can't be computed at all. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { figuresOf } from '../../flow/figures/figure.ts'
import { GUARDRAIL_STATUSES, type NorthStarNow } from '../../flow/logic/north-star-answer.ts'
import { northStarsQuery } from '../api/north-star-queries.ts'
import { windowInWords } from '../words/instants.ts'
import { GuardrailLight } from './guardrail-light.tsx'
import { MetricNote, MetricValue } from './metric-value.tsx'

const Lights = ({ guardrails }: Pick<NorthStarNow, 'guardrails'>) =>
  GUARDRAIL_STATUSES.toSorted().flatMap((status) => {
    const of = guardrails.filter((one) => one.status === status)
    return of.length === 0
      ? []
      : [
          <span key={status} title={of.map(({ name }) => name).join('; ')}>
            <GuardrailLight status={status} /> {of.length}
          </span>,
        ]
  })

export const JudgedBy = ({ stream }: { stream: string }) => {
  const { data } = useQuery(northStarsQuery)
  const now = data?.streams.find((one) => one.stream.id === stream)
  if (!now?.northStar) return null
  const { northStar, hollow, guardrails, window } = now
  return (
    <span className="judged-by block no-print">
      <strong>
        <MetricValue id="northStar" of={figuresOf(now)} metric={northStar} />
      </strong>{' '}
      <span className="dimmed small">
        <MetricNote {...northStar} />
        {northStar.value !== null && ` · ${windowInWords(window.from, window.to)}`}
      </span>
      {hollow && <span className="hollow-mark"> {hollow.is} gain</span>}
      <span className="target-lights small">
        <Lights guardrails={guardrails} />
        <Link to="/streams/$id/north-star" params={{ id: stream }}>
          Guardrails
        </Link>
      </span>
    </span>
  )
}
