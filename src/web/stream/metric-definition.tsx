import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@mantine/core'
import type { Behind } from '../../flow/measures.ts'
import { definitionsQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'

/** What a metric means, and in which version of its definition it was computed. */
export const MetricDefinition = ({ metric, version }: { metric: Behind; version: number }) => {
  const { data, error, refetch } = useQuery(definitionsQuery)
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={160} />
  const definition = data.find(({ id }) => id === metric)
  if (!definition) return <p>The server knows no definition of this metric.</p>
  return (
    <div className="definition">
      <p>
        <strong>{definition.name}</strong>{' '}
        <span className="dimmed">
          version {version}, in {definition.unit}
        </span>
      </p>
      <p className="formula">{definition.formula}</p>
      <ul>
        {definition.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p className="dimmed">Source: {definition.source}</p>
    </div>
  )
}
