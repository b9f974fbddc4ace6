/** Entries by id, such as the metrics of a stream: an id is made of what the new entry is called. */
import { useRef, useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { idFrom } from '../../model/id-from.ts'
import { isParts } from './changes.ts'
import { useEditing } from './editing.ts'
import { Field } from './field.tsx'
import { Group, type FieldOf } from './frame.tsx'
import { RemoveButton } from './list-field.tsx'
import { keyInWords } from './words.ts'
import { blankOf, type Shape } from './shapes.ts'

/** The ids that may still be added, if they are a closed set, with their names. */
const useChoices = (key: Shape, taken: ReadonlySet<string>): { value: string; label: string }[] | null => {
  const { things, thing } = useEditing()
  if (key.kind === 'choice') {
    return key.options.filter((id) => !taken.has(id)).map((id) => ({ value: id, label: keyInWords(id) }))
  }
  if (key.kind !== 'reference') return null
  return things
    .of(key.to(thing))
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
}

const isNamed = (shape: Shape): boolean =>
  shape.kind === 'parts' && shape.parts.some(({ key }) => key === 'name')

export const RecordField = (props: FieldOf<'record'>) => {
  const { key, value: shape } = props.shape
  const { things } = useEditing()
  const entries = isParts(props.value) ? props.value : {}
  const taken = new Set(Object.keys(entries))
  const choices = useChoices(key, taken)
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const nameOf = (id: string): string =>
    key.kind === 'reference' ? things.name(key.to(null), id) : key.kind === 'choice' ? keyInWords(id) : id
  const add = (): void => {
    const chosen = choices ? typed || choices[0]?.value : typed.trim()
    if (!chosen) return
    const id = choices ? chosen : key.kind === 'text' && isNamed(shape) ? idFrom(chosen, taken) : chosen
    const blank = blankOf(shape)
    const named =
      !choices && isNamed(shape) ? { ...(isParts(blank) ? blank : {}), name: chosen } : (blank ?? '')
    props.onChange({ ...entries, [id]: named })
    setTyped('')
    field.current?.focus()
  }
  const remove = (id: string): void => {
    props.onChange(Object.fromEntries(Object.entries(entries).filter(([one]) => one !== id)))
    field.current?.focus()
  }
  return (
    <Group name={props.name} help={props.help} at={props.at}>
      {Object.entries(entries).map(([id, entry]) => (
        <div className="field-entry" key={id}>
          <Field
            shape={shape}
            name={nameOf(id)}
            help={null}
            required={false}
            value={entry}
            at={`${props.at}.${id}`}
            onChange={(changed) => props.onChange({ ...entries, [id]: changed })}
          />
          <RemoveButton name={nameOf(id)} onClick={() => remove(id)} />
        </div>
      ))}
      {choices?.length === 0 ? null : (
        <div className="field-add">
          {choices ? (
            <NativeSelect
              ref={field}
              size="xs"
              aria-label={`What to add to ${props.name.toLowerCase()}`}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              data={choices}
            />
          ) : (
            <TextInput
              ref={field}
              size="xs"
              aria-label={`Name of what to add to ${props.name.toLowerCase()}`}
              placeholder="Name"
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
          )}
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={add}
          >
            Add to {props.name.toLowerCase()}
          </Button>
        </div>
      )}
    </Group>
  )
}
