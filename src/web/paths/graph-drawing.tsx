/** The place of the performance graph: lays it out for the room that there is, and offers to search for a step. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Autocomplete } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import type { PathGraphAnswer } from '../../flow/journeys/paths/path-answers.ts'
import type { Weight } from '../search/paths-search.ts'
import type { Chosen } from './graph-canvas.tsx'
import type { Direction, PlacedGraph } from './graph-layout.ts'
import { graphPicture, type GraphPicture } from './graph-picture.ts'

const GraphCanvas = lazy(async () => ({ default: (await import('./graph-canvas.tsx')).GraphCanvas }))

/** Few steps stand beside each other where there is room; many below each other. */
const FEW = 9
const ROOM = 700

const directionFor = ({ boxes }: GraphPicture, width: number): Direction =>
  width >= ROOM && boxes.length <= FEW ? 'RIGHT' : 'DOWN'

type Laid = { readonly picture: GraphPicture; readonly placed: PlacedGraph | Error }

const usePlaced = (picture: GraphPicture, width: number): Laid | null => {
  const [laid, setLaid] = useState<Laid | null>(null)
  const direction = directionFor(picture, width)
  const isSeen = width > 0
  useEffect(() => {
    if (!isSeen) return
    let isWanted = true
    const keep = (placed: PlacedGraph | Error): void => {
      if (isWanted) setLaid({ picture, placed })
    }
    import('./graph-layout.ts')
      .then(({ layOut }) => layOut(picture, direction))
      .then(keep, (error: unknown) => keep(error instanceof Error ? error : new Error(String(error))))
    return () => {
      isWanted = false
    }
  }, [picture, direction, isSeen])
  return laid
}

/** As high as the picture is when it is as wide as its place, within bounds. */
const heightFor = ({ width, height }: PlacedGraph, room: number): number =>
  Math.round(Math.min(860, Math.max(280, height * Math.min(1.15, (room - 32) / width) + 32)))

export const GraphDrawing = ({
  answer,
  weight,
  chosen,
  onChoose,
}: {
  answer: PathGraphAnswer
  weight: Weight
  chosen: Chosen | null
  onChoose: (chosen: Chosen) => void
}) => {
  const { ref, width } = useElementSize()
  const picture = useMemo(() => graphPicture(answer, weight), [answer, weight])
  const laid = usePlaced(picture, width)
  const [found, find] = useState<string | null>(null)
  const byName = useMemo(
    () => new Map(answer.graph.steps.map(({ id }) => [answer.names[id] ?? id, id])),
    [answer],
  )
  const placed = laid && !(laid.placed instanceof Error) ? laid.placed : null
  const height = placed ? heightFor(placed, width) : 420
  return (
    <div className="stack graph-place" data-waiting={laid?.picture === picture ? undefined : true}>
      {byName.size > 8 && (
        <Autocomplete
          size="xs"
          label="Find a step"
          placeholder="Name of a step that is shown"
          className="graph-search no-print"
          data={[...byName.keys()]}
          limit={20}
          onChange={(name) => find(byName.get(name) ?? null)}
        />
      )}
      <div ref={ref} className="graph" style={{ height }}>
        {laid?.placed instanceof Error && (
          <p>The graph can’t be drawn here ({laid.placed.message}); the table has all of it.</p>
        )}
        {placed && (
          <Suspense fallback={<div data-waiting />}>
            <GraphCanvas
              placed={placed}
              chosen={chosen}
              found={found}
              size={{ width, height }}
              onChoose={onChoose}
            />
          </Suspense>
        )}
      </div>
    </div>
  )
}
