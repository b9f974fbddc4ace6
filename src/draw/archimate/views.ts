/** Views of the ArchiMate model, so that a tool shows something on opening: streams with their stages, and the money. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { identifier, type ArchiMateModel } from './elements.ts'
import { stageOf } from './stream-elements.ts'

export interface ViewNode {
  readonly identifier: string
  readonly element: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly nodes: readonly ViewNode[]
}

export interface View {
  readonly identifier: string
  readonly name: string
  readonly nodes: readonly ViewNode[]
  readonly connections: readonly {
    readonly identifier: string
    readonly relationship: string
    readonly source: string
    readonly target: string
  }[]
}

const EDGE = 20
const WIDTH = 150
const HEIGHT = 60
const STEP = 170
const ROW = 130

/** Connects the nodes of a view wherever the model relates them; what is nested shows its composition by that. */
const viewOf = (
  key: string,
  name: string,
  nodes: readonly ViewNode[],
  { relationships }: ArchiMateModel,
): View => {
  const nodeOf = new Map(nodes.map((one) => [one.element, one.identifier]))
  return {
    identifier: identifier('view', key),
    name,
    nodes,
    connections: relationships.flatMap(({ identifier: relationship, source, target }) => {
      const from = nodeOf.get(source)
      const to = nodeOf.get(target)
      return from === undefined || to === undefined
        ? []
        : [
            {
              identifier: `${identifier('view', key)}--${relationship}`,
              relationship,
              source: from,
              target: to,
            },
          ]
    }),
  }
}

/** Every stream on its row, its stages in it; top-level streams first, then supporting ones. */
const streamsView = (map: ValueStreamMap, model: ArchiMateModel): View => {
  const columns = [...map.stages.keys()]
  const streams = [...map.streams]
  const ordered = [
    ...streams.filter(([, { kind }]) => kind === 'top-level'),
    ...streams.filter(([, { kind }]) => kind === 'supporting'),
  ]
  const node = (
    element: string,
    x: number,
    y: number,
    w: number,
    h: number,
    nodes: readonly ViewNode[] = [],
  ): ViewNode => ({
    identifier: `${identifier('view', 'streams')}--${element}`,
    element,
    x,
    y,
    w,
    h,
    nodes,
  })
  const left = EDGE + STEP + 20
  const nodes = [
    ...[...map.slices.keys()].map((id, at) =>
      node(identifier('slice', id), EDGE, EDGE + at * (HEIGHT + EDGE), WIDTH, HEIGHT),
    ),
    ...ordered.map(([id, { stages }], row) => {
      const y = EDGE + row * ROW
      const unknown = columns.length
      const inner = [...new Set(stages)].map((stage) => {
        const column = columns.indexOf(stage)
        return node(
          stageOf(id, stage),
          left + EDGE + (column < 0 ? unknown : column) * STEP,
          y + 34,
          WIDTH,
          HEIGHT,
        )
      })
      const right = Math.max(left + EDGE + STEP, ...inner.map(({ x, w }) => x + w + EDGE))
      return node(identifier('stream', id), left, y, right - left, ROW - 20, inner)
    }),
  ]
  return viewOf('streams', 'Value streams', nodes, model)
}

/** From the streams over north-stars and goals to the revenue streams. */
const moneyView = (map: ValueStreamMap, model: ArchiMateModel): View => {
  const known = new Set(model.elements.map((one) => one.identifier))
  const ids = [...map.streams.keys()]
  const columns = [
    ids.map((id) => identifier('stream', id)),
    ids.map((id) => identifier('north-star', id)),
    Object.keys(map.organisation.goals).map((id) => identifier('goal', id)),
    [...map.revenueStreams.keys()].map((id) => identifier('revenue-stream', id)),
  ]
  const nodes = columns.flatMap((column, at) =>
    column.flatMap((element, row): ViewNode[] =>
      known.has(element)
        ? [
            {
              identifier: `${identifier('view', 'money')}--${element}`,
              element,
              x: EDGE + at * (STEP + 80),
              y: EDGE + row * (HEIGHT + 30),
              w: WIDTH,
              h: HEIGHT,
              nodes: [],
            },
          ]
        : [],
    ),
  )
  return viewOf('money', 'From north-star to revenue', nodes, model)
}

/** The views that go with a model; those without nodes are left out. */
export const viewsOf = (map: ValueStreamMap, model: ArchiMateModel): View[] =>
  [streamsView(map, model), moneyView(map, model)].filter(({ nodes }) => nodes.length > 0)
