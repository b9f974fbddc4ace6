/** Fields that name other things of the map: what there is can be chosen by its name. */
import { MultiSelect, Select } from '@mantine/core'
import type { Kind } from '../../model/schema.ts'
import type { Thing } from '../map/things.ts'
import { useEditing } from './editing.ts'
import { useFrame, type FieldOf, type FieldProps } from './frame.tsx'
import { textOf, TextField } from './simple-fields.tsx'
import type { Shape } from './shapes.ts'

type ReferenceShape = Extract<Shape, { kind: 'reference' }>

interface Option {
  readonly value: string
  readonly label: string
}

const optionsOf = (things: readonly Thing[], chosen: readonly string[]): Option[] => {
  const known = new Map(things.map(({ id, name }) => [id, name]))
  return [
    ...[...known].map(([value, name]) => ({ value, label: name === value ? value : `${name} (${value})` })),
    // What the map says stays choosable even if it leads nowhere: it must be seen to be mended.
    ...chosen.filter((id) => !known.has(id)).map((value) => ({ value, label: `${value} (not in the map)` })),
  ]
}

const useThings = (shape: ReferenceShape): { kinds: readonly Kind[]; things: readonly Thing[] } => {
  const { things, thing } = useEditing()
  const kinds = shape.to(thing)
  return { kinds, things: things.of(kinds) }
}

const missing = (kinds: readonly Kind[]): string => `The map has no ${kinds.join(' or ')} yet.`

export const ReferenceField = (props: FieldOf<'reference'>) => {
  const { kinds, things } = useThings(props.shape)
  const frame = useFrame(props)
  const { inherited } = useEditing()
  const value = textOf(props.value)
  if (kinds.length === 0 || (props.shape.free && things.length === 0)) return <TextField {...props} short />
  return (
    <Select
      {...frame}
      searchable
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': `Clear ${props.name}` }}
      placeholder={inherited.get(props.at) ?? (things.length === 0 ? missing(kinds) : 'Choose')}
      nothingFoundMessage="Nothing of that name"
      data={optionsOf(things, value === '' ? [] : [value])}
      value={value === '' ? null : value}
      onChange={(id) => props.onChange(id ?? undefined)}
    />
  )
}

/** Several things. Stages stand in the order of the journey, whatever the order in which they were chosen. */
export const ReferencesField = (props: FieldProps & { to: ReferenceShape }) => {
  const { kinds, things } = useThings(props.to)
  const frame = useFrame(props)
  const { inherited } = useEditing()
  const chosen = Array.isArray(props.value) ? props.value.map(String) : []
  const none = things.length === 0 ? missing(kinds) : 'Choose'
  const order = things.map(({ id }) => id)
  const inOrder = (ids: string[]): string[] =>
    kinds.includes('stage') ? ids.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) : ids
  return (
    <MultiSelect
      {...frame}
      searchable
      hidePickedOptions
      clearButtonProps={{ 'aria-label': `Clear ${props.name}` }}
      placeholder={chosen.length > 0 ? undefined : (inherited.get(props.at) ?? none)}
      nothingFoundMessage="Nothing of that name"
      data={optionsOf(things, chosen)}
      value={chosen}
      onChange={(ids) => props.onChange(inOrder(ids))}
    />
  )
}

/** Several words out of a closed set. */
export const ChoicesField = (props: FieldProps & { options: readonly string[] }) => (
  <MultiSelect
    {...useFrame(props)}
    hidePickedOptions
    clearButtonProps={{ 'aria-label': `Clear ${props.name}` }}
    data={[...props.options]}
    value={Array.isArray(props.value) ? props.value.map(String) : []}
    onChange={props.onChange}
  />
)
