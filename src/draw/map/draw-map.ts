/** The map as a drawing: streams over slices × stages, supporting streams beneath, forks marked. */
import { effectiveCell } from '../../model/grid.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { huesOf } from '../hues.ts'
import { counted, heading, penOf, sheet, type Look } from '../pen.ts'
import { line, rect, tag, text, titled } from '../svg.ts'
import { clip, wrap } from '../text.ts'
import { nameIn } from '../wording.ts'
import { bands, supporting, type MapDrawing } from './bands.ts'
import { COLUMN, HEAD, LABEL, layOutMap, MARGIN, SECTION_GAP } from './layout.ts'
import { FORK, forkBadges, forkList, UNPLACED, unplacedList } from './lists.ts'

const stageHeads = ({ map, layout, pen }: MapDrawing): string[] =>
  layout.columns.map(({ stage, x }, at) => {
    const name = nameIn(map.stages, stage)
    const box = { x: x + 6, y: HEAD, width: COLUMN - 12, height: 40 }
    const { x: left, y, width } = box
    // An arrow: the journey runs from left to right.
    const points = [
      [left, y],
      [left + width - 10, y],
      [left + width, y + 20],
      [left + width - 10, y + 40],
      [left, y + 40],
      ...(at === 0 ? [] : [[left + 10, y + 20]]),
    ]
    const shape = tag('polygon', { class: 'panel', points: points.map((point) => point.join(',')).join(' ') })
    const label = text(clip(name, width - 32, 13, true), left + 18, y + 25, { size: 13, bold: true })
    const described = map.stages.get(stage)?.description
    return pen({
      path: ['journey', 'stages', stage],
      box,
      title: described === undefined ? name : `${name}: ${described}`,
      body: shape + label,
    })
  })

const sliceLabels = ({ map, layout, pen }: MapDrawing): string[] =>
  layout.rows.map(({ slice, depth, x, y, height }) => {
    const it = map.slices.get(slice)
    const indent = Math.min(depth, 6) * 16
    const width = LABEL - 16 - indent
    const bold = depth === 0
    const under = it?.persona ?? it?.job ?? it?.segment
    const names = wrap(it?.name ?? slice, { width, size: 13.5, bold, lines: height > 80 ? 2 : 1 })
    const room = height > 80 ? 2 : height > 56 ? 1 : 0
    const words = under === undefined || room === 0 ? [] : wrap(under, { width, size: 11, lines: room })
    const top = y + 28
    return pen({
      path: ['slices', slice],
      box: { x: x + indent, y: y + 6, width: LABEL - 8 - indent, height: height - 12 },
      title: [it?.name ?? slice, it?.segment, it?.persona, it?.job].filter(Boolean).join(' – '),
      body: [
        depth > 0 ? line(x + indent - 9, y + 6, x + indent - 9, y + height - 6, 'hair') : '',
        text(names, x + indent, top, { size: 13.5, bold, leading: 17 }),
        text(words, x + indent, top + 17 * names.length, { size: 11, className: 'dimmed', leading: 14 }),
      ].join(''),
    })
  })

/** Cells to which the journey does not apply are hatched. */
const hatching = ({ map, layout }: MapDrawing): string[] =>
  layout.rows.flatMap(({ slice, y, height }) =>
    layout.columns.flatMap(({ stage, x }) => {
      const cell = effectiveCell(map, slice, stage)
      if (cell.kind !== 'does not apply') return []
      const box = { x: x + 6, y: y + 6, width: COLUMN - 12, height: height - 12 }
      return [
        tag(
          'g',
          {},
          titled(`does not apply${cell.why === null ? '' : `: ${cell.why}`}`),
          rect(box, 'hatch', 6),
        ),
        '\n',
      ]
    }),
  )

/** Draws the map: streams over slices × stages. */
export const drawMap = (map: ValueStreamMap, look: Look = {}): string => {
  const layout = layOutMap(map)
  const drawing = { map, layout, pen: penOf(look), hues: huesOf(map.streams.keys()) }
  const { columns, rows, width } = layout
  const gridTop = rows[0]?.y ?? HEAD
  const gridEnd = rows.length === 0 ? HEAD : (rows.at(-1)?.y ?? 0) + (rows.at(-1)?.height ?? 0)
  const forksTop = layout.end + SECTION_GAP
  const forksEnd = map.forks.size === 0 ? layout.end : forksTop + map.forks.size * FORK
  const unplacedTop = forksEnd + SECTION_GAP
  const end = layout.unplaced.length === 0 ? forksEnd : unplacedTop + layout.unplaced.length * UNPLACED
  const topLevel = [...map.streams.values()].filter(({ kind }) => kind === 'top-level').length
  const sizes = [
    counted(topLevel, 'value stream'),
    counted(map.streams.size - topLevel, 'supporting stream'),
    counted(map.slices.size, 'customer slice'),
    counted(map.stages.size, 'stage'),
  ].join(', ')
  const lines = [
    ...rows.map(({ y, depth }) => line(MARGIN + (depth > 0 ? LABEL : 0), y, width - MARGIN, y, 'hair')),
    ...(rows.length === 0 ? [] : [line(MARGIN, gridEnd, width - MARGIN, gridEnd, 'hair')]),
    ...columns.map(({ x }) => line(x, gridTop, x, gridEnd, 'hair')),
  ]
  const nothing = [
    map.slices.size === 0 ? 'No customer slices yet: add them under `slices`.' : null,
    map.stages.size === 0 ? 'No stages yet: add them under `journey`, `stages`.' : null,
  ].filter((one) => one !== null)
  const body = [
    heading('Value stream map', `${map.organisation.name} – ${sizes}`, MARGIN, width - 2 * MARGIN),
    text(nothing, MARGIN, HEAD + 16, { size: 12.5, className: 'missing', leading: 18 }),
    ...lines,
    '\n',
    ...hatching(drawing),
    ...stageHeads(drawing),
    ...sliceLabels(drawing),
    ...bands(drawing),
    ...forkBadges(drawing),
    ...supporting(drawing),
    ...forkList(drawing, forksTop),
    ...unplacedList(drawing, unplacedTop),
  ].join('')
  return sheet(
    {
      width,
      height: end + MARGIN + (nothing.length > 0 ? 40 : 0),
      title: `Value stream map of ${map.organisation.name}`,
      description: `${sizes}.`,
    },
    look,
    body,
  )
}
