/** An issue of Jira → its creation and, where the changelog came with it, its histories. */
import type { Fields } from '../../flow/event.ts'
import type { BatchBuilder } from '../batch.ts'
import { historyReading, instantAt, listChanges, type ListChanges, type ListField } from './changelog.ts'
import { currentFields, type ExtraFields } from './fields.ts'
import { idAt, isObject, listAt, objectAt, textAt, type Json } from '../json/look.ts'

export const isIssue = (value: Json): boolean =>
  objectAt(value, 'fields') !== null
    ? 'key' in value || 'id' in value || 'changelog' in value
    : 'key' in value && objectAt(value, 'changelog') !== null

export const isHistory = (value: Json): boolean => Array.isArray(value['items']) && 'created' in value

/** The histories that came with the issue, and how many there are in all. */
const changelogOf = (issue: Json): { histories: Json[]; total: number } => {
  const changelog = objectAt(issue, 'changelog') ?? {}
  const histories = (listAt(changelog, 'histories') ?? listAt(changelog, 'values') ?? []).filter(isObject)
  const total = changelog['total']
  return { histories, total: typeof total === 'number' ? total : histories.length }
}

const listIn = (fields: Fields, name: ListField): readonly string[] => {
  const list = fields[name]
  return Array.isArray(list) ? list : []
}

/**
 * Takes histories of one issue into the batch.
 * @param current The fields of now, if the issue came with them.
 * @param row Where they stand, for rejections.
 */
export const takeHistories = (
  histories: readonly Json[],
  issue: string,
  current: Fields | null,
  extra: ExtraFields,
  at: { readonly row: number; readonly ref: string },
  batch: BatchBuilder,
): void => {
  batch.read(histories.length)
  // Without the lists of now there is nothing to roll back.
  const lists: ListChanges =
    current === null
      ? new Map()
      : listChanges(histories, {
          components: listIn(current, 'components'),
          blockedBy: listIn(current, 'blockedBy'),
        })
  for (const history of histories) {
    const reading = historyReading(history, issue, extra, lists, at.ref)
    if (typeof reading === 'string') batch.reject(at.row, reading)
    else if (reading) batch.add(reading)
  }
}

/**
 * Takes an issue into the batch. Its `create` event carries what held when it was read; the histories say
 * what held before, so that the beginning comes out whatever the order in which pages arrive.
 *
 * @returns The id of the issue; null if it was refused.
 */
export const takeIssue = (
  issue: Json,
  extra: ExtraFields,
  at: { readonly row: number; readonly ref: string },
  batch: BatchBuilder,
): string | null => {
  batch.read()
  const id = idAt(issue, 'id')
  const name = textAt(issue, 'key') ?? id ?? 'the issue'
  if (id === null) {
    batch.reject(at.row, `${name} has no \`id\`: it must name the issue`)
    return null
  }
  const fields = objectAt(issue, 'fields') ?? {}
  const created = instantAt(fields, 'created')
  if (typeof created === 'string') {
    batch.reject(at.row, `${name}: ${created}. Export the issues with their field \`created\``)
    return null
  }
  const { histories, total } = changelogOf(issue)
  const kept = currentFields(issue, extra)
  batch.add({
    id: `${id}:created`,
    item: id,
    at: created,
    ord: 0,
    step: 'create',
    state: textAt(objectAt(fields, 'status') ?? {}, 'name'),
    instance: null,
    fields: kept,
    was: null,
    fault: null,
    partial: total > histories.length,
    ref: at.ref,
  })
  takeHistories(histories, id, kept, extra, at, batch)
  return id
}
