/** A cell of the grid as it holds: what is inherited is told apart from what the slice says itself. */
import { effectiveCell, metricOf, NEEDED_PARTS, type CellPart, type EffectiveCell } from '../../model/grid.ts'
import type { Cell } from '../../model/schema.ts'
import { CellButton } from '../edit/cell-button.tsx'
import { keyInWords } from '../edit/words.ts'
import { useKnownMap } from '../map/known-map.tsx'
import { ThingLink, ThingLinks } from '../map/thing-link.tsx'

const PARTS: readonly CellPart[] = ['intent', 'value', 'outcome', 'metric', 'proof', 'cadence', 'policies']

const PartValue = ({ part, cell }: { part: CellPart; cell: Cell }) => {
  if (part === 'metric') {
    const metric = metricOf(cell)
    return (
      <>
        {metric?.name}
        {metric?.logic !== undefined && <code className="block small">{metric.logic}</code>}
      </>
    )
  }
  if (part === 'proof') return <ThingLink kinds={['event']} id={cell.proof ?? ''} />
  if (part === 'policies') return <ThingLinks kinds={['policy']} ids={cell.policies ?? []} />
  return cell[part]
}

/** What the slice says itself; what it has from the slice around it only if that is asked for. */
const Applies = ({
  of,
  slice,
  whole,
}: {
  of: Extract<EffectiveCell, { kind: 'applies' }>
  slice: string
  whole: boolean
}) => {
  const { things } = useKnownMap()
  const { cell, from } = of
  const missing = NEEDED_PARTS.filter((part) => cell[part] === undefined)
  const said = PARTS.filter((part) => cell[part] !== undefined)
  const own = said.filter((part) => from[part] === slice)
  const outer = [...new Set(said.map((part) => from[part] ?? slice))].filter((one) => one !== slice)
  const names = outer.map((one) => things.name(['slice'], one)).join(', ')
  return (
    <>
      <dl className="cell-parts">
        {(whole ? said : own).map((part) => (
          <div key={part} className={from[part] === slice ? undefined : 'inherited'}>
            <dt>{keyInWords(part)}</dt>
            <dd>
              <PartValue part={part} cell={cell} />
            </dd>
          </div>
        ))}
      </dl>
      {outer.length > 0 && (
        <p className="small dimmed inherited-from">
          {own.length === 0 ? 'As' : 'Otherwise as'} {names}
        </p>
      )}
      {missing.length > 0 && (
        <p className="small warn-text">
          Missing: {missing.map((part) => keyInWords(part).toLowerCase()).join(', ')}
        </p>
      )}
    </>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

interface GridCellProps {
  readonly slice: Named
  readonly stage: Named
  /** Whether what is inherited is shown too. */
  readonly whole: boolean
  readonly onEdit: () => void
}

export const GridCellView = ({ slice, stage, whole, onEdit }: GridCellProps) => {
  const { grid, things } = useKnownMap()
  const holds = effectiveCell(grid, slice.id, stage.id)
  const looks = { empty: 'grid-cell empty', applies: 'grid-cell', 'does not apply': 'grid-cell none' }
  return (
    <td className={looks[holds.kind]}>
      <CellButton
        word="Fill in"
        isFilled={holds.kind !== 'empty'}
        label={`${slice.name}, ${stage.name}`}
        onClick={onEdit}
      />
      {holds.kind === 'applies' && <Applies of={holds} slice={slice.id} whole={whole} />}
      {holds.kind === 'does not apply' && (
        <>
          <p className="none-head">
            <strong>Does not apply</strong>
          </p>
          {(holds.from === slice.id || whole) && (
            <p>{holds.why ?? <span className="warn-text">Why is not said.</span>}</p>
          )}
          {holds.from !== slice.id && (
            <p className="small dimmed inherited-from">As {things.name(['slice'], holds.from)}</p>
          )}
        </>
      )}
    </td>
  )
}
