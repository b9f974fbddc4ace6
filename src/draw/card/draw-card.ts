/**
 * The card of a stream as a team charter on one page. Every part has its share of its column; a part that needs
 * more takes it from those with room to spare, the type gets smaller until all fits, and what still has no room is
 * counted, and is there in full for a pointer or a screen reader.
 */
import { keyComponents, readiness } from '../../identify/readiness.ts'
import { BOUNDARY_ITEMS, type BoundaryItem, type Stream, type ValueStreamMap } from '../../model/schema.ts'
import { boundaryChoice } from '../boundaries.ts'
import { huesOf } from '../hues.ts'
import { penOf, sheet, type Look, type Pen } from '../pen.ts'
import { line, rect, tag, text } from '../svg.ts'
import { clip } from '../text.ts'
import { cardContent, type Section } from './content.ts'
import { drawEntries, heightOf, heightsOf, inFull, SIZES, SMALLEST } from './entries.ts'
import { header, lights, promiseBoxes, stages } from './head.ts'
import { COLUMN, HEIGHT, INNER, MARGIN, WIDTH } from './page.ts'

const COLUMNS_TOP = 410
const STRIP = 1034

const ROOM = STRIP - 12 - COLUMNS_TOP
/** Of a section: its rule and title above the list, and the space beneath. */
const TITLE = 20
const BENEATH = 10

const needsOf = (sections: readonly Section[], size: number): number[] =>
  sections.map(({ entries }) => heightOf(entries, COLUMN, size) + TITLE + BENEATH)

/** The largest size at which both columns have room for all that they hold. */
const sizeOf = (columns: readonly (readonly Section[])[]): number =>
  SIZES.find((size) =>
    columns.every((sections) => needsOf(sections, size).reduce((sum, need) => sum + need, 0) <= ROOM),
  ) ?? SMALLEST

const column = (sections: readonly Section[], x: number, size: number, pen: Pen): string[] => {
  const shares = sections.map(({ share }) => share)
  const heights = heightsOf(needsOf(sections, size), shares, ROOM)
  let y = COLUMNS_TOP
  return sections.map(({ title, path, entries }, at) => {
    const box = { x, y, width: COLUMN, height: (heights[at] ?? 0) - BENEATH }
    y += heights[at] ?? 0
    return pen({
      path,
      box: { x: x - 4, y: box.y, width: COLUMN + 8, height: box.height },
      title: `${title}: ${entries.map(inFull).join('; ')}`,
      body: [
        line(x, box.y, x + COLUMN, box.y, 'hair'),
        text(title.toUpperCase(), x, box.y + 15, { size: 9.5, bold: true, className: 'label' }),
        drawEntries(entries, { x, y: box.y + TITLE, width: COLUMN, height: box.height - TITLE }, size),
      ].join(''),
    })
  })
}

const ITEM_LABELS: Readonly<Record<BoundaryItem, string>> = {
  'user-experience': 'UX',
  identity: 'Identity',
  integration: 'Integration',
  infrastructure: 'Infra',
  security: 'Security',
  observability: 'Observe',
  release: 'Release',
  'failure-domains': 'Failure',
  analytics: 'Analytics',
  billing: 'Billing',
  crm: 'CRM',
  onboarding: 'Onboard',
}

const boundaryStrip = (map: ValueStreamMap, id: string, stream: Stream, pen: Pen): string => {
  const width = INNER / BOUNDARY_ITEMS.length
  const all = BOUNDARY_ITEMS.map((item) => boundaryChoice(map, id, item))
  const cells = all.map(({ choice, className }, at) => {
    const x = MARGIN + at * width
    const box = { x: x + 1.5, y: STRIP + 14, width: width - 3, height: 32 }
    const item = BOUNDARY_ITEMS[at]
    return [
      rect(box, className, 4),
      text(item === undefined ? '' : clip(ITEM_LABELS[item], width - 4, 9.5), x + width / 2, box.y + 13, {
        size: 9.5,
        anchor: 'middle',
      }),
      text(choice, x + width / 2, box.y + 26, {
        size: 9.5,
        anchor: 'middle',
        className: choice === 'open' ? 'missing' : 'dimmed',
      }),
    ].join('')
  })
  return pen({
    path: ['streams', id, 'boundaries'],
    box: { x: MARGIN, y: STRIP, width: INNER, height: 48 },
    title: `Boundaries of ${stream.name}: ${BOUNDARY_ITEMS.map((item, at) => `${item} ${all[at]?.choice ?? ''}`).join(', ')}`,
    body:
      text('BOUNDARIES: SHARED OR OWNED', MARGIN, STRIP + 6, { size: 9.5, bold: true, className: 'label' }) +
      cells.join(''),
  })
}

/** Draws the card of a stream as a charter; an unknown stream gives null. */
export const drawCard = (map: ValueStreamMap, id: string, look: Look = {}): string | null => {
  const stream = map.streams.get(id)
  if (stream === undefined) return null
  const pen = penOf(look)
  const { left, right } = cardContent(map, id, stream)
  const size = sizeOf([left, right])
  const body = [
    pen({
      path: ['streams', id],
      box: { x: MARGIN - 8, y: 22, width: INNER + 16, height: 108 },
      title: `${stream.name}: ${stream.promise}`,
      body: header(map, stream),
    }),
    line(MARGIN, 138, WIDTH - MARGIN, 138, 'hair'),
    lights('Readiness', readiness(map, id, look.today), MARGIN, 156, COLUMN),
    lights('Key components', keyComponents(map, id), MARGIN + COLUMN + 24, 156, COLUMN),
    '\n',
    ...promiseBoxes(map, id, stream, pen),
    stages(map, id, stream, pen),
    ...column(left, MARGIN, size, pen),
    ...column(right, MARGIN + COLUMN + 24, size, pen),
    boundaryStrip(map, id, stream, pen),
    text(`streams.${id}`, MARGIN, HEIGHT - 20, { size: 9, className: 'faint' }),
  ].join('')
  return sheet(
    {
      width: WIDTH,
      height: HEIGHT,
      printed: { width: '210mm', height: '297mm' },
      title: `Charter of ${stream.name}`,
      description: stream.promise,
    },
    look,
    tag('g', { class: `hue${huesOf(map.streams.keys()).get(id) ?? 0}` }, body),
  )
}
