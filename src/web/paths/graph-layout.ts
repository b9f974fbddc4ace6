/** Where the boxes and lines of a graph lie: laid out in layers by ELK, in a worker, so that the page stays alive. */
import elkApi, { type ELK, type ElkExtendedEdge, type ElkNode, type ElkPoint } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import { BEGIN, END, type Box, type GraphPicture, type Line } from './graph-picture.ts'

export interface PlacedBox extends Box {
  readonly x: number
  readonly y: number
}

export interface PlacedLine extends Line {
  /** SVG path. */
  readonly path: string
  /** The middle of the label. */
  readonly labelX: number
  readonly labelY: number
}

export interface PlacedGraph {
  readonly boxes: readonly PlacedBox[]
  readonly lines: readonly PlacedLine[]
  readonly width: number
  readonly height: number
  readonly direction: Direction
}

export type Direction = 'RIGHT' | 'DOWN'

const LABEL_HEIGHT = 18

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'SPLINES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '3',
  // Boxes come in the order in which journeys come to the steps: what runs against it is drawn as running back.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
} as const

/** The beginning stands first, the end last. */
const constraintOf = (id: string): Record<string, string> =>
  id === BEGIN
    ? { 'elk.layered.layering.layerConstraint': 'FIRST' }
    : id === END
      ? { 'elk.layered.layering.layerConstraint': 'LAST' }
      : {}

/** The points of a spline: two that bend, one on the line, and so on. */
const pathOf = ({ sections }: ElkExtendedEdge): string =>
  (sections ?? [])
    .map(({ startPoint, bendPoints = [], endPoint }) => {
      const points = [...bendPoints, endPoint]
      const at = ({ x, y }: ElkPoint): string => `${x.toFixed(1)} ${y.toFixed(1)}`
      let path = `M ${at(startPoint)}`
      for (let i = 0; i < points.length; i += 3) {
        const bend = points.slice(i, i + 3)
        path += ` ${bend.length === 3 ? 'C' : bend.length === 2 ? 'Q' : 'L'} ${bend.map(at).join(' ')}`
      }
      return path
    })
    .join(' ')

let elk: ELK | undefined

/** One worker for the page, started when the first graph is drawn. */
const layouter = (): ELK => {
  elk ??= new elkApi.default({ workerFactory: () => new Worker(workerUrl) })
  return elk
}

const asked = ({ boxes, lines }: GraphPicture, direction: Direction): ElkNode => ({
  id: 'graph',
  layoutOptions: { ...OPTIONS, 'elk.direction': direction },
  children: boxes.map(({ id, width, height }) => ({ id, width, height, layoutOptions: constraintOf(id) })),
  edges: lines.map(({ id, from, to, label, labelWidth, breadth, share }) => ({
    id,
    sources: [from],
    targets: [to],
    // The ways of many journeys are drawn short and straight.
    layoutOptions: {
      'elk.edge.thickness': breadth.toFixed(1),
      'elk.layered.priority.straightness': String(1 + Math.round(share * 20)),
      'elk.layered.priority.shortness': String(1 + Math.round(share * 20)),
    },
    ...(label === '' ? {} : { labels: [{ text: label, width: labelWidth, height: LABEL_HEIGHT }] }),
  })),
})

/** @throws Error if it can't be laid out. */
export const layOut = async (picture: GraphPicture, direction: Direction): Promise<PlacedGraph> => {
  const {
    children = [],
    edges = [],
    width = 0,
    height = 0,
  } = await layouter().layout(asked(picture, direction))
  const places = new Map(children.map((node) => [node.id, node]))
  const ways = new Map(edges.map((edge) => [edge.id, edge]))
  return {
    width,
    height,
    direction,
    boxes: picture.boxes.map((box) => ({
      ...box,
      x: places.get(box.id)?.x ?? 0,
      y: places.get(box.id)?.y ?? 0,
    })),
    lines: picture.lines.flatMap((line) => {
      const way = ways.get(line.id)
      if (!way) return []
      const label = way.labels?.[0]
      return [
        {
          ...line,
          path: pathOf(way),
          labelX: (label?.x ?? 0) + line.labelWidth / 2,
          labelY: (label?.y ?? 0) + LABEL_HEIGHT / 2,
        },
      ]
    }),
  }
}
