/** Where the language leaves a choice of form, such as a metric by its name or in full. */
import { useState } from 'react'
import { NativeSelect } from '@mantine/core'
import { isParts } from './changes.ts'
import { Field } from './field.tsx'
import { Group, type FieldOf } from './frame.tsx'
import { blankOf, type Shape } from './shapes.ts'

/** What a form of writing is called. */
const formOf = (shape: Shape): string => {
  if (shape.kind === 'fixed') return `“${shape.value}”`
  if (shape.kind === 'parts') {
    const fixed = shape.parts.find((part) => part.shape.kind === 'fixed')?.shape
    return fixed?.kind === 'fixed' ? fixed.value : 'in full'
  }
  if (shape.kind === 'list') return 'several'
  if (shape.kind === 'reference') return 'always the same'
  return 'in a few words'
}

/** What of the value can be carried over: a name is the name of the same thing in full. */
const carried = (value: unknown, to: Shape): unknown => {
  if (to.kind === 'parts' && typeof value === 'string' && value !== '') {
    const first = to.parts[0]
    return first ? { [first.key]: value } : undefined
  }
  if (to.kind === 'text' && isParts(value))
    return Object.values(value).find((part) => typeof part === 'string')
  return blankOf(to)
}

/** Whether a half-written value is of this form. */
const looksLike = (value: unknown, shape: Shape): boolean =>
  shape.kind === 'parts'
    ? isParts(value)
    : shape.kind === 'list'
      ? Array.isArray(value)
      : typeof value === 'string' && shape.kind !== 'fixed'

export const EitherField = (props: FieldOf<'either'>) => {
  const { options } = props.shape
  const [chosen, choose] = useState(() => {
    const taking = options.findIndex(({ takes }) => takes(props.value))
    return taking >= 0
      ? taking
      : Math.max(
          0,
          options.findIndex(({ shape }) => looksLike(props.value, shape)),
        )
  })
  const shape = options[chosen]?.shape
  if (!shape) return null
  const field = <Field {...props} help={null} shape={shape} />
  return (
    <Group name={props.name} help={props.help} at={props.at}>
      <NativeSelect
        size="xs"
        label="How it is written"
        value={String(chosen)}
        onChange={({ currentTarget }) => {
          const next = Number(currentTarget.value)
          const to = options[next]?.shape
          choose(next)
          if (to) props.onChange(carried(props.value, to))
        }}
        data={options.map((option, i) => ({ value: String(i), label: formOf(option.shape) }))}
      />
      {shape.kind !== 'fixed' && field}
    </Group>
  )
}
