/** The cells of the grid: what is said there, what is inherited, what is missing. */
import { effectiveCell, metricOf, NEEDED_PARTS, type CellPart, type EffectiveCell } from '../../model/grid.ts'
import type { Cell, ValueStreamMap } from '../../model/schema.ts'
import { rect, text, type Box } from '../svg.ts'
import { clip, wrap } from '../text.ts'
import { nameIn, namesIn } from '../wording.ts'
import { INSET, TALL } from './layout.ts'

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

/** A cell: its words in full, and its drawing. */
export const cellOf = (
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
