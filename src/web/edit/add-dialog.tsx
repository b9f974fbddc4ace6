/** Adding a thing to the map: its id is made of its name, and can be chosen. */
import { useMemo, useState } from 'react'
import { Button, Modal, TextInput, type ButtonProps } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Path } from '../../model/place.ts'
import { EventName, Id } from '../../model/schema.ts'
import { useKnownMap } from '../map/known-map.tsx'
import { idFrom } from '../../model/id-from.ts'
import type { Section } from '../map/things.ts'
import { isParts, valueAt, type Value } from './changes.ts'
import { Editor } from './editor.tsx'
import { withArticle } from './words.ts'

const textOf = (value: Value, key: string): string | null => {
  const text = isParts(value) ? value[key] : undefined
  return typeof text === 'string' && text.trim() !== '' ? text : null
}

/** What the id is made of: the name, or what comes closest to one. */
const nameOf = (value: Value): string =>
  textOf(value, 'name') ??
  ['kind', 'rule', 'occasion', 'on'].flatMap((key) => textOf(value, key) ?? []).join(' ')

const mistakeIn = (id: string, section: Section, taken: ReadonlySet<string>): string | null => {
  if (taken.has(id)) return `There is a ${section.one} of this id already.`
  const result = (section.kind === 'event' ? EventName : Id).safeParse(id)
  return result.success ? null : `${result.error.issues[0]?.message ?? 'This can’t be an id'}.`
}

interface AddProps {
  readonly section: Section
  /** Keys of the parts to ask for; all of them if left out. */
  readonly parts?: readonly string[]
  readonly initial?: Value
  readonly label?: string
  readonly variant?: ButtonProps['variant']
}

const AddForm = ({ section, parts, initial, onClose }: AddProps & { onClose: () => void }) => {
  const { map } = useKnownMap()
  const [typed, setTyped] = useState<string | null>(null)
  const [value, setValue] = useState<Value>(initial)
  const entries = valueAt(map, section.path)
  const taken = new Set(Object.keys(isParts(entries) ? entries : {}))
  const id = typed ?? idFrom(nameOf(value) || section.one, taken)
  const mistake = mistakeIn(id, section, taken)
  const path = useMemo<Path>(() => [...section.path, id], [section, id])
  return (
    <Editor
      isNew
      path={path}
      parts={parts}
      initial={initial}
      what={`New ${section.one} ${id}`}
      blocked={mistake !== null}
      onType={setValue}
      onClose={onClose}
      before={
        <TextInput
          label="Id"
          description="By which other things refer to it. Made of its name unless you choose another."
          value={id}
          error={mistake}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      }
    />
  )
}

/** A button that asks for a new thing. */
export const AddButton = (props: AddProps) => {
  const { section, label = `Add ${withArticle(section.one)}`, variant = 'light' } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        className="edit-button"
        size="compact-sm"
        variant={variant}
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={label}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <AddForm {...props} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}
