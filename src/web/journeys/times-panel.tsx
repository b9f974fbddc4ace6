/** How long journeys take from one point to another; flow time, unless two others are chosen. */
import { NativeSelect, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { durationInWords } from '../../flow/duration.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { timesTable } from '../../flow/journeys/journey-tables.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { timesQuery } from '../api/journey-queries.ts'
import { queryString } from '../api/request.ts'
import { Chart } from '../chart/chart.tsx'
import { histogramChart } from '../chart/histogram-chart.ts'
import { usePalette } from '../chart/look.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { count } from '../words/figures.ts'
import type { Asking } from './asking.ts'
import { CountFigure, TimeFigure } from './figures.tsx'
import { JourneyPanel } from './journey-panel.tsx'

export const TimesPanel = ({ overview, query, search, onChange }: { overview: JourneysAnswer } & Asking) => {
  const palette = usePalette()
  const asked = { ...query, fromEvent: search.fromEvent, toEvent: search.toEvent }
  const isFlowTime = search.fromEvent === undefined && search.toEvent === undefined
  const { data: answer, error, refetch } = useQuery({ ...timesQuery(asked), enabled: !isFlowTime })
  // The overview holds the times that nobody has to ask for.
  const data = isFlowTime ? { ...overview, times: overview.flowTime } : answer
  if (!isFlowTime && error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={420} />
  const { times } = data
  const { spread, histogram } = times
  const of = { ...figuresOf(data), about: times.about }
  const choice = (
    label: string,
    value: string | undefined,
    otherwise: string,
    key: 'fromEvent' | 'toEvent',
  ) => (
    <NativeSelect
      size="xs"
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange({ [key]: currentTarget.value || undefined })}
      data={[
        { value: '', label: otherwise },
        ...overview.points.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
  return (
    <JourneyPanel
      id="times"
      name={isFlowTime ? 'Flow time of journeys' : `From ${times.from.name} to ${times.to.name}`}
      metric="timeBetween"
      figure={
        <>
          85 % within <TimeFigure id="timeBetween.p85" of={of} value={spread.p85} />
        </>
      }
      note={
        <>
          from “{times.from.name}” to “{times.to.name}” · 50 % within{' '}
          <TimeFigure id="timeBetween.p50" of={of} value={spread.p50} />, 95 % within{' '}
          <TimeFigure id="timeBetween.p95" of={of} value={spread.p95} /> · n = {count(spread.n)} ·{' '}
          <CountFigure id="timeBetween.notYet" of={of} value={times.notYet} /> not yet there,{' '}
          <CountFigure id="timeBetween.never" of={of} value={times.never} /> over without it
        </>
      }
      choices={
        <div className="journey-choices no-print">
          {choice('From', search.fromEvent, `The beginning: ${overview.beginning.name}`, 'fromEvent')}
          {choice('To', search.toEvent, `The finish: ${overview.conversion.finish.name}`, 'toEvent')}
        </div>
      }
      tables={[timesTable(data)]}
      csv={`/api/journeys/times${queryString({ ...asked, format: 'csv' })}`}
    >
      {spread.n === 0 ? (
        <Nothing
          kind="no data"
          why={`No journey came from “${times.from.name}” to “${times.to.name}” in the window.`}
        />
      ) : (
        <Chart
          option={histogramChart({ histogram, clock: 'elapsed', n: spread.n }, 'journey', palette)}
          height={260}
          label={`Bars: how long ${count(spread.n)} journeys took. Half of them at most ${durationInWords(spread.p50)}.`}
        />
      )}
    </JourneyPanel>
  )
}
