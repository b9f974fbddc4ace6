/** What the fields of a form need to know beyond their own value. */
import { createContext, use } from 'react'
import type { MapFile } from '../../model/schema.ts'
import type { Things } from '../map/things.ts'

export interface Editing {
  readonly map: MapFile
  readonly things: Things
  /** The thing that is edited, as it is typed so far. */
  readonly thing: unknown
  /** Path within the thing, joined with `.` → what is wrong there. */
  readonly mistakes: ReadonlyMap<string, string>
  /** Path within the thing → what holds there if nothing is typed, because something else says so. */
  readonly inherited: ReadonlyMap<string, string>
}

export const EditingContext = createContext<Editing | null>(null)

export const useEditing = (): Editing => {
  const editing = use(EditingContext)
  if (!editing) throw new Error('A field stands outside of a form.')
  return editing
}
