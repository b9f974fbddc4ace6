import { useMemo } from 'react'
import { Chart } from '../chart/chart.tsx'
import { loadChart } from '../chart/load-chart.ts'
import { usePalette } from '../chart/look.ts'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf, decimal } from '../words/figures.ts'
import { instantInWords } from '../words/instants.ts'
import { MetricPanel } from './metric-panel.tsx'
import { CHART_HEIGHT, type PanelProps } from './panel.ts'

const LoadTable = ({ answer, noun }: PanelProps) => (
  <TableScroll label="Flow load over time">
    <thead>
      <tr>
        <th scope="col">At</th>
        <th scope="col" className="number">
          {noun}s in progress
        </th>
      </tr>
    </thead>
    <tbody>
      {answer.load.series.toReversed().map(({ at, load }) => (
        <tr key={at}>
          <th scope="row">
            <Instant at={at} />
          </th>
          <td className="number">{count(load)}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

export const LoadPanel = ({ answer, noun }: PanelProps) => {
  const palette = usePalette()
  const option = useMemo(() => loadChart(answer, noun, palette), [answer, noun, palette])
  const { now, average } = answer.load
  const averaged =
    average === null
      ? 'no average: nothing of the window is known yet'
      : `${decimal(average)} on average over the window`
  return (
    <MetricPanel
      metric="load"
      answer={answer}
      noun={noun}
      n={now}
      figure={`${countOf(now, noun)} in progress`}
      note={`as of ${instantInWords(answer.window.asOf)} · ${averaged}`}
      chart={
        <Chart
          option={option}
          height={CHART_HEIGHT}
          label={`Line: ${noun}s in progress over time. Now ${count(now)}, ${averaged}. The table has each point.`}
        />
      }
      table={<LoadTable answer={answer} noun={noun} />}
    />
  )
}
