/** The performance graph, drawn: boxes and lines that are pressed, reached by keyboard, moved and zoomed. */
import { memo, useEffect, useMemo } from 'react'
import { useComputedColorScheme } from '@mantine/core'
import {
  BaseEdge,
  Controls,
  EdgeLabelRenderer,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type EdgeChange,
  type EdgeProps,
  type Node,
  type NodeChange,
  type NodeProps,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import type { PlacedBox, PlacedGraph, PlacedLine } from './graph-layout.ts'
import { viewportFor, type Size } from './graph-viewport.ts'

type BoxNode = Node<PlacedBox & Record<string, unknown>>
type LineEdge = Edge<PlacedLine & Record<string, unknown>>

/** What is looked at: a step, or the move from one to the next. */
export interface Chosen {
  readonly at: string
  readonly next?: string
}

const BoxView = memo(({ data, selected }: NodeProps<BoxNode>) => (
  <div
    className={`graph-box ${data.step === null ? 'graph-terminal' : 'graph-step'}${selected ? ' graph-chosen' : ''}`}
  >
    {data.step !== null && (
      <span className="graph-fill" style={{ width: `${data.share * 100}%` }} aria-hidden="true" />
    )}
    <span className="graph-name">{data.name}</span>
    {data.note !== '' && <span className="graph-note">{data.note}</span>}
    <Handle type="target" position={Position.Top} className="graph-handle" isConnectable={false} />
    <Handle type="source" position={Position.Bottom} className="graph-handle" isConnectable={false} />
  </div>
))

const LineView = memo(({ id, data, selected, markerEnd }: EdgeProps<LineEdge>) =>
  data === undefined ? null : (
    <>
      <BaseEdge
        id={id}
        path={data.path}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        className={`graph-line${data.isBack ? ' graph-back' : ''}${data.move ? '' : ' graph-terminal'}${selected ? ' graph-chosen' : ''}`}
        style={{ strokeWidth: data.breadth }}
        interactionWidth={18}
      />
      {data.label !== '' && (
        <EdgeLabelRenderer>
          <span
            className={`graph-label${selected ? ' graph-chosen' : ''}`}
            style={{ transform: `translate(-50%, -50%) translate(${data.labelX}px, ${data.labelY}px)` }}
            aria-hidden="true"
          >
            {data.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  ),
)

const NODE_TYPES = { box: BoxView }
const EDGE_TYPES = { line: LineView }
const ARROW = { type: MarkerType.ArrowClosed, width: 18, height: 18, markerUnits: 'userSpaceOnUse' } as const

const Canvas = ({
  placed,
  chosen,
  found,
  size,
  onChoose,
}: {
  placed: PlacedGraph
  chosen: Chosen | null
  /** A step that was searched for: the picture moves to it. */
  found: string | null
  size: Size
  onChoose: (chosen: Chosen) => void
}) => {
  const flow = useReactFlow()
  const scheme = useComputedColorScheme('light')
  const nodes = useMemo(
    () =>
      placed.boxes.map((box): BoxNode => ({
        id: box.id,
        type: 'box',
        position: { x: box.x, y: box.y },
        data: { ...box },
        width: box.width,
        height: box.height,
        selected: chosen !== null && chosen.next === undefined && chosen.at === box.step,
        selectable: box.step !== null,
        focusable: box.step !== null,
        ariaRole: box.step === null ? 'img' : 'button',
        ariaLabel: box.words,
      })),
    [placed, chosen],
  )
  const edges = useMemo(
    () =>
      placed.lines.map((line): LineEdge => ({
        id: line.id,
        type: 'line',
        source: line.from,
        target: line.to,
        data: { ...line },
        selected: chosen?.next !== undefined && chosen.at === line.move?.from && chosen.next === line.move.to,
        selectable: line.move !== null,
        focusable: line.move !== null,
        ariaRole: line.move === null ? 'img' : 'button',
        ariaLabel: line.words,
        markerEnd: ARROW,
      })),
    [placed, chosen],
  )
  useEffect(() => {
    void flow.setViewport(viewportFor(placed, { width: size.width, height: size.height }))
  }, [flow, placed, size.width, size.height])
  useEffect(() => {
    const box = placed.boxes.find(({ step }) => step !== null && step === found)
    if (box) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: 1 })
  }, [flow, placed, found])
  const chooseBox = (changes: NodeChange<BoxNode>[]): void => {
    for (const change of changes) {
      const box =
        change.type === 'select' && change.selected ? placed.boxes.find(({ id }) => id === change.id) : null
      if (box && box.step !== null) onChoose({ at: box.step })
    }
  }
  const chooseLine = (changes: EdgeChange<LineEdge>[]): void => {
    for (const change of changes) {
      const line =
        change.type === 'select' && change.selected ? placed.lines.find(({ id }) => id === change.id) : null
      if (line?.move) onChoose({ at: line.move.from, next: line.move.to })
    }
  }
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      colorMode={scheme}
      onNodesChange={chooseBox}
      onEdgesChange={chooseLine}
      nodesDraggable={false}
      nodesConnectable={false}
      deleteKeyCode={null}
      multiSelectionKeyCode={null}
      selectionKeyCode={null}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      minZoom={0.1}
      maxZoom={2}
      proOptions={{ hideAttribution: true }}
    >
      <Controls showInteractive={false} />
    </ReactFlow>
  )
}

export const GraphCanvas = (props: Parameters<typeof Canvas>[0]) => (
  <ReactFlowProvider>
    <Canvas {...props} />
  </ReactFlowProvider>
)
