import { TextInput } from '@mantine/core'
import { dateOf } from '../words/instants.ts'

/** A date that counts when it is complete: on leaving the field or on Enter, not at every key. */
export const DateField = ({
  label,
  value,
  onCommit,
}: {
  label: string
  value: string | undefined
  onCommit: (date: string | undefined) => void
}) => {
  const shown = value === undefined ? '' : dateOf(value)
  const commit = (typed: string): void => {
    if (typed !== shown) onCommit(typed === '' ? undefined : typed)
  }
  return (
    <TextInput
      size="xs"
      key={shown}
      type="date"
      label={label}
      defaultValue={shown}
      onBlur={({ currentTarget }) => commit(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && commit(currentTarget.value)}
    />
  )
}
