/** What can be edited where it stands: a button turns it into its form, and gets the focus back. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, Modal } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Editor, type EditorProps } from './editor.tsx'

/** Gives the focus back to what opened something, once that is closed. */
const useReturn = (isOpen: boolean): React.RefObject<HTMLButtonElement | null> => {
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return opener
}

interface EditableProps extends Omit<EditorProps, 'onClose'> {
  readonly heading: ReactNode
  readonly children: ReactNode
}

/** A section with a heading; its contents become a form in their place. */
export const Editable = ({ heading, children, ...editor }: EditableProps) => {
  const [isOpen, setOpen] = useState(false)
  const opener = useReturn(isOpen)
  return (
    <>
      <div className="editable-head">
        {heading}
        {!isOpen && (
          <Button
            ref={opener}
            className="edit-button"
            size="compact-xs"
            variant="subtle"
            aria-label={`Edit: ${editor.what}`}
            leftSection={<IconPencil size={14} aria-hidden="true" />}
            onClick={() => setOpen(true)}
          >
            Edit
          </Button>
        )}
      </div>
      {isOpen ? <Editor {...editor} onClose={() => setOpen(false)} /> : children}
    </>
  )
}

/** A form in a dialog of its own. */
export const EditorDialog = ({
  title,
  opened,
  ...editor
}: EditorProps & { title: string; opened: boolean }) => (
  <Modal
    opened={opened}
    onClose={editor.onClose}
    title={title}
    size="lg"
    closeOnClickOutside={false}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    {opened && <Editor {...editor} />}
  </Modal>
)
