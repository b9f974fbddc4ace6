/** The grid: what must be true for each slice at each step of the journey. */
import { useState } from 'react'
import { Switch, Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { AddButton } from '../edit/add-dialog.tsx'
import { Downloads } from '../map/drawing.tsx'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { inOrder } from '../map/slice-order.ts'
import { ThingLink } from '../map/thing-link.tsx'
import { sectionOf } from '../map/things.ts'
import { useTitle } from '../shell/title.ts'
import { CellDialog } from './cell-dialog.tsx'
import { GridCellView } from './cell-view.tsx'

const route = getRouteApi('/map/grid')

const GridTable = ({ whole, onEdit }: { whole: boolean; onEdit: (slice: string, stage: string) => void }) => {
  const { map, grid } = useKnownMap()
  const stages = Object.keys(map.journey?.stages ?? {})
  const slices = inOrder(map.slices ?? {}, grid)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div
      className="table-scroll grid-scroll"
      role="region"
      aria-label="Grid of slices and stages"
      tabIndex={0}
    >
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">Slice</th>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                <ThingLink kinds={['stage']} id={stage} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slices.map(({ id, slice, depth }) => (
            <tr key={id}>
              <th scope="row" style={{ paddingInlineStart: `calc(0.75rem + ${depth} * 0.9rem)` }}>
                <ThingLink kinds={['slice']} id={id} />
              </th>
              {stages.map((stage) => (
                <GridCellView
                  key={stage}
                  slice={{ id, name: slice.name }}
                  stage={{ id: stage, name: map.journey?.stages[stage]?.name ?? stage }}
                  whole={whole}
                  onEdit={() => onEdit(id, stage)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Grid = () => {
  const { map } = useKnownMap()
  const { slice, stage } = route.useSearch()
  const navigate = route.useNavigate()
  const [whole, setWhole] = useState(false)
  useTitle('Grid')
  const hasCells =
    Object.keys(map.slices ?? {}).length > 0 && Object.keys(map.journey?.stages ?? {}).length > 0
  const choose = (search: { slice?: string; stage?: string }): void =>
    void navigate({ search, replace: true, resetScroll: false })
  return (
    <div className="stack">
      <div className="section-head">
        <div>
          <Title order={1}>Grid</Title>
          <p className="dimmed">
            What must be true for each slice at each step, and how you would know. A nested slice inherits its
            parent’s cell until it says otherwise. Which steps are proven by events:{' '}
            <Link to="/coverage">proof-point coverage</Link>.
          </p>
        </div>
        <div className="head-buttons">
          <AddButton section={sectionOf('slices')} parts={['name', 'segment', 'persona', 'job', 'within']} />
          <AddButton section={sectionOf('stages')} />
        </div>
      </div>
      {hasCells ? (
        <>
          <Switch
            label="Show what is inherited"
            checked={whole}
            onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
          />
          <GridTable
            whole={whole}
            onEdit={(chosenSlice, chosenStage) => choose({ slice: chosenSlice, stage: chosenStage })}
          />
          <Downloads subject="grid" />
        </>
      ) : (
        <p className="card dimmed">
          The grid needs a slice and a stage. Add whom you serve, and the first step of their journey.
        </p>
      )}
      {slice !== undefined && stage !== undefined && (
        <CellDialog key={`${slice} ${stage}`} slice={slice} stage={stage} onClose={() => choose({})} />
      )}
    </div>
  )
}

export const GridPage = () => (
  <WithMap>
    <Grid />
  </WithMap>
)
