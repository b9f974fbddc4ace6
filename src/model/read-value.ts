/** A value of a map's text, read by its schema. */
import type { Document, Node } from 'yaml'
import type * as z from 'zod'
import { valueOf, type Fault } from './parse.ts'
import type { Path } from './place.ts'
import { faultsOf } from './validate.ts'

/** A node and the document that it lies in. */
export interface Spot {
  readonly document: Document
  readonly node: Node
  readonly key: Node | null
}

const withoutUnknownKeys = (value: unknown, error: z.ZodError): unknown => {
  const copy = structuredClone(value)
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const holder = issue.path.reduce<unknown>(
      (one, step) => (one as Record<PropertyKey, unknown>)[step],
      copy,
    )
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key]
  }
  return copy
}

/** Reads a value by its schema; its faults are added, and undefined is the answer, if it does not fit. */
export const readValue = (
  schema: z.ZodType,
  { document, node }: Spot,
  at: Path,
  faults: Fault[],
): { raw: unknown; value: unknown } => {
  const found = valueOf(document, node)
  if ('fault' in found) {
    faults.push(found.fault)
    return { raw: undefined, value: undefined }
  }
  const raw = found.value
  const result = schema.safeParse(raw)
  if (result.success) return { raw, value: result.data }
  faults.push(...faultsOf(result.error, raw, schema, document, node, at))
  // A key too many is no reason to lose the rest.
  const trimmed = schema.safeParse(withoutUnknownKeys(raw, result.error))
  return { raw, value: trimmed.success ? trimmed.data : undefined }
}
