/**
 * The network as a drawing. Every layer is a column, every thing has a slot in it, in the order of the text: a
 * further thing takes a slot at the end of its layer, or moves those after it by one step, and no other layer.
 */
import type { ValueStreamMap } from '../../model/schema.ts'
import { huesOf } from '../hues.ts'
import { LAYERS, networkOf, type Network, type NetworkEdge, type NetworkNode } from './network.ts'
import { counted, heading, penOf, sheet, type Look } from '../pen.ts'
import { line, rect, tag, text, type Box } from '../svg.ts'
import { clip, wrap } from '../text.ts'

const MARGIN = 32
const TOP = 134
const NODE = { width: 172, height: 44 } as const
const COLUMN = 240
const SLOT = 66

/** Node key → its box. */
export const layOutNetwork = ({ nodes }: Network): ReadonlyMap<string, Box> => {
  const used = LAYERS.map(() => 0)
  return new Map(
    nodes.map(({ key, layer }) => {
      const slot = used[layer] ?? 0
      used[layer] = slot + 1
      return [key, { x: MARGIN + layer * COLUMN, y: TOP + slot * SLOT, ...NODE }]
    }),
  )
}

const STYLES: Readonly<Record<NetworkEdge['kind'], string>> = { owns: '', uses: 'dashed', earns: 'dotted' }

type Point = readonly [x: number, y: number]

const curve = ([x1, y1]: Point, [x2, y2]: Point): string => {
  const middle = (x1 + x2) / 2
  return `C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}

/**
 * The way of an edge. Where it passes other layers, it runs in the gap above the row of its end, the streams
 * side by side, so that it never lies beneath a node. Within a layer it leaves and arrives on the right.
 */
const wayOf = (from: Box, to: Box, lane: number): string => {
  const start: Point = [from.x + from.width, from.y + from.height / 2]
  const y = to.y + to.height / 2
  if (from.x >= to.x) {
    const right = Math.max(start[0], to.x + to.width)
    return `M${start.join(' ')}C${right + 44} ${start[1]} ${right + 44} ${y} ${to.x + to.width} ${y}`
  }
  const end: Point = [to.x, y]
  const first = from.x + COLUMN
  if (first >= to.x) return `M${start.join(' ')}${curve(start, end)}`
  const gap = to.y - 4 - lane * 2.6
  const entry: Point = [first, gap]
  const exit: Point = [to.x - COLUMN + NODE.width, gap]
  return `M${start.join(' ')}${curve(start, entry)}L${exit.join(' ')}${curve(exit, end)}`
}

const drawEdge = (edge: NetworkEdge, boxes: ReadonlyMap<string, Box>, hue: number | undefined): string => {
  const from = boxes.get(edge.from)
  const to = boxes.get(edge.to)
  if (from === undefined || to === undefined) return ''
  const className = ['wire link', STYLES[edge.kind], hue === undefined ? '' : `edge hue${hue}`].filter(
    Boolean,
  )
  return tag('path', {
    class: className.join(' '),
    d: wayOf(from, to, hue ?? 0),
    'data-from': edge.from,
    'data-to': edge.to,
  })
}

const bodyOf = (
  { name, under, isMissing, stream, layer }: NetworkNode,
  box: Box,
  isConnected: boolean,
): string => {
  const isStream = LAYERS[layer] === 'Value streams' || LAYERS[layer] === 'Supporting streams'
  const room = box.width - 22
  const names =
    under === null
      ? wrap(name, { width: room, size: 11.5, bold: isStream, lines: 2 })
      : [clip(name, room, 11.5, isStream)]
  const shape = isMissing && under === null ? 'gap' : isStream ? 'soft edge' : isConnected ? 'frame' : 'gap'
  const top = box.y + (names.length === 2 || under !== null ? 18 : 26)
  return [
    rect(box, 'page', 8),
    rect(box, shape, 8),
    stream !== null && !isStream
      ? rect({ x: box.x, y: box.y + 8, width: 3, height: box.height - 16 }, 'ink', 1.5)
      : '',
    text(names, box.x + 12, top, {
      size: 11.5,
      bold: isStream,
      leading: 15,
      className: isMissing && under === null ? 'missing' : undefined,
    }),
    under === null
      ? ''
      : text(clip(under, room, 10), box.x + 12, box.y + 34, {
          size: 10,
          className: isMissing ? 'missing' : 'dimmed',
        }),
  ].join('')
}

const LIST_ROW = 20

/** What has no edge, by layer. */
const unconnectedList = (
  { unconnected }: Network,
  top: number,
  width: number,
): { body: string; height: number } => {
  if (unconnected.length === 0) return { body: '', height: 0 }
  const rows = LAYERS.flatMap((layer, at) => {
    const names = unconnected.filter((node) => node.layer === at).map(({ name }) => name)
    return names.length === 0 ? [] : wrap(`${layer}: ${names.join(', ')}`, { width, size: 12 })
  })
  return {
    body: [
      text('NOT CONNECTED', MARGIN, top, { size: 11, bold: true, className: 'label' }),
      text(rows, MARGIN, top + 22, { size: 12, leading: LIST_ROW }),
    ].join(''),
    height: 22 + rows.length * LIST_ROW,
  }
}

const LEGEND = [
  ['wire', 'owns, runs, leads to'],
  ['wire dashed', 'uses, serves, is seen in'],
  ['wire dotted', 'earns'],
] as const

const legend = (right: number): string =>
  LEGEND.map(([style, words], at) => {
    const x = right - 500 + at * 190
    return line(x, 59, x + 34, 59, style) + text(words, x + 42, 63, { size: 11, className: 'dimmed' })
  }).join('')

/** Draws the value stream network. */
export const drawNetwork = (map: ValueStreamMap, look: Look = {}): string => {
  const network = networkOf(map)
  const boxes = layOutNetwork(network)
  const pen = penOf(look)
  const hues = huesOf(map.streams.keys())
  const hueOf = (stream: string | null): number | undefined =>
    stream === null ? undefined : hues.get(stream)
  const width = MARGIN * 2 + (LAYERS.length - 1) * COLUMN + NODE.width
  const end = boxes.values().reduce((most, { y }) => Math.max(most, y + SLOT), TOP + SLOT)
  const list = unconnectedList(network, end + 32, width - 2 * MARGIN)
  const lonely = new Set(network.unconnected.map(({ key }) => key))
  const sizes = `${counted(network.nodes.length, 'thing')}, ${counted(network.edges.length, 'connection')}, ${network.unconnected.length} not connected`
  const body = [
    heading('Value stream network', `${map.organisation.name} – ${sizes}`, MARGIN, width - 560),
    ...LAYERS.map((layer, at) =>
      text(layer.toUpperCase(), MARGIN + at * COLUMN, 104, { size: 10.5, bold: true, className: 'label' }),
    ),
    legend(width - MARGIN),
    '\n',
    ...network.edges.map((edge) => `${drawEdge(edge, boxes, hueOf(edge.stream))}\n`),
    ...network.nodes.map((node) => {
      const box = boxes.get(node.key) ?? { x: 0, y: 0, ...NODE }
      const hue = hueOf(node.stream)
      return pen({
        path: node.path,
        box,
        radius: 8,
        className: hue === undefined ? undefined : `hue${hue}`,
        title: `${LAYERS[node.layer] ?? ''}: ${node.name}${node.under === null ? '' : `, ${node.under}`}`,
        body: bodyOf(node, box, !lonely.has(node.key)),
      })
    }),
    list.body,
  ].join('')
  return sheet(
    {
      width,
      height: end + 32 + list.height + MARGIN,
      title: `Value stream network of ${map.organisation.name}`,
      description: `${sizes}.`,
    },
    look,
    body,
  )
}
