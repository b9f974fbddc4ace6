/** Fields of a single value. */
import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useEditing } from './editing.ts'
import { useFrame, type FieldOf, type FieldProps } from './frame.tsx'

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

interface Typed {
  readonly currentTarget: { readonly value: string }
}

export const TextField = (props: FieldProps & { short?: boolean; code?: boolean }) => {
  const { inherited } = useEditing()
  const own = {
    ...useFrame(props),
    placeholder: inherited.get(props.at),
    value: textOf(props.value),
    onChange: ({ currentTarget }: Typed): void => props.onChange(currentTarget.value),
  }
  if (props.short) return <TextInput {...own} />
  const look = props.code ? { input: 'code-input' } : undefined
  return <Textarea {...own} autosize minRows={1} maxRows={12} classNames={look} />
}

export const DayField = (props: FieldOf<'day'>) => (
  <TextInput
    {...useFrame(props)}
    type="date"
    value={textOf(props.value)}
    onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
  />
)

export const NumberField = (props: FieldOf<'number'>) => (
  <NumberInput
    {...useFrame(props)}
    hideControls
    placeholder={props.otherwise === undefined ? undefined : String(props.otherwise)}
    value={typeof props.value === 'number' ? props.value : ''}
    onChange={(value) => props.onChange(value === '' ? undefined : Number(value))}
  />
)

export const YesNoField = (props: FieldOf<'yes or no'>) => {
  const { label, description, error } = useFrame(props)
  return (
    <Checkbox
      label={label}
      description={description}
      error={error}
      checked={(props.value ?? props.otherwise) === true}
      onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
    />
  )
}

export const ChoiceField = (props: FieldOf<'choice'>) => {
  const { otherwise, shape, value } = props
  return (
    <NativeSelect
      {...useFrame(props)}
      value={textOf(value ?? otherwise)}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value || undefined)}
      data={[
        ...(otherwise === undefined ? [{ value: '', label: '–' }] : []),
        ...shape.options.map((option) => ({ value: option, label: option })),
      ]}
    />
  )
}
