import type { ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { stageTimesChart } from '../chart/stage-times-chart.ts'
import { count } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

export const showStages = ({ answer, noun, palette }: ShowOf<ViewOf<'stages'>>): Shown => {
  const { stages } = answer
  const p85 = (stage: (typeof stages)[number]): number =>
    stage.percentiles.find(({ percent }) => percent === 85)?.seconds ?? 0
  const longest = stages.reduce<(typeof stages)[number] | null>(
    (most, stage) => (most === null || p85(stage) > p85(most) ? stage : most),
    null,
  )
  return {
    behind: 'velocity',
    n: stages.reduce((most, { items }) => Math.max(most, items), 0),
    figure: longest === null ? 'No stages' : `Longest in ${longest.stage}`,
    note:
      longest === null
        ? ''
        : `85 % within ${durationInWords(p85(longest))} · n = ${count(longest.items)} · repeated stays summed, skipped stages left out`,
    ...(longest === null
      ? { nothing: { kind: 'no data', why: `No ${noun} was done in the window.` } as const }
      : {}),
    charts: [
      {
        option: stageTimesChart(answer, noun, palette),
        height: Math.max(170, 46 + stages.length * 38),
        label: `Bars: time in each stage of the ${noun}s done. ${stages.map((stage) => `${stage.stage}: 85 % within ${durationInWords(p85(stage))}`).join('; ')}. The table has all percentiles.`,
      },
    ],
  }
}
