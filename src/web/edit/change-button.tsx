/** A change that needs no form, such as a fix or the removal of a thing: what it writes is seen first. */
import { useState } from 'react'
import { Button, Group, Modal, Skeleton, type ButtonProps } from '@mantine/core'
import type { Change } from '../../model/change.ts'
import { Refusal } from './editor-notices.tsx'
import { useNotes } from './notes.tsx'
import { HunksView, ProblemsBrought } from './outcome-view.tsx'
import { useSaving, type Outcome } from './saving.ts'
import { useAttempt } from './use-attempt.ts'

interface ChangeButtonProps {
  readonly label: string
  /** Title of the dialog, and what is told afterwards. */
  readonly what: string
  readonly changes: readonly Change[]
  readonly variant?: ButtonProps['variant']
  readonly color?: string
  readonly onSaved?: () => void
}

export const ChangeButton = (props: ChangeButtonProps) => {
  const { label, what, changes, variant = 'light', color, onSaved } = props
  const [isOpen, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { preview, save, reload } = useSaving()
  const { busy, error, run } = useAttempt()
  const { tell } = useNotes()
  const open = (): void => {
    setOpen(true)
    setOutcome(null)
    void run(async () => setOutcome(await preview(changes)), reload)
  }
  const close = (): void => setOpen(false)
  const confirm = (): void => {
    void run(async () => {
      const saved = await save(changes)
      tell({ what, outcome: saved })
      close()
      onSaved?.()
    }, reload)
  }
  return (
    <>
      <Button className="edit-button" size="compact-sm" variant={variant} color={color} onClick={open}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={what}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className="editor">
          {outcome ? (
            <>
              <ProblemsBrought problems={outcome.problems} />
              <HunksView hunks={outcome.hunks} />
            </>
          ) : (
            error === null && <Skeleton height={80} />
          )}
          {error !== null && <Refusal error={error} />}
          <Group gap="xs">
            <Button onClick={confirm} loading={busy} disabled={outcome === null}>
              Save
            </Button>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}
