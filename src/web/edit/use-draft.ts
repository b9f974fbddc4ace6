/** What is typed into a form, beside what the files say: it outlives their changes. */
import { useMemo, useState } from 'react'
import type { Change } from '../../model/change.ts'
import type { Path } from '../../model/place.ts'
import { changesBetween, cleaned, isSame, rebase, type Value } from './changes.ts'
import { mistakesIn, schemaAt, shapeOf, withoutDefaults } from './shapes.ts'

interface Draft {
  readonly value: Value
  readonly type: (value: Value) => void
  /** The changes that would turn what the files say into what was typed. */
  readonly changes: readonly Change[]
  /** Path within the value, joined with `.` → what is wrong there. */
  readonly mistakes: ReadonlyMap<string, string>
  /** Where what was typed would replace what came into the files meanwhile; null if nothing came. */
  readonly contested: readonly Path[] | null
}

/**
 * @param path What is edited.
 * @param current What the files say of it now.
 * @param initial What something new starts with.
 * @param parts Keys of the parts that are edited; all if left out.
 */
export const useDraft = (
  path: Path,
  current: Value,
  initial: Value,
  parts: readonly string[] | undefined,
): Draft => {
  /** What the files said when typing began, or when the typed was last brought onto a newer state. */
  const [base, setBase] = useState<Value>(current)
  const [value, setValue] = useState<Value>(current ?? initial)
  const [contested, setContested] = useState<readonly Path[] | null>(null)
  if (!isSame(current, base)) {
    const rebased = rebase(base, value, current)
    setBase(current)
    setValue(rebased.draft)
    setContested(isSame(cleaned(rebased.draft), cleaned(current)) ? null : rebased.contested)
  }
  const { schema, shape } = useMemo(() => {
    const found = schemaAt(path)
    return { schema: found, shape: found && shapeOf(found) }
  }, [path])
  const essence = (of: Value): Value => cleaned(shape ? withoutDefaults(shape, of) : of)
  const kept = essence(value)
  const mistakes = schema ? mistakesIn(schema, kept) : new Map<string, string>()
  return {
    value,
    type: setValue,
    changes: changesBetween(essence(base), kept, path),
    mistakes: new Map([...mistakes].filter(([at]) => !parts || parts.includes(at.split('.')[0] ?? ''))),
    contested,
  }
}
