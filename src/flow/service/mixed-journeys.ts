/** What is asked of the events themselves to see whether journeys mix: moments don't carry it. */
import type { ItemKey } from '../event.ts'

export interface SharedValue {
  readonly value: string
  /** Two or more items whose events carry it. */
  readonly items: readonly ItemKey[]
}

export interface ChangedSlice extends ItemKey {
  /** In the order in which it had them; a return to one is not told again. */
  readonly slices: readonly string[]
}

export interface MixedJourneys {
  /** Values of a field that the events of two journeys carry. */
  readonly shared: (field: string) => Promise<readonly SharedValue[]>
  /** Journeys whose slice is another one later on. */
  readonly changedSlice: () => Promise<readonly ChangedSlice[]>
}
