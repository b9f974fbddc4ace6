/** The twelve boundary items of each stream: what is shared, owned or offered. */
import { BOUNDARY_ITEMS, type BoundaryItem, type ValueStreamMap } from '../../model/schema.ts'
import { boundaryChoice, ITEM_NAMES, sharersOf } from '../boundaries.ts'
import { counted, type Pen } from '../pen.ts'
import { rect, tag, text, type Box } from '../svg.ts'
import { clip } from '../text.ts'
import { nameIn, namesIn } from '../wording.ts'
import { COLUMN, ITEM, MARGIN, type SeamsLayout } from './layout.ts'

const boundaryTitle = (map: ValueStreamMap, stream: string, item: BoundaryItem): string => {
  const boundary = map.streams.get(stream)?.boundaries?.[item]
  const what = `${nameIn(map.streams, stream)} – ${ITEM_NAMES[item]}`
  const sharers = sharersOf(map, stream, item)
  if (boundary === undefined) {
    return sharers.length === 0
      ? `${what}: not decided`
      : `${what}: offered to ${namesIn(map.streams, sharers)}`
  }
  const { choice, with: supplier, why, seam, contract, tactic, by } = boundary
  return [
    `${what}: ${choice}${supplier === undefined ? '' : ` with ${nameIn(map.streams, supplier)}`}`,
    why === undefined ? null : `Why: ${why}`,
    by === undefined ? null : `By: ${by}`,
    seam === undefined ? null : `Seam: ${seam}`,
    contract === undefined ? null : `Contract: ${nameIn(map.interfaces, contract)}`,
    tactic === undefined ? null : `Tactic: ${tactic}`,
  ]
    .filter((part) => part !== null)
    .join('\n')
}

/** The second line of a box: with whom it is shared, or why it is owned. */
const boundaryDetail = (map: ValueStreamMap, stream: string, item: BoundaryItem): string | undefined => {
  const boundary = map.streams.get(stream)?.boundaries?.[item]
  if (boundary === undefined) {
    const sharers = sharersOf(map, stream, item).length
    return sharers === 0 ? undefined : `to ${counted(sharers, 'stream')}`
  }
  const { choice, with: supplier, tactic, why } = boundary
  return choice === 'shared' && supplier !== undefined ? nameIn(map.streams, supplier) : (why ?? tactic)
}

const boundaryBody = (
  map: ValueStreamMap,
  stream: string,
  item: BoundaryItem,
  hues: ReadonlyMap<string, number>,
  box: Box,
): string => {
  const { x, y, width } = box
  const { choice, className } = boundaryChoice(map, stream, item)
  if (choice === 'open' || choice === '–') {
    const look = choice === 'open' ? 'missing' : 'faint'
    return (
      rect(box, className, 6) +
      text(choice, x + width / 2, y + 25, { size: 11, className: look, anchor: 'middle' })
    )
  }
  // What is shared has the colour of whoever offers it.
  const supplier = choice === 'offers' ? stream : map.streams.get(stream)?.boundaries?.[item]?.with
  const hue = supplier === undefined ? undefined : hues.get(supplier)
  const detail = boundaryDetail(map, stream, item)
  return tag(
    'g',
    { class: hue === undefined ? undefined : `hue${hue}` },
    rect(box, choice === 'owned' ? 'frame' : hue === undefined ? 'panel' : 'soft', 6),
    text(choice, x + 10, y + 17, { size: 11.5, bold: true }),
    detail === undefined
      ? ''
      : text(clip(detail, width - 20, 10.5), x + 10, y + 32, { size: 10.5, className: 'dimmed' }),
  )
}

/** Items as rows, streams as columns. */
export const matrix = (
  map: ValueStreamMap,
  layout: SeamsLayout,
  pen: Pen,
  hues: ReadonlyMap<string, number>,
): string[] =>
  BOUNDARY_ITEMS.flatMap((item, at) => {
    const y = layout.matrix + at * ITEM
    return [
      text(ITEM_NAMES[item], MARGIN, y + 27, { size: 12.5 }),
      '\n',
      ...layout.posts.map(({ stream, x }) => {
        const box = { x: x - COLUMN / 2 + 6, y: y + 3, width: COLUMN - 12, height: ITEM - 8 }
        return pen({
          path: ['streams', stream, 'boundaries', item],
          box,
          radius: 6,
          title: boundaryTitle(map, stream, item),
          body: boundaryBody(map, stream, item, hues, box),
        })
      }),
    ]
  })
