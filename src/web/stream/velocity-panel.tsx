import { useMemo } from 'react'
import type { FlowAnswer } from '../../flow/answers.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { velocityChart } from '../chart/velocity-chart.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'
import { dateInWords, periodInWords } from '../words/instants.ts'
import { MetricPanel } from './metric-panel.tsx'
import { CHART_HEIGHT, type PanelProps } from './panel.ts'

const periodsInWords = ({ velocity, window }: FlowAnswer): string => {
  const partial = velocity.filter((period) => period.partial).length
  const whole = countOf(velocity.length - partial, `whole ${window.by}`)
  return partial === 0
    ? `in ${whole}`
    : `in ${whole} and ${countOf(partial, `partial ${window.by}`)} (hatched)`
}

const VelocityTable = ({ answer, noun }: PanelProps) => (
  <TableScroll label="Flow velocity per period">
    <thead>
      <tr>
        <th scope="col">Period</th>
        <th scope="col">Begins</th>
        <th scope="col" className="number">
          {noun}s done
        </th>
        <th scope="col">Whole?</th>
      </tr>
    </thead>
    <tbody>
      {answer.velocity.toReversed().map(({ start, items, partial }) => (
        <tr key={start}>
          <th scope="row">{periodInWords(start, answer.window.by)}</th>
          <td>
            <time dateTime={start}>{dateInWords(start)}</time>
          </td>
          <td className="number">{count(items)}</td>
          <td>{partial ? 'partial' : 'whole'}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

export const VelocityPanel = ({ answer, noun }: PanelProps) => {
  const palette = usePalette()
  const option = useMemo(() => velocityChart(answer, noun, palette), [answer, noun, palette])
  const done = answer.velocity.reduce((sum, { items }) => sum + items, 0)
  const figure = `${countOf(done, noun)} done`
  return (
    <MetricPanel
      metric="velocity"
      answer={answer}
      noun={noun}
      n={done}
      figure={figure}
      note={periodsInWords(answer)}
      chart={
        <Chart
          option={option}
          height={CHART_HEIGHT}
          label={`Bars: ${noun}s done per ${answer.window.by}. ${figure} ${periodsInWords(answer)}. The table has each period.`}
        />
      }
      table={<VelocityTable answer={answer} noun={noun} />}
    />
  )
}
