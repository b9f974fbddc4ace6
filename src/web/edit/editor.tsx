/**
 * A form for a thing of the map, or for some parts of it. What it saves are the leaves that were changed, so
 * that all else in the files stays as it is.
 */
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentType,
  type FormEvent,
  type ReactNode,
} from 'react'
import { Button, Group as Row } from '@mantine/core'
import type { Path } from '../../model/place.ts'
import { useKnownMap } from '../map/known-map.tsx'
import { valueAt, type Value } from './changes.ts'
import { EditingContext, type Editing } from './editing.ts'
import { Meanwhile, Refusal } from './editor-notices.tsx'
import { PartFields } from './field.tsx'
import { useNotes } from './notes.tsx'
import { HunksView, ProblemsBrought } from './outcome-view.tsx'
import { useSaving, type Outcome } from './saving.ts'
import { schemaAt, shapeOf } from './shapes.ts'
import { useAttempt } from './use-attempt.ts'
import { useDraft } from './use-draft.ts'

export interface FieldsProps {
  readonly value: Value
  readonly type: (value: Value) => void
}

export interface EditorProps {
  /** What is edited; for something new, where it will stand. */
  readonly path: Path
  /** Keys of the parts to show; all of them if left out. */
  readonly parts?: readonly string[]
  /** Nothing of the map is taken over, even if something stands there already. */
  readonly isNew?: boolean
  /** What something new starts with. */
  readonly initial?: Value
  /** Said when it is saved, such as `Consumer shoppers: outcome`. */
  readonly what: string
  /** Path within the thing → what holds there if nothing is typed. */
  readonly inherited?: ReadonlyMap<string, string>
  /** What is asked before the fields, such as the id of something new. */
  readonly before?: ReactNode
  /** A mistake in what is asked before the fields. */
  readonly blocked?: boolean
  /** Draws the fields, where those that the schema gives are not enough. */
  readonly Fields?: ComponentType<FieldsProps>
  /** Told of each keystroke. */
  readonly onType?: (value: Value) => void
  readonly onClose: () => void
}

const NONE: ReadonlyMap<string, string> = new Map()

const hasErrors = (outcome: Outcome | null): boolean =>
  outcome?.problems.some(({ severity }) => severity === 'error') ?? false

/** The fields that the schema gives to what stands at the path. */
const useParts = (path: Path, keys: readonly string[] | undefined) => {
  const shape = useMemo(() => {
    const schema = schemaAt(path)
    return schema && shapeOf(schema)
  }, [path])
  const parts = shape?.kind === 'parts' ? shape.parts : []
  return keys ? parts.filter(({ key }) => keys.includes(key)) : parts
}

export const Editor = (props: EditorProps) => {
  const { path, what, inherited = NONE, blocked = false, Fields, onClose } = props
  const { map, things } = useKnownMap()
  const { preview, save, reload } = useSaving()
  const { tell } = useNotes()
  const { busy, error, run, forget } = useAttempt()
  const current = props.isNew ? undefined : valueAt(map, path)
  const draft = useDraft(path, current, props.initial, props.parts)
  const parts = useParts(path, props.parts)
  const form = useRef<HTMLFormElement>(null)
  const title = useId()
  /** What saving would do, once it was looked at. */
  const [shown, setShown] = useState<Outcome | null>(null)
  const [tried, setTried] = useState(false)
  const { value, changes, mistakes, contested } = draft
  const editing: Editing = { map, things, thing: value, mistakes: tried ? mistakes : NONE, inherited }

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input, textarea, select')
    // A dialog that is about to open looks for this mark.
    first?.setAttribute('data-autofocus', '')
    first?.focus()
  }, [])

  const type = (typed: Value): void => {
    draft.type(typed)
    props.onType?.(typed)
    setShown(null)
    forget()
  }
  const isSound = (): boolean => {
    setTried(true)
    if (mistakes.size === 0 && !blocked) return true
    // Once the mistakes are drawn, the first of them is where to go on.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    return false
  }
  const attempt = (act: () => Promise<void>): void => {
    void run(act, async () => {
      setShown(null)
      await reload()
    })
  }
  const look = (): void => {
    if (isSound()) attempt(async () => setShown(await preview(changes)))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // A form in a dialog lies within the page's own: its submission is not the page's.
    event.stopPropagation()
    if (changes.length === 0) return onClose()
    if (!isSound()) return
    attempt(async () => {
      const outcome = shown ?? (await preview(changes))
      // What breaks the map is written only by somebody who has seen that it does.
      if (shown === null && hasErrors(outcome)) return setShown(outcome)
      tell({ what, outcome: await save(changes) })
      onClose()
    })
  }

  return (
    <EditingContext value={editing}>
      <form ref={form} className="editor" aria-labelledby={title} onSubmit={submit} noValidate>
        <p id={title} className="unseen">
          {what}
        </p>
        {props.before}
        {Fields ? (
          <Fields value={value} type={type} />
        ) : (
          <PartFields parts={parts} value={value} at="" onChange={type} />
        )}
        {contested !== null && <Meanwhile contested={contested} />}
        {error !== null && <Refusal error={error} />}
        {tried && mistakes.size > 0 && (
          <p className="bad-text small" role="alert">
            {mistakes.size === 1 ? 'One field is' : `${mistakes.size} fields are`} not right yet.
          </p>
        )}
        {shown !== null && (
          <section className="preview" aria-label="What will be written">
            <ProblemsBrought problems={shown.problems} />
            <HunksView hunks={shown.hunks} />
          </section>
        )}
        <Row gap="xs">
          <Button type="submit" loading={busy}>
            {hasErrors(shown) ? 'Save anyway' : 'Save'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {shown === null && changes.length > 0 && (
            <Button variant="subtle" onClick={look} disabled={busy}>
              Show what will be written
            </Button>
          )}
        </Row>
      </form>
    </EditingContext>
  )
}
