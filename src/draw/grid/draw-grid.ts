/** The grid as a drawing: what must be true for each slice at each stage. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { counted, heading, penOf, sheet, type Look } from '../pen.ts'
import { line, rect, tag, text, titled } from '../svg.ts'
import { clip, wrap } from '../text.ts'
import { nameIn } from '../wording.ts'
import { cellOf } from './cells.ts'
import { COLUMN, INSET, LABEL, layOutGrid, MARGIN, SHORT, TOP } from './layout.ts'

/** Draws the grid of slices × stages. */
export const drawGrid = (map: ValueStreamMap, look: Look = {}): string => {
  const { columns, rows, width, height } = layOutGrid(map)
  const pen = penOf(look)
  const title = `Grid of ${map.organisation.name}`
  const sizes = `${counted(rows.length, 'customer slice')} × ${counted(columns.length, 'stage')}`
  const heads = columns.map(({ stage, x }) =>
    pen({
      path: ['journey', 'stages', stage],
      box: { x: x + INSET, y: 88, width: COLUMN - 2 * INSET, height: 34 },
      title: nameIn(map.stages, stage),
      body:
        rect({ x: x + INSET, y: 88, width: COLUMN - 2 * INSET, height: 34 }, 'panel', 6) +
        text(clip(nameIn(map.stages, stage), COLUMN - 32, 13, true), x + INSET + 10, 110, {
          size: 13,
          bold: true,
        }),
    }),
  )
  const drawn = rows.flatMap(({ slice, depth, y, height: tall }) => {
    const indent = Math.min(depth, 5) * 14
    const name = nameIn(map.slices, slice)
    const under = map.slices.get(slice)?.persona ?? map.slices.get(slice)?.job
    const room = LABEL - 14 - indent
    const names = wrap(name, { width: room, size: 13, bold: depth === 0, lines: 2 })
    const words =
      under === undefined || tall === SHORT ? [] : wrap(under, { width: room, size: 11, lines: 6 })
    const label = pen({
      path: ['slices', slice],
      box: { x: MARGIN + indent - 6, y: y + INSET, width: LABEL - indent - 2, height: tall - 2 * INSET },
      title: under === undefined ? name : `${name} – ${under}`,
      body: [
        depth > 0 ? line(MARGIN + indent - 9, y + 8, MARGIN + indent - 9, y + tall - 8, 'hair') : '',
        text(names, MARGIN + indent, y + 25, { size: 13, bold: depth === 0, leading: 16 }),
        text(words, MARGIN + indent, y + 27 + 16 * names.length, {
          size: 11,
          className: 'dimmed',
          leading: 14,
        }),
      ].join(''),
    })
    const cells = columns.map(({ stage, x }) => {
      const box = { x: x + INSET, y: y + INSET, width: COLUMN - 2 * INSET, height: tall - 2 * INSET }
      return pen({ path: ['grid', slice, stage], box, radius: 6, ...cellOf(map, slice, stage, box) })
    })
    return [label, ...cells]
  })
  const nothing =
    rows.length === 0 || columns.length === 0
      ? text(
          'A grid needs customer slices (`slices`) and the stages of the journey (`journey`).',
          MARGIN,
          TOP,
          {
            size: 12.5,
            className: 'missing',
          },
        )
      : ''
  return sheet(
    {
      width: Math.max(width, 640),
      height: Math.max(height, TOP + 40),
      title,
      description: `${sizes}: intent, value, outcome, metric and proof point of each cell.`,
    },
    look,
    [
      heading('Grid', `${map.organisation.name} – ${sizes}`, MARGIN, Math.max(width, 640) - 2 * MARGIN),
      ...heads,
      ...drawn,
      tag('g', {}, titled(sizes), nothing),
      '\n',
    ].join(''),
  )
}
