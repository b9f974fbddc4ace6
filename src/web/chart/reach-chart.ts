import type { EChartsOption } from 'echarts'
import { durationInWords } from '../../flow/duration.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import type { Palette } from '../theme/palette.ts'
import { count, decimal } from '../words/figures.ts'
import { marksOf, needsLog, unitOf } from './flow-time-chart.ts'
import { axisTooltip, frame, legend, valueAxis } from './look.ts'

type Point = JourneysAnswer['timeToReach']['curve'][number]

const percents = (share: number): number => share * 100

const linesOf = (point: Point): string[] => {
  const rest = Math.max(0, 1 - point.reached - point.left)
  const { low, high } = point
  return [
    `after ${durationInWords(point.seconds)}`,
    `${decimal(percents(point.reached))} % have reached it`,
    `${decimal(percents(point.left))} % have left`,
    `${decimal(percents(rest))} % are under way`,
    `if nobody left: ${decimal(percents(1 - point.survival))} %${low === null || high === null ? '' : ` (${decimal(percents(1 - high))} to ${decimal(percents(1 - low))} %, 95 % sure)`}`,
    `${count(point.atRisk)} under observation`,
  ]
}

/** Below this share of those at the start, the last few decide the curve of Kaplan and Meier alone: it is not drawn on. */
const TOO_FEW = 0.05

/** What becomes of journeys as they grow older: reached, left, still under way; and the curve of Kaplan and Meier. */
export const reachChart = (
  { curve }: JourneysAnswer['timeToReach'],
  reached: string,
  palette: Palette,
): EChartsOption => {
  const times = curve.map(({ seconds }) => seconds)
  const longest = times.at(-1) ?? 0
  const log = needsLog(times.filter((time) => time > 0))
  const unit = unitOf(longest)
  // A logarithmic axis has no beginning: the first mark stands for all that is shorter.
  const marks = marksOf(times.filter((time) => time > 0))
  const floor = marks[0] ?? 1
  const x = (seconds: number): number => (log ? Math.max(seconds, floor) : seconds / unit.seconds)
  const line = (name: string, y: (point: Point) => number, look: object, drawn = curve) => ({
    type: 'line' as const,
    name,
    step: 'end' as const,
    showSymbol: false,
    ...look,
    data: [[log ? floor : 0, 0], ...drawn.map((point) => [x(point.seconds), percents(y(point))])],
  })
  const value = valueAxis(palette, '')
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: 34, right: 24 },
    // Wide enough to tell dots from dashes.
    legend: { ...legend(palette), itemWidth: 34 },
    xAxis: {
      ...value,
      splitLine: { show: false },
      ...(log
        ? {
            type: 'log' as const,
            min: floor,
            max: marks.at(-1),
            axisLabel: {
              ...value.axisLabel,
              customValues: marks,
              formatter: (seconds: number) => durationInWords(seconds),
            },
          }
        : {
            type: 'value' as const,
            axisLabel: {
              ...value.axisLabel,
              formatter: (units: number) => durationInWords(units * unit.seconds),
            },
          }),
    },
    yAxis: { ...valueAxis(palette, '% of the journeys begun'), type: 'value', min: 0, max: 100 },
    tooltip: axisTooltip(palette, 'line', (i) => {
      const point = curve[i - 1]
      return point ? linesOf(point) : []
    }),
    series: [
      line(`reached “${reached}”`, (point) => point.reached, {
        itemStyle: { color: palette.accent },
        lineStyle: { width: 2.4 },
        areaStyle: { color: palette.accentSoft, opacity: 0.6 },
      }),
      line('left', (point) => point.left, {
        itemStyle: { color: palette.types.defect },
        lineStyle: { width: 2, type: 'dotted' },
      }),
      line(
        'would reach it if nobody left',
        (point) => 1 - point.survival,
        { itemStyle: { color: palette.text }, lineStyle: { width: 1.4, type: 'dashed' } },
        curve.filter(({ atRisk }) => atRisk >= TOO_FEW * (curve[0]?.atRisk ?? 0)),
      ),
    ],
  } as EChartsOption
}
