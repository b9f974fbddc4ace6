/** Conditions of the map on the fields of items and events. */
import { matchesPattern } from '../model/pattern.ts'
import type { Condition } from '../model/schema.ts'
import type { FieldValue, Fields } from './event.ts'

/** The field by which a condition asks what happened: the tool's word and the business events that it is. */
export const EVENT_FIELD = 'event'

const fieldMatches = (value: FieldValue | undefined, pattern: Condition[string]): boolean => {
  const patterns = Array.isArray(pattern) ? pattern : [pattern]
  const values = Array.isArray(value) ? value : [value]
  return patterns.some((one) => values.some((v) => v != null && matchesPattern(String(one), String(v))))
}

/** Whether the fields of an item meet a condition of the map. */
export const meets = (fields: Fields, condition: Condition | undefined): boolean =>
  Object.entries(condition ?? {}).every(([field, pattern]) => fieldMatches(fields[field], pattern))

/** What stands in that field. */
export const eventField = (happened: {
  readonly word: string
  readonly proofs: readonly string[]
}): readonly string[] => [happened.word, ...happened.proofs]

/** Whether the condition asks what happened, not only which fields hold. */
export const asksEvent = (condition: Condition | undefined): boolean =>
  condition !== undefined && Object.hasOwn(condition, EVENT_FIELD)

/** @example conditionInWords({ type: ['bug', 'defect'] }) // 'type is bug or defect' */
export const conditionInWords = (condition: Condition): string =>
  Object.entries(condition)
    .map(
      ([field, pattern]) => `${field} is ${Array.isArray(pattern) ? pattern.join(' or ') : String(pattern)}`,
    )
    .join(' and ')
