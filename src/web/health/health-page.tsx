/** What is wrong with the data, what that does to which number, and how to mend it. */
import { NativeSelect, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { DataHealthAnswer } from '../../flow/health/answer.ts'
import { healthQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { countOf } from '../words/figures.ts'
import { countedInWords } from './severity.tsx'
import { SourceSection } from './source-section.tsx'

const route = getRouteApi('/health')

const NoSource = () => (
  <div className="card">
    <h2>No source yet</h2>
    <p>
      There is no data to examine. Name a source under <code>sources</code> in the map, and import its history
      with <code>millrace import FILE --source ID</code>.
    </p>
  </div>
)

const Health = ({ answer, source }: { answer: DataHealthAnswer; source: string | undefined }) => {
  const navigate = route.useNavigate()
  const { sources, asOf } = answer
  const shown = source === undefined ? sources : sources.filter(({ id }) => id === source)
  return (
    <div className="stack">
      {shown.some(({ simulated }) => simulated) && (
        <SimulatedNotice whole={shown.every(({ simulated }) => simulated)} />
      )}
      <div className="section-head">
        <div>
          <Title order={1}>Data health</Title>
          {shown.some(({ events }) => events > 0) && (
            <p role="status">{countedInWords(shown.flatMap(({ findings }) => findings))}</p>
          )}
          <p className="dimmed">
            Every item of the log was examined, one by one, <Instant at={asOf} />. What each finding does to
            which number stands beside it.
          </p>
        </div>
        {sources.length > 1 && (
          <NativeSelect
            size="xs"
            label="Source"
            value={source ?? ''}
            onChange={({ currentTarget }) =>
              void navigate({
                search: { source: currentTarget.value === '' ? undefined : currentTarget.value },
              })
            }
            data={[
              { value: '', label: `All ${countOf(sources.length, 'source')}` },
              ...sources.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      {sources.length === 0 && <NoSource />}
      {source !== undefined && shown.length === 0 && (
        <p className="card">
          There is no source <code>{source}</code>. Choose another one above.
        </p>
      )}
      {shown.map((one) => (
        <SourceSection key={one.id} health={one} />
      ))}
    </div>
  )
}

export const HealthPage = () => {
  useTitle('Data health')
  const { source } = route.useSearch()
  const { data, error, refetch } = useQuery(healthQuery)
  if (data) return <Health answer={data} source={source} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
