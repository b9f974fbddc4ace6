/** What stands beneath the map: where paths fork and why, and which streams have no place on the grid. */
import { rect, tag, text, titled, type Box } from '../svg.ts'
import { clip } from '../text.ts'
import { namesIn } from '../wording.ts'
import { fullTitle, sectionHead, type MapDrawing } from './bands.ts'
import { COLUMN, MARGIN, type Row } from './layout.ts'

const badge = (number: number, x: number, y: number): string =>
  tag('circle', { class: 'badge', cx: x, cy: y, r: 9 }) +
  text(String(number), x, y + 3.6, { size: 10, bold: true, className: 'on', anchor: 'middle' })

/** A numbered badge on every cell at which paths part, from the right; the list beneath says why. */
export const forkBadges = ({ map, layout }: MapDrawing): string[] => {
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

export const FORK = 46

export const forkList = ({ map, layout, pen }: MapDrawing, top: number): string[] => {
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

export const UNPLACED = 30

export const unplacedList = ({ map, layout, pen, hues }: MapDrawing, top: number): string[] =>
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
