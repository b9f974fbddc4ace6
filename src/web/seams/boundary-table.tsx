/** The twelve boundary items × stream: shared or owned, and what follows. */
import { useMemo, useState } from 'react'
import { BOUNDARY_ITEMS, type Boundary, type BoundaryItem } from '../../model/schema.ts'
import { CellButton } from '../edit/cell-button.tsx'
import { EditorDialog } from '../edit/editable.tsx'
import { useKnownMap } from '../map/known-map.tsx'
import { ThingLink } from '../map/thing-link.tsx'
import { sectionOf, thingsIn, type Thing } from '../map/things.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { BOUNDARY_NAMES } from './boundary-names.ts'

const Choice = ({ of }: { of: Boundary }) => (
  <>
    <p>
      <span className={`choice-mark ${of.choice}`}>{of.choice}</span>
      {of.with !== undefined && (
        <>
          {' '}
          with <ThingLink kinds={['stream']} id={of.with} />
        </>
      )}
    </p>
    {of.why !== undefined && <p className="small">{of.why}</p>}
    {of.seam !== undefined && <p className="small dimmed">Seam: {of.seam}</p>}
    {of.contract !== undefined && (
      <p className="small dimmed">
        Contract: <ThingLink kinds={['interface']} id={of.contract} />
      </p>
    )}
    {of.tactic !== undefined && <p className="small dimmed">Tactic: {of.tactic}</p>}
    {of.by !== undefined && <p className="small dimmed">Acts by: {of.by}</p>}
    {of.decision !== undefined && (
      <p className="small dimmed">
        <ThingLink kinds={['decision']} id={of.decision} />
      </p>
    )}
  </>
)

interface Chosen {
  readonly stream: Thing
  readonly item: BoundaryItem
}

const titleOf = ({ stream, item }: Chosen): string => `${stream.name}: ${BOUNDARY_NAMES[item]}`

const BoundaryCell = ({ of, onEdit }: { of: Chosen; onEdit: () => void }) => {
  const { map } = useKnownMap()
  const boundary = map.streams?.[of.stream.id]?.boundaries?.[of.item]
  return (
    <td className="boundary-cell">
      {boundary && <Choice of={boundary} />}
      <CellButton word="Decide" isFilled={boundary !== undefined} label={titleOf(of)} onClick={onEdit} />
    </td>
  )
}

const BoundaryDialog = ({ of, onClose }: { of: Chosen; onClose: () => void }) => {
  const { stream, item } = of
  const path = useMemo(() => ['streams', stream.id, 'boundaries', item], [stream.id, item])
  return <EditorDialog opened title={titleOf(of)} what={titleOf(of)} path={path} onClose={onClose} />
}

export const BoundaryTable = () => {
  const { map } = useKnownMap()
  const streams = thingsIn(map, sectionOf('streams'))
  const [chosen, choose] = useState<Chosen | null>(null)
  return (
    <section className="stack" aria-labelledby="boundaries">
      <div>
        <h2 id="boundaries">Boundaries</h2>
        <p className="dimmed">
          Each item is shared across streams or owned within one. Decide infrastructure first: it drives the
          others.
        </p>
      </div>
      {streams.length === 0 ? (
        <p className="card dimmed">There is no stream yet whose boundaries could be decided.</p>
      ) : (
        <TableScroll label="Boundary items of each stream">
          <thead>
            <tr>
              <th scope="col">Item</th>
              {streams.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {BOUNDARY_ITEMS.map((item) => (
              <tr key={item}>
                <th scope="row">{BOUNDARY_NAMES[item]}</th>
                {streams.map((stream) => (
                  <BoundaryCell
                    key={stream.id}
                    of={{ stream, item }}
                    onEdit={() => choose({ stream, item })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </TableScroll>
      )}
      {chosen && <BoundaryDialog of={chosen} onClose={() => choose(null)} />}
    </section>
  )
}
