/** A cell of the grid as it holds: what is inherited is told apart from what the slice says itself. */
import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { effectiveCell, metricOf, NEEDED_PARTS, type CellPart, type EffectiveCell } from '../../model/grid.ts'
import type { Cell } from '../../model/schema.ts'
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

const Applies = ({ of, slice }: { of: Extract<EffectiveCell, { kind: 'applies' }>; slice: string }) => {
  const { things } = useKnownMap()
  const { cell, from } = of
  const missing = NEEDED_PARTS.filter((part) => cell[part] === undefined)
  const outer = [...new Set(Object.values(from))].filter((one) => one !== slice)
  return (
    <>
      <dl className="cell-parts">
        {PARTS.filter((part) => cell[part] !== undefined).map((part) => (
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
          {Object.values(from).every((one) => one !== slice) ? 'as' : 'lighter: as'}{' '}
          {outer.map((one) => things.name(['slice'], one)).join(', ')}
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

export interface GridCellProps {
  readonly slice: Named
  readonly stage: Named
  readonly onEdit: () => void
}

export const GridCellView = ({ slice, stage, onEdit }: GridCellProps) => {
  const { grid, things } = useKnownMap()
  const holds = effectiveCell(grid, slice.id, stage.id)
  const label = `${slice.name}, ${stage.name}`
  if (holds.kind === 'empty') {
    return (
      <td className="grid-cell empty">
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          aria-label={`Fill in: ${label}`}
          onClick={onEdit}
        >
          Fill in
        </Button>
      </td>
    )
  }
  return (
    <td className={holds.kind === 'applies' ? 'grid-cell' : 'grid-cell none'}>
      <ActionIcon
        className="cell-edit"
        size="sm"
        variant="subtle"
        aria-label={`Edit: ${label}`}
        title={`Edit: ${label}`}
        onClick={onEdit}
      >
        <IconPencil size={14} aria-hidden="true" />
      </ActionIcon>
      {holds.kind === 'applies' ? (
        <Applies of={holds} slice={slice.id} />
      ) : (
        <>
          <p>
            <strong>Does not apply</strong>
            {holds.from !== slice.id && (
              <span className="dimmed"> as {things.name(['slice'], holds.from)}</span>
            )}
          </p>
          <p className="small">{holds.why ?? <span className="warn-text">Why is not said.</span>}</p>
        </>
      )}
    </td>
  )
}
