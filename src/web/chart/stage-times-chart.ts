import type { EChartsOption } from 'echarts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import type { Palette } from '../theme/palette.ts'
import { count } from '../words/figures.ts'
import { stageBarsChart } from './stage-bars-chart.ts'

/** Each bar goes on from the one before it. */
const PARTS = [
  { percent: 50, opacity: 1 },
  { percent: 85, opacity: 0.55 },
  { percent: 95, opacity: 0.28 },
] as const

/** Time in stage: a bar up to the median, lighter ones up to the 85th and 95th percentile, of the items done. */
export const stageTimesChart = (view: ViewOf<'stages'>, noun: string, palette: Palette): EChartsOption =>
  stageBarsChart(
    view.stages.map(({ stage, items, entries, skipped, percentiles }) => {
      const within = PARTS.map(
        ({ percent }) => percentiles.find((one) => one.percent === percent)?.seconds ?? 0,
      )
      return {
        stage,
        parts: within.map((seconds, i) => seconds - (within[i - 1] ?? 0)),
        lines: [
          `${count(items)} ${noun}s`,
          ...percentiles.map(({ percent, seconds }) => `${percent} % within ${durationInWords(seconds)}`),
          `entered ${count(entries)} times${skipped > 0 ? `, skipped by ${count(skipped)}` : ''}`,
        ],
      }
    }),
    PARTS.map(({ percent, opacity }) => ({ name: `${percent} % within`, color: palette.accent, opacity })),
    palette,
  )
