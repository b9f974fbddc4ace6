/** Streams on the map: top-level ones as bands over the cells that they cover, supporting ones beneath. */
import { effectiveCell, metricOf } from '../../model/grid.ts'
import type { Stream, ValueStreamMap } from '../../model/schema.ts'
import type { Pen } from '../pen.ts'
import { line, rect, tag, text, titled } from '../svg.ts'
import { clip, wrap } from '../text.ts'
import { namesIn, ownerOf, reliedOnBy, servedBy } from '../wording.ts'
import { COLUMN, LABEL, MARGIN, type Band, type MapLayout } from './layout.ts'

/** The map while it is drawn. */
export interface MapDrawing {
  readonly map: ValueStreamMap
  readonly layout: MapLayout
  readonly pen: Pen
  readonly hues: ReadonlyMap<string, number>
}

export const fullTitle = (map: ValueStreamMap, it: Stream): string =>
  [
    `${it.name} (${it.kind}, ${it.lifecycle})`,
    it.promise,
    `For: ${servedBy(map, it)}`,
    `From “${it.trigger}” to “${it.finishLine}”`,
    `North-star: ${it.northStar?.name ?? 'none'}`,
    `Owner: ${ownerOf(map, it.owner) ?? 'none'}`,
  ].join('\n')

const bandWords = (map: ValueStreamMap, it: Stream, { x, y, width }: Band): string => {
  const room = width - 28
  const isNarrow = width < 300
  const names = wrap(it.name, { width: room, size: 14.5, bold: true, lines: isNarrow ? 2 : 1 })
  const owner = ownerOf(map, it.owner)
  const star = it.northStar?.name
  const second = y + 26 + 18 * names.length
  const isSecond = names.length === 2
  return [
    text(names, x + 16, y + 26, { size: 14.5, bold: true, leading: 18 }),
    star === undefined
      ? text('no north-star', x + 16, second, { size: 12, className: 'missing' })
      : text(clip(`★ ${star}`, room, 12), x + 16, second, { size: 12 }),
    isSecond
      ? ''
      : text(
          clip(
            [`${it.trigger} → ${it.finishLine}`, owner].filter((one) => one !== null).join('  ·  '),
            room,
            11,
          ),
          x + 16,
          second + 18,
          { size: 11, className: 'dimmed' },
        ),
  ].join('')
}

/** What is measured at each stage, at the foot of the row in which the stream begins. */
const stageMetrics = ({ map, layout }: MapDrawing, { x, y, width, fromStage }: Band): string => {
  const row = layout.rows.find((one) => y >= one.y && y < one.y + one.height)
  if (row === undefined) return ''
  return layout.columns
    .slice(fromStage, fromStage + Math.round((width + 12) / COLUMN))
    .map(({ stage }, at) => {
      const cell = effectiveCell(map, row.slice, stage)
      const metric = cell.kind === 'applies' ? metricOf(cell.cell)?.name : undefined
      return metric === undefined
        ? ''
        : text(clip(metric, COLUMN - 40, 11), x + at * COLUMN + 16, y + 92, { size: 11, className: 'ink' })
    })
    .join('')
}

export const bands = (drawing: MapDrawing): string[] => {
  const { map, layout, pen, hues } = drawing
  return layout.bands.flatMap((band, at) => {
    const it = map.streams.get(band.stream)
    if (it === undefined) return []
    const inner = layout.rows.filter(({ y }) => y > band.y && y < band.y + band.height)
    const inset = Math.min(10, band.height / 5)
    const next = layout.bands[at + 1]
    const body = [
      // A path should be contiguous; where it is not, the gap is seen.
      next?.stream === band.stream && next.y === band.y
        ? line(band.x + band.width, band.y + band.height / 2, next.x, band.y + band.height / 2, 'edge dashed')
        : '',
      rect(band, 'soft edge', 10),
      ...inner.map(({ y }) => line(band.x + 4, y, band.x + band.width, y, 'edge thin')),
      rect({ x: band.x, y: band.y + inset, width: 4, height: band.height - 2 * inset }, 'ink', 2),
      band.isFirst
        ? bandWords(map, it, band) + stageMetrics(drawing, band)
        : text(clip(it.name, band.width - 28, 12), band.x + 16, band.y + Math.min(24, band.height / 2 + 4), {
            size: 12,
            className: 'dimmed',
          }),
    ]
    return [
      pen({
        path: ['streams', band.stream],
        box: band,
        radius: 10,
        className: `hue${hues.get(band.stream) ?? 0} ${it.lifecycle}`,
        title: fullTitle(map, it),
        body: body.join(''),
      }),
    ]
  })
}

export const sectionHead = (words: string, y: number): string =>
  `${text(words.toUpperCase(), MARGIN, y, { size: 11, bold: true, className: 'label' })}\n`

export const supporting = ({ map, layout, pen, hues }: MapDrawing): string[] => {
  const first = layout.supporting[0]
  if (first === undefined) return []
  return [
    sectionHead('Supporting streams', first.y - 14),
    ...layout.supporting.flatMap(({ stream, x, y, band }) => {
      const it = map.streams.get(stream)
      if (it === undefined) return []
      const users = reliedOnBy(map, stream)
      const relied = users.length === 0 ? 'no stream relies on it' : `for ${namesIn(map.streams, users)}`
      const words = wrap(relied, { width: LABEL - 20, size: 11, lines: 3 })
      const promise = wrap(it.promise, { width: band.width - 32, size: 11, lines: 1 })
      return [
        tag(
          'g',
          {},
          titled(relied),
          text(words, x, y + 26, {
            size: 11,
            className: users.length === 0 ? 'missing' : 'dimmed',
            leading: 14,
          }),
        ),
        '\n',
        pen({
          path: ['streams', stream],
          box: band,
          radius: 10,
          className: `hue${hues.get(stream) ?? 0} ${it.lifecycle}`,
          title: fullTitle(map, it),
          body: [
            rect(band, 'frame edge', 10),
            rect({ x: band.x, y: band.y + 10, width: 4, height: band.height - 20 }, 'ink', 2),
            text(clip(it.name, band.width - 32, 13.5, true), band.x + 16, band.y + 25, {
              size: 13.5,
              bold: true,
            }),
            text(promise, band.x + 16, band.y + 44, { size: 11, className: 'dimmed' }),
          ].join(''),
        }),
      ]
    }),
  ]
}
