/** What was saved, told at the foot of the window until it is read. */
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { Button, CloseButton, Group } from '@mantine/core'
import { HunksView, ProblemsBrought } from './outcome-view.tsx'
import type { Outcome } from './saving.ts'

interface Note {
  readonly what: string
  readonly outcome: Outcome
}

interface Notes {
  readonly tell: (note: Note) => void
}

const NotesContext = createContext<Notes | null>(null)

export const useNotes = (): Notes => {
  const notes = use(NotesContext)
  if (!notes) throw new Error('Nothing can be told here.')
  return notes
}

const placesOf = ({ hunks }: Outcome): string => hunks.map(({ file, line }) => `${file}:${line}`).join(', ')

const NoteView = ({ note, onClose }: { note: Note; onClose: () => void }) => {
  const [open, setOpen] = useState(false)
  const { what, outcome } = note
  return (
    <div className="note">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <p>
          <strong>Saved.</strong> {what} <code className="dimmed">{placesOf(outcome)}</code>
        </p>
        <CloseButton aria-label="Close the note" onClick={onClose} />
      </Group>
      <ProblemsBrought problems={outcome.problems} />
      <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide what was written' : 'Show what was written'}
      </Button>
      {open && <HunksView hunks={outcome.hunks} />}
    </div>
  )
}

export const NotesProvider = ({ children }: { children: ReactNode }) => {
  const [note, setNote] = useState<Note | null>(null)
  const tell = useCallback((told: Note) => setNote(told), [])
  const notes = useMemo(() => ({ tell }), [tell])
  return (
    <NotesContext value={notes}>
      {children}
      <div className="notes" role="status">
        {note && <NoteView key={note.outcome.revision} note={note} onClose={() => setNote(null)} />}
      </div>
    </NotesContext>
  )
}
