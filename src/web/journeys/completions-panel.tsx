/** Velocity of journeys: several completions, by period. */
import { figuresOf } from '../../flow/figures/figure.ts'
import { completionsTable } from '../../flow/journeys/journey-tables.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { queryString, type Query } from '../api/request.ts'
import { Chart } from '../chart/chart.tsx'
import { completionsChart } from '../chart/completions-chart.ts'
import { usePalette } from '../chart/look.ts'
import { count, countOf } from '../words/figures.ts'
import { CountFigure } from './figures.tsx'
import { JourneyPanel } from './journey-panel.tsx'

export const CompletionsPanel = ({ answer, query }: { answer: JourneysAnswer; query: Query }) => {
  const palette = usePalette()
  const of = figuresOf(answer)
  const { points } = answer.completions
  return (
    <JourneyPanel
      id="completions"
      name="Completions"
      metric="completions"
      figure={points.map(({ id, name, events }, i) => (
        <span key={id}>
          {i > 0 && ' · '}
          <CountFigure id="completions" of={{ ...of, about: id }} value={events} />{' '}
          <span className="completion-name">{name}</span>
        </span>
      ))}
      note={points.map(({ name, journeys }) => `${name}: of ${countOf(journeys, 'journey')}`).join(' · ')}
      tables={[completionsTable(answer)]}
      csv={`/api/journeys/overview${queryString({ ...query, format: 'csv' })}`}
    >
      <Chart
        option={completionsChart(answer, palette)}
        height={240}
        label={`Bars: completions by ${answer.window.by}. ${points.map(({ name, events }) => `${name}: ${count(events)}`).join(', ')}.`}
      />
    </JourneyPanel>
  )
}
