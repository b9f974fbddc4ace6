import type { EChartsOption } from 'echarts'
import type { Palette } from '../theme/palette.ts'
import { stripes } from './decals.ts'
import { axisTooltip, durationLabel, frame, legend, quietAxis, valueAxis } from './look.ts'
import { unitOf } from './flow-time-chart.ts'

interface StageBars {
  readonly stage: string
  /** Seconds of each part. */
  readonly parts: readonly number[]
  /** Said below the stage where one points at it. */
  readonly lines: readonly string[]
}

/** A part of all bars: told apart by colour, by opacity or by hatching. */
interface BarPart {
  readonly name: string
  readonly color: string
  readonly opacity?: number
  readonly decal?: boolean
}

/** Bars lying on their side, a stage each, the first on top; their axis is time. */
export const stageBarsChart = (
  stages: readonly StageBars[],
  parts: readonly BarPart[],
  palette: Palette,
): EChartsOption => {
  const longest = stages.reduce(
    (most, { parts: seconds }) =>
      Math.max(
        most,
        seconds.reduce((a, b) => a + b, 0),
      ),
    0,
  )
  const unit = unitOf(longest)
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: parts.length > 1 ? 34 : 4, top: 8, right: 24 },
    ...(parts.length > 1
      ? {
          legend: legend(palette),
        }
      : {}),
    xAxis: {
      ...valueAxis(palette, ''),
      type: 'value',
      axisLabel: durationLabel(palette, unit.seconds),
    },
    yAxis: {
      ...quietAxis(palette),
      type: 'category',
      inverse: true,
      data: stages.map(({ stage }) => stage),
      axisLabel: { ...quietAxis(palette).axisLabel, color: palette.text, overflow: 'truncate', width: 150 },
    },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const stage = stages[i]
      return stage ? [stage.stage, ...stage.lines] : []
    }),
    series: parts.map(({ name, color, opacity, decal }, i) => ({
      type: 'bar' as const,
      name,
      stack: 'time',
      barMaxWidth: 30,
      itemStyle: {
        color,
        ...(opacity === undefined ? {} : { opacity }),
        ...(decal
          ? {
              decal: stripes(palette.hatch),
            }
          : {}),
      },
      data: stages.map(({ parts: seconds }) => (seconds[i] ?? 0) / unit.seconds),
    })),
  }
}
