/** Whether what a decision or an experiment predicts came true, computed from what is measured. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PredictionAnswer } from '../../flow/logic/north-star-answer.ts'
import { predictionsQuery } from '../api/north-star-queries.ts'
import { StatusMark } from '../alerts/status-mark.tsx'
import { Prose } from '../parts/prose.tsx'

const LIGHTS = {
  holds: 'met',
  'does not hold': 'breached',
  'too early': 'no data',
  'can’t be computed': 'no data',
  'in words only': 'no data',
} as const satisfies Readonly<Record<PredictionAnswer['status'], string>>

export const PredictionVerdict = ({ id }: { id: string }) => {
  const { data } = useQuery(predictionsQuery)
  const found = data?.predictions.find((one) => one.id === id)
  if (!found) return null
  const { status, sentence, measure, of } = found
  return (
    <p className="prediction-verdict">
      <Link to="/definitions/$id" params={{ id: 'prediction' }}>
        {of === 'decision' ? 'What it predicts' : 'Its success'}
      </Link>
      {': '}
      <StatusMark status={LIGHTS[status]}>{status}</StatusMark> <Prose text={sentence} />
      {measure !== null && (
        <span className="dimmed small block">
          <code>{measure.logic}</code>: {measure.words}
          {measure.before !== null && `, ${measure.before} in as long a time before`}
        </span>
      )}
    </p>
  )
}
