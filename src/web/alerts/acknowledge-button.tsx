/** Taking an alert, or a group of them, upon oneself by name. */
import { useState, type FormEvent } from 'react'
import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { acknowledge } from '../api/alert-queries.ts'
import { countOf } from '../words/figures.ts'

interface Acknowledged {
  readonly id: string
  readonly title: string
  readonly sentence: string
  /** How many alerts it is. */
  readonly n: number
}

export const AcknowledgeButton = ({ id, title, sentence, n }: Acknowledged) => {
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [by, setBy] = useLocalStorage({
    key: 'millrace.name',
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await acknowledge([id], by.trim(), note.trim())
      setOpen(false)
      await queries.invalidateQueries({ queryKey: ['alerts'] })
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {n === 1 ? 'Acknowledge' : 'Acknowledge all'}
        <span className="unseen"> {title}</span>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={n === 1 ? 'Acknowledge an alert' : `Acknowledge ${countOf(n, 'alert')}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form className="stack" onSubmit={submit}>
          <p>
            {title}
            <span className="dimmed small block">{sentence}</span>
          </p>
          <TextInput
            label="Your name"
            description="Recorded with the time, for all who look here."
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
            required
            maxLength={100}
            data-autofocus
          />
          <Textarea
            label="Note"
            description="What is done about it, if there is something to say."
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
          />
          {error !== null && (
            <p className="warn-text" role="alert">
              {error}
            </p>
          )}
          <Group gap="xs">
            <Button type="submit" loading={busy} disabled={by.trim() === ''}>
              Acknowledge
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
