import type { EChartsOption } from 'echarts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { PLAIN, TYPE_DECALS } from './decals.ts'
import { axisTooltip, frame, legend, valueAxis } from './look.ts'
import { periodAxis, periodLines } from './period-axis.ts'

/** Those of the types; customers who leave are of none. */
const DECALS = { ...TYPE_DECALS, dropOff: PLAIN } as const

/** Signals by period, stacked. */
export const signalsChart = (
  { signals, completions: { periods }, window }: Pick<JourneysAnswer, 'signals' | 'completions' | 'window'>,
  palette: Palette,
): EChartsOption =>
  ({
    ...frame(palette),
    grid: { ...frame(palette).grid, bottom: 34 },
    legend: legend(palette),
    xAxis: periodAxis(palette, periods, window.by),
    yAxis: { ...valueAxis(palette, 'signals'), type: 'value', minInterval: 1 },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const period = periods[i]
      return period
        ? [
            ...periodLines(period, window.by, window.asOf),
            ...signals.kinds.map(
              ({ name, byPeriod }) =>
                `${name}: ${count(byPeriod[i]?.events ?? 0)}, of ${count(byPeriod[i]?.journeys ?? 0)} journeys`,
            ),
          ]
        : []
    }),
    series: signals.kinds.map(({ signal, name, byPeriod }) => ({
      type: 'bar' as const,
      name,
      stack: 'signals',
      barMaxWidth: 34,
      itemStyle: {
        color: signal === 'dropOff' ? palette.types.unclassified : palette.types[signal],
        decal: { ...DECALS[signal], color: palette.hatch },
      },
      data: byPeriod.map(({ events }, i) => ({
        value: events,
        itemStyle: { opacity: periods[i]?.partial ? 0.5 : 1 },
      })),
    })),
  }) as EChartsOption
