/** The map as a drawing: streams over slices × stages, supporting streams beneath, forks marked. */
import { effectiveCell, metricOf } from '../model/grid.ts'
import type { Stream, ValueStreamMap } from '../model/schema.ts'
import { huesOf } from './hues.ts'
import {
  COLUMN,
  HEAD,
  LABEL,
  layOutMap,
  MARGIN,
  SECTION_GAP,
  type Band,
  type MapLayout,
  type Row,
} from './map-layout.ts'
import { counted, heading, penOf, sheet, type Look, type Pen } from './pen.ts'
import { line, rect, tag, text, titled, type Box } from './svg.ts'
import { clip, wrap } from './text.ts'
import { nameIn, namesIn, ownerOf, reliedOnBy, servedBy } from './wording.ts'

interface Drawing {
  readonly map: ValueStreamMap
  readonly layout: MapLayout
  readonly pen: Pen
  readonly hues: ReadonlyMap<string, number>
}

const stageHeads = ({ map, layout, pen }: Drawing): string[] =>
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

const sliceLabels = ({ map, layout, pen }: Drawing): string[] =>
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
const hatching = ({ map, layout }: Drawing): string[] =>
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

const fullTitle = (map: ValueStreamMap, it: Stream): string =>
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
const stageMetrics = ({ map, layout }: Drawing, { x, y, width, fromStage }: Band): string => {
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

const bands = (drawing: Drawing): string[] => {
  const { map, layout, pen, hues } = drawing
  return layout.bands.flatMap((band) => {
    const it = map.streams.get(band.stream)
    if (it === undefined) return []
    const inner = layout.rows.filter(({ y }) => y > band.y && y < band.y + band.height)
    const body = [
      rect(band, 'soft edge', 10),
      ...inner.map(({ y }) => line(band.x + 4, y, band.x + band.width, y, 'edge thin')),
      rect({ x: band.x, y: band.y + 10, width: 4, height: band.height - 20 }, 'ink', 2),
      band.isFirst
        ? bandWords(map, it, band) + stageMetrics(drawing, band)
        : text(clip(it.name, band.width - 28, 12), band.x + 16, band.y + 24, {
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

const sectionHead = (words: string, y: number): string =>
  `${text(words.toUpperCase(), MARGIN, y, { size: 11, bold: true, className: 'label' })}\n`

const supporting = ({ map, layout, pen, hues }: Drawing): string[] => {
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

const badge = (number: number, x: number, y: number): string =>
  tag('circle', { class: 'badge', cx: x, cy: y, r: 9 }) +
  text(String(number), x, y + 3.6, { size: 10, bold: true, className: 'on', anchor: 'middle' })

/** A numbered badge on every cell at which paths part, from the right; the list beneath says why. */
const forkBadges = ({ map, layout }: Drawing): string[] => {
  const used = new Map<Row, Map<string, number>>()
  return [...map.forks.values()].flatMap((fork, number) =>
    layout.rows
      .filter(({ slice }) => fork.slices.includes(slice))
      .flatMap((row) =>
        layout.columns
          .filter(({ stage }) => fork.at.includes(stage))
          .map(({ stage, x }) => {
            const counts = used.get(row) ?? new Map<string, number>()
            used.set(row, counts)
            const place = counts.get(stage) ?? 0
            counts.set(stage, place + 1)
            return `${tag('g', {}, titled(fork.why), badge(number + 1, x + COLUMN - 20 - place * 22, row.y + 12))}\n`
          }),
      ),
  )
}

const FORK = 46

const forkList = ({ map, layout, pen }: Drawing, top: number): string[] => {
  if (map.forks.size === 0) return []
  const width = layout.width - 2 * MARGIN - 36
  return [
    sectionHead('Where paths fork', top - 14),
    ...[...map.forks].map(([id, fork], at) => {
      const y = top + at * FORK
      const says = `${namesIn(map.slices, fork.slices)} at ${namesIn(map.stages, fork.at)}: ${fork.differs
        .map((aspect) => (aspect === 'finishLine' ? 'finish line' : aspect))
        .join(', ')} differ`
      return pen({
        path: ['forks', id],
        box: { x: MARGIN, y: y - 4, width: layout.width - 2 * MARGIN, height: FORK - 8 },
        title: `${says}. ${fork.why}`,
        body:
          badge(at + 1, MARGIN + 10, y + 14) +
          text(clip(says, width, 12.5), MARGIN + 32, y + 13, { size: 12.5 }) +
          text(clip(fork.why, width, 11), MARGIN + 32, y + 29, { size: 11, className: 'dimmed' }),
      })
    }),
  ]
}

const UNPLACED = 30

const unplacedList = ({ map, layout, pen, hues }: Drawing, top: number): string[] =>
  layout.unplaced.length === 0
    ? []
    : [
        sectionHead('Not on the grid', top - 14),
        ...layout.unplaced.map((id, at) => {
          const it = map.streams.get(id)
          const box: Box = {
            x: MARGIN,
            y: top + at * UNPLACED,
            width: layout.width - 2 * MARGIN,
            height: UNPLACED - 6,
          }
          const why = it?.for.some((slice) => map.slices.has(slice))
            ? 'names no stage of the journey'
            : 'serves no slice of the map'
          return pen({
            path: ['streams', id],
            box,
            className: `hue${hues.get(id) ?? 0}`,
            title: it === undefined ? id : fullTitle(map, it),
            body:
              rect({ x: box.x, y: box.y + 4, width: 4, height: 16 }, 'ink', 2) +
              text(clip(`${it?.name ?? id}: ${why}`, box.width - 20, 12.5), box.x + 14, box.y + 17, {
                size: 12.5,
              }),
          })
        }),
      ]

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
