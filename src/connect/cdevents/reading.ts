/** What a CDEvent says to a source of the map. */
import { FIELD, type Fields, type FieldValue } from '../../flow/event.ts'
import { matchesPattern } from '../../model/pattern.ts'
import type { CdEventsSource } from '../../model/schema.ts'
import type { Read } from '../json/read-events.ts'
import { isObject } from '../json/look.ts'
import { addMembers, memberAt, textOf } from '../json/members.ts'
import type { CdEvent } from './parse.ts'

/** Whether the source takes events that come from there. */
export const takesCdEventsOf = (source: string, { cdEvents: { from } }: CdEventsSource): boolean =>
  [from].flat().some((pattern) => matchesPattern(pattern, source))

const itemOf = ({ subjectId, chainId, content }: CdEvent, { cdEvents: { item } }: CdEventsSource) => {
  if (item === 'subject.id') return subjectId
  return item === 'chainId' ? chainId : textOf(memberAt(content, item.replace(/^content\./, '').split('.')))
}

const fieldsOf = (event: CdEvent): Fields => {
  const fields: Record<string, FieldValue> = { subject: event.subject, subjectId: event.subjectId }
  if (event.chainId !== null) fields['chainId'] = event.chainId
  if (isObject(event.customData)) addMembers(fields, event.customData, 'customData.')
  addMembers(fields, event.content)
  // An item that several subjects tell of (a chain) is of the type of its last one: rules see `subject` as well.
  fields[FIELD.type] = textOf(event.content['ticketType']) ?? event.subject
  const title = textOf(event.content['summary'])
  if (title !== null) fields[FIELD.title] = title
  if (event.links.length > 0)
    fields['links'] = event.links.map(({ kind, to }) => (to === null ? kind : `${kind} ${to}`))
  return fields
}

/**
 * The event as the source reads it: its subject and predicate are the state, such as `ticket.closed`, whatever the
 * version.
 *
 * @returns The reading, or the reason why there is none: it does not name an item.
 */
export const toCdReading = (
  event: CdEvent,
  source: CdEventsSource,
  ref: string | null = null,
): Exclude<Read, null> => {
  const item = itemOf(event, source)
  if (item === null) {
    return {
      reason: `event ${event.id} of ${event.source} names no item: \`${source.cdEvents.item}\` is missing or empty. Send it, or name something else in \`cdEvents: { item: … }\``,
    }
  }
  return {
    id: `${event.source} ${event.id}`,
    item,
    at: event.time,
    ord: 0,
    step: 'enter',
    state: `${event.subject}.${event.predicate}`,
    instance: null,
    fields: fieldsOf(event),
    was: null,
    fault: null,
    partial: false,
    ref,
  }
}
