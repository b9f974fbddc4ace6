/** Published figures that are another number now: what each was, what it is, and why. */
import { NativeSelect, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FIGURES, figureAddress } from '../../flow/figures/figure.ts'
import { figureInWords } from '../../flow/figures/figure-words.ts'
import type { ChangesAnswer, PublishedChange } from '../../flow/figures/published-answers.ts'
import { changesQuery, overviewQuery } from '../api/queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { Prose } from '../parts/prose.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { useTitle } from '../shell/title.ts'
import { count, countOf } from '../words/figures.ts'
import { periodInWords } from '../words/instants.ts'
import { MEASURED_NAMES } from '../words/names.ts'

const route = getRouteApi('/changes')

/** So many periods are shown; the answer of the server has more. */
const MOST_SHOWN = 60

const Rows = ({ change, name }: { change: PublishedChange; name: string }) => {
  const { stream, measured, by, from, to, at, cause, figures } = change
  return figures.map(({ figure, before, after }) => (
    <tr key={figure}>
      <th scope="row">
        {name}
        <span className="block small dimmed">{MEASURED_NAMES[measured].name}</span>
      </th>
      <td>{periodInWords(from, by)}</td>
      <td>
        <Link to="/explain" search={figureAddress(figure, { measured, stream, from, to, by })}>
          {FIGURES[figure]?.name ?? figure}
        </Link>
      </td>
      <td className="number">{figureInWords(figure, before, by)}</td>
      <td className="number">{figureInWords(figure, after, by)}</td>
      <td>
        <Prose text={cause} />
      </td>
      <td className="nowrap">
        <Instant at={at} />
      </td>
    </tr>
  ))
}

const Changes = ({ answer, names }: { answer: ChangesAnswer; names: ReadonlyMap<string, string> }) => {
  const { changes, total, published } = answer
  if (total === 0) {
    return (
      <p className="card">
        {published === 0
          ? 'Nothing is published yet. When a period of a stream is over, its figures are; what changes in them afterwards will stand here, with the reason.'
          : `The figures of ${countOf(published, 'period')} are published, and none has changed since.`}
      </p>
    )
  }
  const shown = changes.slice(0, MOST_SHOWN)
  return (
    <>
      {shown.length < total && (
        <p className="dimmed">
          The latest {count(shown.length)} of {countOf(total, 'change')}; <code>/api/changes</code> and{' '}
          <code>millrace changes --json</code> tell more.
        </p>
      )}
      <TableScroll label="Changed figures">
        <thead>
          <tr>
            <th scope="col">Stream</th>
            <th scope="col">Period</th>
            <th scope="col">Figure</th>
            <th scope="col" className="number">
              Was
            </th>
            <th scope="col" className="number">
              Is
            </th>
            <th scope="col">Why</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <Rows
              key={`${change.stream}/${change.measured}/${change.from}/${change.at}`}
              change={change}
              name={names.get(change.stream) ?? change.stream}
            />
          ))}
        </tbody>
      </TableScroll>
    </>
  )
}

export const ChangesPage = () => {
  useTitle('Changed figures')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: overview } = useQuery(overviewQuery)
  const { data, error, refetch } = useQuery(changesQuery({ ...search }))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <div className="stack">
      {overview?.sources.some(({ simulated }) => simulated) && (
        <SimulatedNotice whole={overview.sources.every(({ simulated }) => simulated)} />
      )}
      <div>
        <Title order={1}>Changed figures</Title>
        <p className="dimmed">
          When a period is over its figures are published. Events that come in late, another reading of the
          map, or a new version of a <Link to="/definitions">definition</Link> can change them: then it stands
          here.
        </p>
      </div>
      <div className="filters" role="group" aria-label="Which changes">
        <NativeSelect
          size="xs"
          label="Stream"
          value={search.stream ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: (before) => ({ ...before, stream: value || undefined }) })
          }
          data={[
            { value: '', label: 'All streams' },
            ...(overview?.streams ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <Changes answer={data} names={new Map(overview?.streams.map(({ id, name }) => [id, name]))} />
    </div>
  )
}
