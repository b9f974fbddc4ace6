import type { EChartsOption } from 'echarts'
import type { OpenItemAnswer, ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import type { Palette } from '../theme/palette.ts'
import { TYPE_NAMES } from '../words/names.ts'
import { unitOf } from './flow-time-chart.ts'
import { frame, markLabel, markLine, quietAxis, tooltipLines, valueAxis } from './look.ts'

/** Places within a column, so that items of like age do not cover each other. */
const SPREAD = [0, 0.16, -0.16, 0.3, -0.3, 0.08, -0.08, 0.23, -0.23]

/** A share of the height. */
const THINNEST = 0.05

const lines = (item: OpenItemAnswer): string[] => [
  item.label,
  ...(item.title === null ? [] : [item.title.length > 60 ? `${item.title.slice(0, 59)}…` : item.title]),
  `${TYPE_NAMES[item.type].one} · ${item.state}${item.reason === null ? '' : ` (${item.reason})`}`,
  `age ${durationInWords(item.ageSeconds)}, in ${item.stage} for ${durationInWords(item.inStageSeconds)}`,
  ...(item.pace === null ? [] : [`older than ${Math.round(item.pace)} % of those that left the stage`]),
  ...(item.stale ? [`stale: no event for ${durationInWords(item.silentSeconds)}`] : []),
]

/**
 * Work in progress by stage and age, on the pace of the items that are done: the bands of a stage end at the ages
 * at which 50, 70, 85 and 95 % of them had left it. Open rings are stale.
 */
export const agingChart = (view: ViewOf<'aging'>, palette: Palette): EChartsOption => {
  const stages = view.stages.map(({ stage }) => stage)
  for (const { stage } of view.items) if (!stages.includes(stage)) stages.push(stage)
  const longest = [
    ...view.items.map(({ ageSeconds }) => ageSeconds),
    ...view.stages.map(({ percentiles }) => percentiles.at(-1)?.seconds ?? 0),
    view.expectation?.seconds ?? 0,
  ].reduce((most, one) => Math.max(most, one), 0)
  const unit = unitOf(longest)
  const bandOf = (stage: string, i: number): number => {
    const percentiles = view.stages.find((one) => one.stage === stage)?.percentiles ?? []
    const below = i === 0 ? 0 : (percentiles[i - 1]?.seconds ?? 0)
    return ((percentiles[i]?.seconds ?? below) - below) / unit.seconds
  }
  const placed = new Map<string, number>()
  return {
    ...frame(palette),
    grid: { ...frame(palette).grid, right: view.expectation ? 92 : 16 },
    xAxis: [
      {
        ...quietAxis(palette),
        type: 'category',
        data: stages,
        axisLabel: { ...quietAxis(palette).axisLabel, interval: 0, overflow: 'truncate', width: 92 },
      },
      { type: 'value', min: -0.5, max: stages.length - 0.5, show: false },
    ],
    yAxis: { ...valueAxis(palette, `age, ${unit.name}`), type: 'value' },
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const { data, seriesName, name } = params as {
          data?: { item?: OpenItemAnswer }
          seriesName: string
          name: string
        }
        if (data?.item) return tooltipLines(lines(data.item))
        const stage = view.stages.find((one) => one.stage === name)
        return stage
          ? tooltipLines([
              `${name}: pace of ${stage.n} done`,
              ...stage.percentiles.map(
                ({ percent, seconds }) => `${percent} % had left it at ${durationInWords(seconds)}`,
              ),
            ])
          : seriesName
      },
    },
    series: [
      ...[50, 70, 85, 95].map((percent, i) => ({
        type: 'bar' as const,
        name: `up to ${percent} %`,
        stack: 'pace',
        barWidth: '86%',
        itemStyle: {
          color:
            [palette.states.done, palette.states.done, palette.states.waiting, palette.types.defect][i] ??
            palette.line,
          opacity: [0.28, 0.16, 0.2, 0.2][i] ?? 0.2,
        },
        label: {
          show: true,
          position: 'insideTop' as const,
          color: palette.text,
          opacity: 1,
          fontSize: 10,
          // A thin band has no room for its name; the tooltip has it.
          formatter: ({ value }: { value?: unknown }) =>
            Number(value) * unit.seconds > longest * THINNEST ? `${percent} %` : '',
        },
        labelLayout: { hideOverlap: true },
        data: stages.map((stage) => bandOf(stage, i)),
      })),
      {
        type: 'scatter' as const,
        name: 'in progress',
        xAxisIndex: 1,
        symbolSize: 9,
        z: 5,
        data: view.items.map((item) => {
          const column = stages.indexOf(item.stage)
          const nth = placed.get(item.stage) ?? 0
          placed.set(item.stage, nth + 1)
          return {
            value: [column + (SPREAD[nth % SPREAD.length] ?? 0), item.ageSeconds / unit.seconds],
            id: JSON.stringify([item.source, item.item]),
            item,
            itemStyle: item.stale
              ? { color: 'transparent', borderColor: palette.text, borderWidth: 1.8 }
              : {
                  color: item.state === 'waiting' ? palette.states.waiting : palette.accent,
                  borderColor: palette.ground,
                  borderWidth: 1,
                },
            symbol: item.state === 'waiting' ? 'diamond' : 'circle',
          }
        }),
        markLine: {
          ...markLine(palette),
          label: markLabel(palette),
          data: view.expectation
            ? [
                {
                  yAxis: view.expectation.seconds / unit.seconds,
                  label: {
                    formatter: `expected:\n${view.expectation.percent} % within\n${durationInWords(view.expectation.seconds)}`,
                  },
                },
              ]
            : [],
        },
      },
    ],
  } as EChartsOption
}
