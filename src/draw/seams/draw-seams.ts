/**
 * The seams as a drawing: every stream is a post, every interface a wire between posts, and beneath each post
 * stand its twelve boundary items.
 */
import type { Interface, ValueStreamMap } from '../../model/schema.ts'
import { huesOf } from '../hues.ts'
import { counted, heading, penOf, sheet, type Look, type Pen } from '../pen.ts'
import { line, rect, tag, text, titled } from '../svg.ts'
import { clip, wrap } from '../text.ts'
import { contractText, fallbackText, nameIn, namesIn, slaText } from '../wording.ts'
import { COLUMN, HEAD, LABEL, layOutSeams, MARGIN, POST, ROW, type SeamsLayout } from './layout.ts'
import { matrix } from './matrix.ts'

const wireTitle = (map: ValueStreamMap, one: Interface): string =>
  [
    `${one.name} (${one.style})`,
    `${nameIn(map.streams, one.provider)} → ${namesIn(map.streams, one.consumers)}`,
    `Contract: ${contractText(one) ?? 'none'}`,
    `SLA: ${slaText(one.sla) ?? 'none'}`,
    `Fallback: ${fallbackText(one) ?? 'none'}`,
  ].join('\n')

const wireLabel = (one: Interface, y: number): string => {
  const room = LABEL - 20
  const fallback = fallbackText(one)
  const known = [one.style, contractText(one), slaText(one.sla)].filter((term) => term !== null)
  const missing = [
    one.contract === undefined ? 'no contract' : null,
    one.version === undefined ? 'no version' : null,
    slaText(one.sla) === null ? 'no SLA' : null,
    one.style === 'synchronous' && fallback === null ? 'no fallback' : null,
  ].filter((term) => term !== null)
  const isTold = fallback !== null && missing.length === 0
  return [
    text(clip(one.name, room, 13, true), MARGIN, y + 18, { size: 13, bold: true }),
    text(clip(known.join(' · '), room, 11), MARGIN, y + 35, { size: 11, className: 'dimmed' }),
    text(clip(isTold ? `otherwise: ${fallback}` : missing.join(', '), room, 11), MARGIN, y + 51, {
      size: 11,
      className: isTold ? 'dimmed' : 'missing',
    }),
  ].join('')
}

const arrow = (x: number, y: number, direction: number): string =>
  tag('polygon', {
    class: 'dot',
    points: [
      [x - direction * 8, y],
      [x - direction * 16, y - 4.5],
      [x - direction * 16, y + 4.5],
    ]
      .map((point) => point.join(','))
      .join(' '),
  })

const wires = (
  map: ValueStreamMap,
  { posts, wires: all, width }: SeamsLayout,
  pen: Pen,
  hues: ReadonlyMap<string, number>,
): string[] => {
  const at = new Map(posts.map(({ stream, x }) => [stream, x]))
  return all.flatMap(({ id, y }) => {
    const one = map.interfaces.get(id)
    if (one === undefined) return []
    const middle = y + ROW / 2 - 6
    const from = at.get(one.provider)
    const ends = [...new Set(one.consumers)].flatMap((consumer) => at.get(consumer) ?? [])
    const style = one.style === 'asynchronous' ? 'wire dashed' : 'wire'
    const reach = from === undefined ? [] : [from, ...ends]
    const body = [
      wireLabel(one, y),
      reach.length > 1 ? line(Math.min(...reach), middle, Math.max(...reach), middle, style) : '',
      ...ends
        .filter((x) => x !== from)
        .map(
          (x) =>
            (from === undefined ? '' : arrow(x, middle, Math.sign(x - from))) +
            tag('circle', { class: 'ring', cx: x, cy: middle, r: 6 }),
        ),
      from === undefined
        ? text(`the provider \`${one.provider}\` is not on the map`, MARGIN + LABEL, middle + 4, {
            size: 11,
            className: 'missing',
          })
        : tag(
            'g',
            { class: `hue${hues.get(one.provider) ?? 0}` },
            tag('circle', { class: 'ink', cx: from, cy: middle, r: 7 }),
          ),
    ]
    return [
      pen({
        path: ['interfaces', id],
        box: { x: MARGIN - 8, y: y - 2, width: width - 2 * MARGIN + 16, height: ROW - 8 },
        radius: 6,
        title: wireTitle(map, one),
        body: body.join(''),
      }),
      line(MARGIN, y + ROW - 8, width - MARGIN, y + ROW - 8, 'hair'),
      '\n',
    ]
  })
}

/** Draws the seams: interfaces between streams, and what is shared and owned. */
export const drawSeams = (map: ValueStreamMap, look: Look = {}): string => {
  const layout = layOutSeams(map)
  const { posts, wires: rows, width, height } = layout
  const pen = penOf(look)
  const hues = huesOf(map.streams.keys())
  const sizes = `${counted(rows.length, 'interface')} between ${counted(posts.length, 'stream')}`
  const end = layout.matrix - 44
  const heads = posts.map(({ stream, x }) => {
    const it = map.streams.get(stream)
    const box = { x: x - COLUMN / 2 + 6, y: HEAD, width: COLUMN - 12, height: POST }
    const names = wrap(it?.name ?? stream, { width: box.width - 20, size: 12.5, bold: true, lines: 2 })
    return pen({
      path: ['streams', stream],
      box,
      radius: 8,
      className: `hue${hues.get(stream) ?? 0} ${it?.lifecycle ?? 'running'}`,
      title: `${it?.name ?? stream} (${it?.kind ?? ''})`,
      body:
        rect(box, it?.kind === 'supporting' ? 'frame edge' : 'soft edge', 8) +
        text(names, x, HEAD + (names.length === 1 ? 32 : 24), {
          size: 12.5,
          bold: true,
          anchor: 'middle',
          leading: 16,
        }),
    })
  })
  const legend = tag(
    'g',
    {},
    titled('Legend'),
    ...(
      [
        ['wire', 'synchronous'],
        ['wire dashed', 'asynchronous'],
      ] as const
    ).map(([style, words], at) => {
      const y = HEAD + 18 + at * 22
      return (
        line(MARGIN, y, MARGIN + 44, y, style) +
        text(words, MARGIN + 54, y + 4, { size: 11, className: 'dimmed' })
      )
    }),
  )
  const body = [
    heading(
      'Seams',
      `${map.organisation.name} – ${sizes}, and the twelve boundary items`,
      MARGIN,
      width - 2 * MARGIN,
    ),
    legend,
    '\n',
    ...posts.map(({ x }) => line(x, HEAD + POST, x, end, 'hair')),
    '\n',
    rows.length === 0
      ? text('No interfaces yet: add them under `interfaces`.', MARGIN, HEAD + POST + 44, {
          size: 12.5,
          className: 'missing',
        })
      : '',
    ...heads,
    ...wires(map, layout, pen, hues),
    text('SHARED OR OWNED', MARGIN, layout.matrix - 10, { size: 11, bold: true, className: 'label' }),
    ...matrix(map, layout, pen, hues),
  ].join('')
  return sheet(
    { width, height, title: `Seams of ${map.organisation.name}`, description: `${sizes}.` },
    look,
    body,
  )
}
