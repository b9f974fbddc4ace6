/** The fields of an issue that Millrace keeps. People are not among them. */
import { FIELD, type Fields, type FieldValue } from '../../flow/event.ts'
import { isObject, listAt, objectAt, textAt, type Json } from '../json/look.ts'

/** Name in Millrace → name of the field in Jira, as the map declares further fields. */
export type ExtraFields = Readonly<Record<string, string>>

const namesOf = (list: readonly unknown[] | null): string[] =>
  (list ?? []).flatMap((one) => {
    const name =
      typeof one === 'string' ? one : isObject(one) ? (textAt(one, 'name') ?? textAt(one, 'value')) : null
    return name === null ? [] : [name]
  })

/** A scalar, what an object is called, or the names in a list; undefined for what can't be said in one word. */
const plain = (value: unknown): FieldValue | undefined => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return namesOf(value)
  if (!isObject(value)) return undefined
  return textAt(value, 'value') ?? textAt(value, 'name') ?? textAt(value, 'key') ?? undefined
}

/** Boards show an issue as flagged; Jira keeps it in a field whose number differs from site to site. */
const isFlagged = (fields: Json): boolean =>
  fields['flagged'] === true ||
  Object.entries(fields).some(
    ([name, value]) =>
      name.startsWith('customfield_') &&
      Array.isArray(value) &&
      value.some((one) => isObject(one) && textAt(one, 'value')?.toLowerCase() === 'impediment'),
  )

/** The keys of the issues by which a link says that this one is blocked. */
const blockersOf = (fields: Json): string[] =>
  (listAt(fields, 'issuelinks') ?? []).filter(isObject).flatMap((link) => {
    const says = textAt(objectAt(link, 'type') ?? {}, 'inward')
    const key = textAt(objectAt(link, 'inwardIssue') ?? {}, 'key')
    return says?.toLowerCase() === 'is blocked by' && key !== null ? [key] : []
  })

/** `https://jira.example.com/browse/ABC-1`, from the address of the issue in the API. */
const browseUrl = (issue: Json, key: string): string | null => {
  const base = textAt(issue, 'self')?.split('/rest/')[0]
  return base && /^https?:\/\//.test(base) ? `${base}/browse/${key}` : null
}

/** What holds of the issue at the time it was read. */
export const currentFields = (issue: Json, extra: ExtraFields): Fields => {
  const fields = objectAt(issue, 'fields') ?? {}
  const named = (name: string): string | null => textAt(objectAt(fields, name) ?? {}, 'name')
  const key = textAt(issue, 'key')
  const project = textAt(objectAt(fields, 'project') ?? {}, 'key') ?? projectOf(key)
  const parent = objectAt(fields, 'parent') ?? objectAt(fields, 'epic')
  const kept: Record<string, FieldValue | undefined> = {
    [FIELD.label]: key,
    [FIELD.type]: named('issuetype'),
    [FIELD.title]: textAt(fields, 'summary'),
    [FIELD.labels]: listAt(fields, 'labels') ? namesOf(listAt(fields, 'labels')) : undefined,
    [FIELD.url]: key === null ? null : browseUrl(issue, key),
    priority: named('priority'),
    project,
    components: listAt(fields, 'components') ? namesOf(listAt(fields, 'components')) : undefined,
    resolution: named('resolution'),
    parent: parent ? textAt(parent, 'key') : null,
    blockedBy: listAt(fields, 'issuelinks') ? blockersOf(fields) : undefined,
    flagged: isFlagged(fields) ? true : undefined,
  }
  for (const [name, field] of Object.entries(extra)) kept[name] = plain(fields[field])
  return Object.fromEntries(
    Object.entries(kept).filter(
      (entry): entry is [string, FieldValue] => entry[1] !== undefined && entry[1] !== null,
    ),
  )
}

/** The project that a key belongs to: `ABC` of `ABC-12`. */
export const projectOf = (key: string | null): string | null => /^(.+)-\d+$/.exec(key ?? '')?.[1] ?? null
