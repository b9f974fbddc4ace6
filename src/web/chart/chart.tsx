/** A place where ECharts draws. What it draws is told in words to who can't see it. */
import { useEffect, useRef, useState } from 'react'
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import type { EChartsOption } from 'echarts'
import { usePalette } from './look.ts'
import { NARROW, narrowed } from './narrow.ts'

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  CustomChart,
  DataZoomComponent,
  GridComponent,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  ScatterChart,
  TitleComponent,
  TooltipComponent,
])

interface ChartProps {
  readonly option: EChartsOption
  /** What the chart shows, in a sentence. */
  readonly label: string
  /** px; it grows where there is more room. */
  readonly height: number
  /** Called with the `id` of the datum that was clicked, where data have one. */
  readonly onPick?: (id: string) => void
}

export const Chart = ({ option, label, height, onPick }: ChartProps) => {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const palette = usePalette()
  const [isNarrow, setNarrow] = useState(false)
  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current, null, { renderer: 'canvas' })
    chart.current = drawn
    const observer = new ResizeObserver(() => {
      drawn.resize()
      // A place that is hidden has no width, and is not narrow for that.
      const width = drawn.getWidth()
      if (width > 0) setNarrow(width < NARROW)
    })
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(isNarrow ? narrowed(option, palette) : option, { notMerge: true })
  }, [option, isNarrow, palette])
  useEffect(() => {
    const drawn = chart.current
    if (!drawn || !onPick) return
    const picked = (event: unknown): void => {
      const id = (event as { data?: { id?: unknown } }).data?.id
      if (typeof id === 'string') onPick(id)
    }
    drawn.on('click', picked)
    return () => void drawn.off('click', picked)
  }, [onPick])
  // The drawing lies over the place and has no say in its size: a canvas that is a fraction of a pixel too
  // high would make the place grow, and that the canvas, for ever.
  return (
    <div role="img" aria-label={label} style={{ minHeight: height }} className="chart">
      <div ref={place} className="chart-drawing" />
    </div>
  )
}
