/** The form of a cell: what must be true there, or why the step does not apply. */
import { useMemo } from 'react'
import { SegmentedControl } from '@mantine/core'
import { effectiveCell, metricOf } from '../../model/grid.ts'
import { withAncestors } from '../../model/slices.ts'
import { Cell, DOES_NOT_APPLY, DoesNotApply } from '../../model/schema.ts'
import { isParts, type Value } from '../edit/changes.ts'
import { EditorDialog } from '../edit/editable.tsx'
import type { FieldsProps } from '../edit/editor.tsx'
import { Field, PartFields } from '../edit/field.tsx'
import { shapeOf, type Part } from '../edit/shapes.ts'
import { useKnownMap, type KnownMap } from '../map/known-map.tsx'

const partsOf = (schema: typeof Cell | typeof DoesNotApply): readonly Part[] => {
  const shape = shapeOf(schema)
  return shape.kind === 'parts' ? shape.parts : []
}
const CELL_PARTS = partsOf(Cell)
const WHY = partsOf(DoesNotApply)[0]

const isOut = (value: Value): boolean =>
  value === DOES_NOT_APPLY || (isParts(value) && 'doesNotApply' in value)

const CellFields = ({ value, type }: FieldsProps) => (
  <>
    <SegmentedControl
      aria-label="Whether the step applies"
      value={isOut(value) ? 'out' : 'in'}
      onChange={(chosen) => type(chosen === 'out' ? DOES_NOT_APPLY : undefined)}
      data={[
        { value: 'in', label: 'Applies' },
        { value: 'out', label: 'Does not apply' },
      ]}
    />
    {isOut(value) ? (
      WHY && (
        <Field
          {...WHY}
          name="Why"
          required={false}
          at={WHY.key}
          value={isParts(value) ? value[WHY.key] : ''}
          // Without a reason the plain words stand there.
          onChange={(why) => type(why === '' ? DOES_NOT_APPLY : { [WHY.key]: why })}
        />
      )
    ) : (
      <PartFields parts={CELL_PARTS} value={value} at="" onChange={type} />
    )}
  </>
)

/** What the cell has from the slice around it: path within the cell → text. */
const inheritedBy = ({ grid }: KnownMap, slice: string, stage: string): ReadonlyMap<string, string> => {
  const outer = withAncestors(grid, slice)[1]
  const holds = outer === undefined ? null : effectiveCell(grid, outer, stage)
  if (holds?.kind !== 'applies') return new Map()
  const { cell } = holds
  const texts = { ...cell, metric: metricOf(cell)?.name, policies: cell.policies?.join(', ') }
  return new Map(
    Object.entries(texts).flatMap(([part, text]) =>
      typeof text === 'string' ? [[part, `${text} (inherited)`] as const] : [],
    ),
  )
}

export const CellDialog = ({
  slice,
  stage,
  onClose,
}: {
  slice: string
  stage: string
  onClose: () => void
}) => {
  const known = useKnownMap()
  const path = useMemo(() => ['grid', slice, stage], [slice, stage])
  const inherited = useMemo(() => inheritedBy(known, slice, stage), [known, slice, stage])
  const title = `${known.things.name(['slice'], slice)} × ${known.things.name(['stage'], stage)}`
  return (
    <EditorDialog
      opened
      title={title}
      what={title}
      path={path}
      inherited={inherited}
      Fields={CellFields}
      onClose={onClose}
    />
  )
}
