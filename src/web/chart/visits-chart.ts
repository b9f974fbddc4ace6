import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import type { ItemAnswer } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import type { FlowState } from '../../model/schema.ts'
import type { Palette } from '../theme/palette.ts'
import { exactSeconds } from '../words/figures.ts'
import { instantInWords, wallClock } from '../words/instants.ts'
import { frame, quietAxis, timeAxis, tooltipLines } from './look.ts'

type Visit = ItemAnswer['visits'][number]

/** Height of a bar as a share of its row: active is full, so that colour is not needed to tell it. */
const THICKNESS: Readonly<Record<FlowState, number>> = {
  active: 0.72,
  waiting: 0.34,
  new: 0.14,
  done: 0.14,
  canceled: 0.14,
  ignored: 0.14,
}

/** Beyond so many visits, the axis can be zoomed. */
const ZOOM_FROM = 24
/** A visit shorter than a pixel is still to be seen. */
const NARROWEST = 2.5

/** Stages in the order in which they were first entered. */
const stagesOf = (visits: readonly Visit[]): string[] => [...new Set(visits.map(({ stage }) => stage))]

const tooltipOf = (visit: Visit): string[] => [
  visit.stage,
  `${visit.state}${visit.reason === null ? '' : ` (${visit.reason})`}`,
  `${instantInWords(visit.from)} – ${visit.to === null ? 'now' : instantInWords(visit.to)}`,
  visit.seconds === null
    ? 'still there'
    : `${durationInWords(visit.seconds)} (${exactSeconds(visit.seconds)})`,
]

/** px; grows with the number of stages. */
export const visitsHeight = (visits: readonly Visit[]): number =>
  64 + 34 * stagesOf(visits).length + (visits.length > ZOOM_FROM ? 40 : 0)

/**
 * Visits over time: a row per stage, a bar per visit.
 *
 * @param end where a visit that goes on is drawn to, as {@link wallClock}.
 */
export const visitsChart = (visits: readonly Visit[], end: number, palette: Palette): EChartsOption => {
  const stages = stagesOf(visits)
  const zoom = visits.length > ZOOM_FROM
  const renderItem: CustomSeriesRenderItem = (params, api) => {
    const visit = visits[params.dataIndex]
    const grid = params.coordSys as unknown as { x: number; width: number }
    const [x0 = 0, y = 0] = api.coord([api.value(1), api.value(0)])
    const [x1 = 0] = api.coord([api.value(2), api.value(0)])
    const row = (api.size?.([0, 1]) as number[] | undefined)?.[1] ?? 0
    const height = row * (visit ? THICKNESS[visit.state] : 0)
    const left = Math.max(x0, grid.x)
    const right = Math.min(Math.max(x1, x0 + NARROWEST), grid.x + grid.width + NARROWEST)
    if (right < left) return null
    return {
      type: 'rect',
      shape: { x: left, y: y - height / 2, width: right - left, height, r: 2 },
      style: { fill: visit ? palette.states[visit.state] : palette.dimmed },
    }
  }
  return {
    ...frame(palette),
    useUTC: true,
    grid: { left: 8, right: 20, top: 8, bottom: zoom ? 48 : 8, outerBoundsMode: 'same' },
    xAxis: {
      ...timeAxis(palette),
      splitLine: { show: true, lineStyle: { color: palette.line } },
    },
    yAxis: {
      ...quietAxis(palette),
      type: 'category',
      inverse: true,
      data: stages,
      axisLabel: { color: palette.text, fontSize: 12, width: 110, overflow: 'truncate' },
    },
    ...(zoom
      ? {
          dataZoom: [
            {
              type: 'slider',
              height: 20,
              bottom: 8,
              filterMode: 'none',
              borderColor: palette.line,
              backgroundColor: 'transparent',
              fillerColor: palette.accentSoft,
              handleStyle: { color: palette.ground, borderColor: palette.accent },
              moveHandleStyle: { color: palette.accent, opacity: 0.5 },
              showDataShadow: false,
              labelFormatter: '',
            },
          ],
        }
      : {}),
    tooltip: {
      ...frame(palette).tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const visit = visits[(params as { dataIndex: number }).dataIndex]
        return visit ? tooltipLines(tooltipOf(visit)) : ''
      },
    },
    series: [
      {
        type: 'custom',
        renderItem,
        encode: { x: [1, 2], y: 0 },
        data: visits.map((visit) => [
          stages.indexOf(visit.stage),
          wallClock(visit.from),
          visit.to === null ? end : wallClock(visit.to),
        ]),
      },
    ],
  }
}
