/** A chart as a file: the same drawing as on the page, with what it shows written above it. */
import { init } from 'echarts/core'
import type { EChartsOption } from 'echarts'
import type { Palette } from '../theme/palette.ts'

export interface Caption {
  readonly title: string
  /** What it is of, and when. */
  readonly lines: readonly string[]
}

/** px */
const WIDTH = 1200
const LINE = 18

const captioned = (option: EChartsOption, caption: Caption, palette: Palette): EChartsOption => {
  const grid = option.grid as { top?: number } | undefined
  const room = 34 + caption.lines.length * LINE
  return {
    ...option,
    animation: false,
    backgroundColor: palette.ground,
    title: {
      text: caption.title,
      subtext: caption.lines.join('\n'),
      left: 12,
      top: 8,
      textStyle: { color: palette.text, fontSize: 18 },
      subtextStyle: { color: palette.dimmed, fontSize: 12, lineHeight: LINE },
    },
    grid: { ...grid, left: 20, top: (Number(grid?.top) || 24) + room },
  } as EChartsOption
}

/** px: the height on the page, and room for the caption. */
const heightOf = (height: number, caption: Caption): number => height * 1.5 + 34 + caption.lines.length * LINE

/** A PNG at twice the size, as a data URL. */
export const pngOf = (option: EChartsOption, height: number, caption: Caption, palette: Palette): string => {
  const size = { width: WIDTH, height: heightOf(height, caption) }
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', ...size })
  try {
    chart.setOption(captioned(option, caption, palette))
    return chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: palette.ground })
  } finally {
    chart.dispose()
  }
}

/** The same as SVG text. */
export const svgOf = (option: EChartsOption, height: number, caption: Caption, palette: Palette): string => {
  const size = { width: WIDTH, height: heightOf(height, caption) }
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(captioned(option, caption, palette))
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** Hands a file to the browser. */
export const download = (name: string, content: string | Blob): void => {
  const url = typeof content === 'string' ? content : URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  if (typeof content !== 'string') setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
