/** The north-star by period. */
import type { NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import { column, PERIOD, period, type ColumnUnit } from '../../flow/views/columns.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { metricChart } from '../chart/metric-chart.ts'
import { JourneyPanel } from '../journeys/journey-panel.tsx'
import { Signals } from '../views/signals.tsx'
import { count, countOf } from '../words/figures.ts'

const UNITS: Readonly<Record<string, ColumnUnit>> = { share: 'share', seconds: 'seconds' }

export const SeriesPanel = ({ answer }: { answer: NorthStarAnswer }) => {
  const palette = usePalette()
  const { series, limits, window, northStar } = answer
  if (northStar === null || series.every(({ value }) => value === null)) return null
  const open = series.filter((one) => one.open !== null && one.open > 0).length
  const whole = series.filter(({ partial }) => !partial)
  const settled = series.filter(({ partial, open: still }) => !partial && !still)
  return (
    <JourneyPanel
      id="series"
      name={`${northStar.name} by ${window.by}`}
      metric="northStar"
      figure={countOf(whole.length, `whole ${window.by}`)}
      note={
        open === 0
          ? `journeys count in the ${window.by} in which they began`
          : `journeys count in the ${window.by} in which they began; of ${countOf(open, window.by)} some are still open, marked hollow`
      }
      tables={[
        {
          title: `${northStar.name} by ${window.by}`,
          columns: [
            ...PERIOD,
            column(northStar.name, UNITS[northStar.unit] ?? 'number'),
            column('n', 'items'),
            column('still open', 'items'),
          ],
          rows: series.map((one) => [...period(one), one.value, one.n, one.open]),
        },
      ]}
    >
      <Chart
        option={metricChart(answer, palette)}
        height={260}
        label={`Line: ${northStar.name} in each of ${count(series.length)} ${window.by}s, the last one settled ${settled.at(-1)?.words ?? 'not known'}. The table has each period.`}
      />
      {limits && (
        <Signals
          limits={limits}
          periods={series.map(({ start, end, partial, open: still, n }) => ({
            start,
            end,
            partial: partial || (still !== null && n !== null && still > 0.05 * n),
          }))}
          by={window.by}
        />
      )}
    </JourneyPanel>
  )
}
