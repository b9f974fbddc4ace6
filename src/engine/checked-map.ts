import type { Diagnostic } from '../check/diagnostic.ts'
import type { ValueStreamMap } from '../model/schema.ts'

/** A map as it was loaded, with what is wrong in it. */
export interface CheckedMap {
  readonly folder: string
  readonly map: ValueStreamMap
  readonly problems: readonly Diagnostic[]
}
