/** A history of Jira's changelog → an event: what changed, and what held before. */
import { FIELD, type FieldValue } from '../../flow/event.ts'
import type { Reading } from '../connector.ts'
import { timeReader } from '../time/reader.ts'
import { projectOf, type ExtraFields } from './fields.ts'
import { idAt, isObject, listAt, textAt, type Json } from '../json/look.ts'

/** Jira writes the offset of the server, as `+0800`. */
const time = timeReader('iso', null)

/** Instant of a property, or why there is none. The bulk API tells milliseconds. */
export const instantAt = (object: Json, key: string): number | string => {
  const value = object[key]
  if (typeof value === 'number')
    return Number.isSafeInteger(value * 1000) ? value * 1000 : `\`${key}\`: ${value} is no time`
  const text = textAt(object, key)
  if (text === null) return `\`${key}\` is missing: it tells when it happened`
  const at = time.read(text)
  return typeof at === 'string' ? `\`${key}\`: \`${text}\` ${at}` : at
}

type Change = Readonly<Record<string, FieldValue>>

const words = (text: string | null): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '')

const projectChange = (key: string | null): Change => ({ [FIELD.label]: key, project: projectOf(key) })

/** Field of the changelog (its id, or its name in lower case) → what its value says. */
const TRACKED: Readonly<Record<string, (value: string | null) => Change>> = {
  issuetype: (value) => ({ [FIELD.type]: value }),
  summary: (value) => ({ [FIELD.title]: value }),
  labels: (value) => ({ [FIELD.labels]: words(value) }),
  priority: (value) => ({ priority: value }),
  resolution: (value) => ({ resolution: value }),
  // A move to another project changes the key; the project's entry itself tells its long name only.
  key: projectChange,
  flagged: (value) => ({ flagged: value !== null }),
  parent: (value) => ({ parent: value }),
  issueparentassociation: (value) => ({ parent: value }),
  'epic link': (value) => ({ parent: value }),
}

const number = (value: string | null): FieldValue =>
  value !== null && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value

const fieldOf = (item: Json, extra: ExtraFields): ((value: string | null) => Change) | null => {
  const id = textAt(item, 'fieldId')
  const name = textAt(item, 'field')
  const declared = Object.entries(extra).find(([, field]) => field === id || field === name)
  if (declared) return (value) => ({ [declared[0]]: number(value) })
  return TRACKED[id?.toLowerCase() ?? ''] ?? TRACKED[name?.toLowerCase() ?? ''] ?? null
}

const nameOf = (item: Json): string => (textAt(item, 'fieldId') ?? textAt(item, 'field') ?? '').toLowerCase()

const itemsOf = (history: Json): Json[] => (listAt(history, 'items') ?? []).filter(isObject)

/** Numbers of histories rise with time: they order those of one instant. */
const orderOf = (id: string): number => {
  const order = Number(id)
  return Number.isSafeInteger(order) && order > 0 ? order : 1
}

/** Fields that hold a list, of which the changelog tells one entry that came or went, never the list. */
const LISTS = ['components', 'blockedBy'] as const
export type ListField = (typeof LISTS)[number]
type Lists = Readonly<Partial<Record<ListField, readonly string[]>>>

/** Before and after each history, of the lists that it changed. */
export type ListChanges = ReadonlyMap<Json, { readonly before: Lists; readonly after: Lists }>

/** The entry of the list that a text of the changelog speaks of; null if it speaks of another. */
const ENTRY_OF: Readonly<Record<ListField, (item: Json, text: string) => string | null>> = {
  components: (item, text) => (/^components?$/.test(nameOf(item)) ? text : null),
  // Other links (`blocks`, `clones`) say nothing about what this issue waits for.
  blockedBy: (item, text) =>
    nameOf(item) === 'link' ? (/ is blocked by (?<key>\S+)$/i.exec(text)?.groups?.['key'] ?? null) : null,
}

/** Rolls the lists of now back through the histories, the latest first. */
export const listChanges = (
  histories: readonly Json[],
  now: Readonly<Record<ListField, readonly string[]>>,
): ListChanges => {
  const changes = new Map<Json, { before: Lists; after: Lists }>()
  const latestFirst = histories
    .map((history) => ({
      history,
      at: instantAt(history, 'created'),
      order: orderOf(idAt(history, 'id') ?? ''),
    }))
    .filter((one): one is { history: Json; at: number; order: number } => typeof one.at === 'number')
    .sort((a, b) => b.at - a.at || b.order - a.order)
  for (const field of LISTS) {
    let after = now[field]
    for (const { history } of latestFirst) {
      const told = (side: 'fromString' | 'toString'): string[] =>
        itemsOf(history).flatMap((item) => ENTRY_OF[field](item, textAt(item, side) ?? '') || [])
      const [went, came] = [told('fromString'), new Set(told('toString'))]
      if (went.length === 0 && came.size === 0) continue
      const before = [...new Set([...after.filter((name) => !came.has(name)), ...went])]
      const others = changes.get(history)
      changes.set(history, {
        before: { ...others?.before, [field]: before },
        after: { ...others?.after, [field]: after },
      })
      after = before
    }
  }
  return changes
}

/**
 * @returns The event; null if nothing changed that is kept track of; a reason if the history can't be taken.
 */
export const historyReading = (
  history: Json,
  issue: string,
  extra: ExtraFields,
  lists: ListChanges,
  ref: string,
): Reading | string | null => {
  const id = idAt(history, 'id')
  if (id === null) return `a history of issue ${issue} has no \`id\`, by which it is known again`
  const at = instantAt(history, 'created')
  if (typeof at === 'string') return `history ${id} of issue ${issue}: ${at}`
  let state: { from: string | null; to: string | null } | null = null
  const fields: Record<string, FieldValue> = {}
  const before: Record<string, FieldValue> = {}
  for (const item of itemsOf(history)) {
    const from = textAt(item, 'fromString')
    const to = textAt(item, 'toString')
    // Two changes of one field at once: it ends with the last and began before the first.
    if (nameOf(item) === 'status') state = { from: state ? state.from : from, to }
    const change = fieldOf(item, extra)
    if (!change) continue
    Object.assign(fields, change(to))
    const was = change(from)
    for (const [name, value] of Object.entries(was)) if (!(name in before)) before[name] = value
  }
  const listed = lists.get(history)
  Object.assign(fields, listed?.after)
  Object.assign(before, listed?.before)
  const any = Object.keys(fields).length > 0
  if (!any && (state === null || state.to === null)) return null
  const entered = state !== null && state.to !== null
  return {
    id,
    item: issue,
    at,
    ord: orderOf(id),
    step: entered ? 'enter' : 'fields',
    state: entered && state ? state.to : null,
    instance: null,
    fields: any ? fields : null,
    was: { ...(entered && state ? { state: state.from } : {}), ...(any ? { fields: before } : {}) },
    fault: null,
    partial: false,
    ref,
  }
}
