/** The funnel with its question: which steps, in which order, within which time. */
import { MultiSelect, NativeSelect, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { figuresOf } from '../../flow/figures/figure.ts'
import { funnelTable } from '../../flow/journeys/journey-tables.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { funnelQuery } from '../api/journey-queries.ts'
import { queryString } from '../api/request.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { WITHIN } from '../search/journeys-search.ts'
import { count } from '../words/figures.ts'
import type { Asking } from './asking.ts'
import { CountFigure } from './figures.tsx'
import { FunnelBars, FunnelBySlice } from './funnel-bars.tsx'
import { JourneyPanel } from './journey-panel.tsx'

/** Commas part the steps in the address: what holds one can't be a step there. */
const canBeStep = ({ id }: JourneysAnswer['points'][number]): boolean => !id.includes(',')

const Choices = ({
  points,
  search,
  onChange,
}: {
  points: JourneysAnswer['points']
} & Pick<Asking, 'search' | 'onChange'>) => (
  <div className="journey-choices no-print">
    <MultiSelect
      size="xs"
      className="journey-steps"
      label="Steps, in their order"
      placeholder={search.steps === undefined ? 'The stages, then the finish line' : undefined}
      searchable
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': 'Back to the stages' }}
      nothingFoundMessage="Nothing of that name"
      data={points.filter(canBeStep).map(({ id, name, kind }) => ({
        value: id,
        label: kind === 'activity' || name === id ? name : `${name} (${kind})`,
      }))}
      value={search.steps?.split(',').filter((id) => points.some((point) => point.id === id)) ?? []}
      onChange={(ids) => onChange({ steps: ids.length === 0 ? undefined : ids.join(',') })}
    />
    <NativeSelect
      size="xs"
      label="Order"
      value={search.order ?? 'ordered'}
      onChange={({ currentTarget }) => onChange({ order: currentTarget.value === 'any' ? 'any' : undefined })}
      data={[
        { value: 'ordered', label: 'One after the other' },
        { value: 'any', label: 'In any order' },
      ]}
    />
    <NativeSelect
      size="xs"
      label="Within"
      value={search.within ?? ''}
      onChange={({ currentTarget }) =>
        onChange({ within: WITHIN.find((one) => one === currentTarget.value) })
      }
      data={[{ value: '', label: 'Any time' }, ...WITHIN.map((value) => ({ value, label: value }))]}
    />
  </div>
)

export const FunnelPanel = ({ overview, query, search, onChange }: { overview: JourneysAnswer } & Asking) => {
  const asked = { ...query, steps: search.steps, order: search.order, within: search.within }
  const isAsked = [search.steps, search.order, search.within].some((one) => one !== undefined)
  const { data: answer, error, refetch } = useQuery({ ...funnelQuery(asked), enabled: isAsked })
  // The overview holds the funnel that nobody has to ask for.
  const data = isAsked ? answer : overview
  if (isAsked && error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={420} />
  const of = figuresOf(data)
  const { funnel } = data
  const last = funnel.steps.at(-1)
  return (
    <JourneyPanel
      id="funnel"
      name="Funnel"
      metric="funnel"
      figure={
        last && (
          <>
            <CountFigure id="funnel.reached" of={{ ...of, about: last.about }} value={last.reached} /> of{' '}
            <CountFigure id="conversion.started" of={of} value={funnel.started} /> reached {last.name}
          </>
        )
      }
      note="Journeys that began in the window. Who did not go on has left only after the abandonment window; until then they may still go on."
      choices={<Choices points={overview.points} search={search} onChange={onChange} />}
      tables={[funnelTable(data)]}
      csv={`/api/journeys/funnel${queryString({ ...asked, format: 'csv' })}`}
    >
      <FunnelBars funnel={funnel} of={of} />
      {funnel.slices.length > 1 && (
        <TableScroll label={`Funnel by slice, ${count(funnel.slices.length)} slices`}>
          <FunnelBySlice funnel={funnel} of={of} />
        </TableScroll>
      )}
    </JourneyPanel>
  )
}
