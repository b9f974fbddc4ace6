/** Lists: entries can be added, changed and taken out. */
import { useRef } from 'react'
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Field } from './field.tsx'
import { Group, type FieldOf } from './frame.tsx'
import { ChoicesField, ReferencesField } from './reference-field.tsx'
import { blankOf } from './shapes.ts'

/** Takes an entry out; the focus goes to where one can go on. */
export const RemoveButton = ({ name, onClick }: { name: string; onClick: () => void }) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    aria-label={`Remove ${name}`}
    title={`Remove ${name}`}
    onClick={onClick}
  >
    <IconTrash size={17} stroke={1.7} aria-hidden="true" />
  </ActionIcon>
)

const Entries = (props: FieldOf<'list'>) => {
  const add = useRef<HTMLButtonElement>(null)
  const entries: readonly unknown[] = Array.isArray(props.value) ? props.value : []
  const { item } = props.shape
  return (
    <Group name={props.name} help={props.help} at={props.at}>
      {entries.map((entry, i) => {
        const name = `${props.name} ${i + 1}`
        return (
          // oxlint-disable-next-line react/no-array-index-key -- entries have no identity but their position
          <div className="field-entry" key={i}>
            <Field
              shape={item}
              name={name}
              help={null}
              required={false}
              value={entry}
              at={`${props.at}.${i}`}
              onChange={(changed) => props.onChange(entries.with(i, changed))}
            />
            <RemoveButton
              name={name}
              onClick={() => {
                props.onChange(entries.toSpliced(i, 1))
                add.current?.focus()
              }}
            />
          </div>
        )
      })}
      <Button
        ref={add}
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        onClick={() => props.onChange([...entries, blankOf(item) ?? ''])}
      >
        Add to {props.name.toLowerCase()}
      </Button>
    </Group>
  )
}

export const ListField = (props: FieldOf<'list'>) => {
  const { item } = props.shape
  if (item.kind === 'reference') return <ReferencesField {...props} to={item} />
  if (item.kind === 'choice') return <ChoicesField {...props} options={item.options} />
  return <Entries {...props} />
}
