import type { EChartsOption } from 'echarts'
import type { ForecastAnswer } from '../../flow/forecast/forecast-answer.ts'
import type { Palette } from '../theme/palette.ts'
import { count, percent } from '../words/figures.ts'
import { dateInWords } from '../words/instants.ts'
import { axisTooltip, frame, quietAxis, valueAxis } from './look.ts'

/** How the runs of a forecast ended; what lies within 85 % is darker. */
export const outcomesChart = (forecast: ForecastAnswer, palette: Palette): EChartsOption => {
  const { outcomes, question } = forecast
  const when = question.kind === 'when'
  // “How many” is read from the other side: at least so many.
  const ordered = when ? outcomes : outcomes.toReversed()
  let sum = 0
  const within = new Map(ordered.map((one) => [one, (sum += one.share)]))
  const name = (one: ForecastAnswer['outcomes'][number]): string =>
    when ? (one.at === null ? 'never' : dateInWords(one.at)) : count(one.items ?? 0)
  return {
    ...frame(palette),
    xAxis: { ...quietAxis(palette), type: 'category', data: outcomes.map(name) },
    yAxis: {
      ...valueAxis(palette, 'share of the runs'),
      type: 'value',
      axisLabel: { color: palette.dimmed, fontSize: 12, formatter: (value: number) => percent(value) },
    },
    tooltip: axisTooltip(palette, 'bars', (i) => {
      const one = outcomes[i]
      if (!one) return []
      return [
        when ? `done in the period up to ${name(one)}` : `${name(one)} done`,
        `${percent(one.share)} of the runs`,
        `${when ? 'by then' : 'at least so many'}: ${percent(within.get(one) ?? 0)}`,
      ]
    }),
    series: [
      {
        type: 'bar',
        barMaxWidth: 40,
        data: outcomes.map((one) => ({
          value: one.share,
          itemStyle: {
            color: (within.get(one) ?? 0) - one.share < 0.85 ? palette.accent : palette.accentSoft,
            borderColor: palette.accent,
            borderWidth: 1,
          },
        })),
      },
    ],
  }
}
