/**
 * The grid as a drawing: what must be true for each slice at each stage.
 *
 * Every cell has its fixed place and size. A row is short as long as its slice says nothing of its own, so what
 * is written into a cell moves nothing; a further slice or stage moves whole rows or columns.
 */
import { effectiveCell, metricOf, NEEDED_PARTS, type CellPart, type EffectiveCell } from '../model/grid.ts'
import type { Cell, ValueStreamMap } from '../model/schema.ts'
import { counted, heading, penOf, sheet, type Look } from './pen.ts'
import { sliceRows } from './rows.ts'
import { line, rect, tag, text, titled, type Box } from './svg.ts'
import { clip, wrap } from './text.ts'
import { nameIn, namesIn } from './wording.ts'

const MARGIN = 32
const TOP = 132
const LABEL = 184
const COLUMN = 280
const TALL = 252
const SHORT = 62
const INSET = 5

interface Part {
  readonly part: CellPart
  readonly label: string
  readonly lines: number
}

const PARTS: readonly Part[] = [
  { part: 'intent', label: 'Intent', lines: 2 },
  { part: 'value', label: 'Value', lines: 2 },
  { part: 'outcome', label: 'Outcome', lines: 2 },
  { part: 'metric', label: 'Metric', lines: 2 },
  { part: 'proof', label: 'Proof', lines: 1 },
  { part: 'cadence', label: 'Cadence', lines: 1 },
  { part: 'policies', label: 'Policies', lines: 1 },
]

const LEADING = 14.5

const said = (map: ValueStreamMap, cell: Cell, part: CellPart): string | undefined => {
  if (part === 'metric') return metricOf(cell)?.name
  if (part === 'proof') return cell.proof === undefined ? undefined : nameIn(map.events, cell.proof)
  if (part === 'policies') return cell.policies?.length ? namesIn(map.policies, cell.policies) : undefined
  return cell[part]
}

const isNeeded = (part: CellPart): boolean => (NEEDED_PARTS as readonly CellPart[]).includes(part)

type Applying = Extract<EffectiveCell, { kind: 'applies' }>

const inWords = (map: ValueStreamMap, { cell, from }: Applying, slice: string): string =>
  PARTS.flatMap(({ part, label }) => {
    const value = said(map, cell, part)
    const by = from[part]
    if (value === undefined) return isNeeded(part) ? [`${label}: missing`] : []
    return [`${label}: ${value}${by === undefined || by === slice ? '' : ` (as ${nameIn(map.slices, by)})`}`]
  }).join('\n')

/** The slices, other than itself, from which a slice takes parts of the cell. */
const parentsOf = ({ from }: Applying, slice: string): string[] => [
  ...new Set(Object.values(from).filter((one) => one !== slice)),
]

const tallBody = (map: ValueStreamMap, found: Applying, slice: string, { x, y, width }: Box): string => {
  const room = width - 78
  let top = y + 20
  const rows = PARTS.map(({ part, label, lines }) => {
    const value = said(map, found.cell, part)
    const isOwn = found.from[part] === slice
    const at = top
    top += lines * LEADING + 6
    if (value === undefined && !isNeeded(part)) return ''
    return [
      text(label, x + 10, at, { size: 10, className: isOwn ? 'label' : 'faint' }),
      value === undefined
        ? text('missing', x + 68, at, { size: 11.5, className: 'missing' })
        : text(
            wrap(value, { width: room, size: 11.5, lines, bold: part === 'metric' && isOwn }),
            x + 68,
            at,
            {
              size: 11.5,
              leading: LEADING,
              bold: part === 'metric' && isOwn,
              className: isOwn ? undefined : 'faint',
            },
          ),
    ].join('')
  })
  return rows.join('')
}

const asParents = (map: ValueStreamMap, parents: readonly string[]): string =>
  `as ${namesIn(map.slices, parents)}`

const appliesBody = (map: ValueStreamMap, found: Applying, slice: string, box: Box): string => {
  const parents = parentsOf(found, slice)
  const { x, y, width, height } = box
  const frame = rect(
    box,
    parents.length > 0 && !Object.values(found.from).includes(slice) ? 'panel' : 'frame',
    6,
  )
  if (height < TALL - 2 * INSET) {
    const metric = metricOf(found.cell)?.name
    return [
      frame,
      text(clip(asParents(map, parents), width - 20, 11.5), x + 10, y + 22, {
        size: 11.5,
        className: 'dimmed',
      }),
      metric === undefined
        ? text('no metric', x + 10, y + 40, { size: 11, className: 'missing' })
        : text(clip(metric, width - 20, 11), x + 10, y + 40, { size: 11, className: 'faint' }),
    ].join('')
  }
  const inherited =
    parents.length === 0
      ? ''
      : text(clip(asParents(map, parents), width - 20, 10.5), x + width - 10, y + height - 7, {
          size: 10.5,
          className: 'dimmed',
          anchor: 'end',
        })
  return frame + tallBody(map, found, slice, box) + inherited
}

const emptyBody = (box: Box): string =>
  rect(box, 'gap', 6) +
  text('empty', box.x + box.width / 2, box.y + box.height / 2 + 4, {
    size: 12,
    className: 'missing',
    anchor: 'middle',
  })

const hatchedBody = (why: string | null, box: Box): string => {
  const { x, y, width, height } = box
  const lines = [
    'does not apply',
    ...wrap(why ?? '', { width: width - 40, size: 11, lines: height > 100 ? 5 : 1 }),
  ]
  const block = lines.length * 15 + 12
  const top = y + (height - block) / 2
  return [
    rect(box, 'hatch', 6),
    rect({ x: x + 12, y: top, width: width - 24, height: block }, 'page', 4),
    text(lines, x + width / 2, top + 17, { size: 11, className: 'dimmed', anchor: 'middle', leading: 15 }),
  ].join('')
}

const cellOf = (
  map: ValueStreamMap,
  slice: string,
  stage: string,
  box: Box,
): { title: string; body: string } => {
  const found = effectiveCell(map, slice, stage)
  const where = `${nameIn(map.slices, slice)} – ${nameIn(map.stages, stage)}`
  if (found.kind === 'empty') return { title: `${where}: empty`, body: emptyBody(box) }
  if (found.kind === 'does not apply') {
    const by = found.from === slice ? '' : ` (as ${nameIn(map.slices, found.from)})`
    return {
      title: `${where}: does not apply${found.why === null ? '' : `: ${found.why}`}${by}`,
      body: hatchedBody(found.why, box),
    }
  }
  return { title: `${where}\n${inWords(map, found, slice)}`, body: appliesBody(map, found, slice, box) }
}

export interface GridLayout {
  readonly columns: readonly { readonly stage: string; readonly x: number }[]
  readonly rows: readonly {
    readonly slice: string
    readonly depth: number
    readonly y: number
    readonly height: number
  }[]
  readonly width: number
  readonly height: number
}

/** Lays out the grid. */
export const layOutGrid = (map: ValueStreamMap): GridLayout => {
  let y = TOP
  const rows = sliceRows(map).map(({ slice, depth }) => {
    const height = depth === 0 || (map.grid.get(slice)?.size ?? 0) > 0 ? TALL : SHORT
    const row = { slice, depth, y, height }
    y += height
    return row
  })
  const left = MARGIN + LABEL
  const columns = [...map.stages.keys()].map((stage, at) => ({ stage, x: left + at * COLUMN }))
  return { columns, rows, width: left + Math.max(1, columns.length) * COLUMN + MARGIN, height: y + MARGIN }
}

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
