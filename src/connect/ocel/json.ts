/** OCEL as JSON: version 2.0 (`events`, `objects`) and version 1.0 (`ocel:events`, `ocel:objects`). */
import type { FieldValue } from '../../flow/event.ts'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { idAt, isObject, jsonOf, listAt, objectAt, show, textAt, type Json } from '../json/look.ts'
import { jsonPieces, type JsonHead } from '../json/read.ts'
import type { OcelEvent, OcelFault, OcelLink, OcelLog, OcelObject, OcelPart, OcelValue } from './log.ts'

const OBJECTS = ['objects', 'ocel:objects']
const EVENTS = ['events', 'ocel:events']

const scalarOf = (value: unknown): FieldValue | undefined => {
  if (value === null || value === '') return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : jsonOf(one)))
  return value === undefined ? undefined : jsonOf(value)
}

/** Links, each an object with an id and a qualifier, or only the id. */
const linksOf = (list: readonly unknown[] | null, id: string, qualifier: string): OcelLink[] =>
  (list ?? []).flatMap((link) => {
    const object = isObject(link) ? idAt(link, id) : idAt({ link }, 'link')
    if (object === null) return []
    return [{ object, qualifier: isObject(link) ? (textAt(link, qualifier) ?? '') : '' }]
  })

const linksIn = (value: Json): OcelLink[] => linksOf(listAt(value, 'relationships'), 'objectId', 'qualifier')

/** Version 1.0 has ids only; some write the qualifiers of version 2.0 beside them or instead. */
const firstLinksIn = (value: Json, ids: string, typed: string): OcelLink[] => {
  const qualified = linksOf(listAt(value, typed), 'ocel:oid', 'ocel:qualifier')
  const known = new Set(qualified.map(({ object }) => object))
  const plain = linksOf(listAt(value, ids), 'ocel:oid', 'ocel:qualifier')
  return [...qualified, ...plain.filter(({ object }) => !known.has(object))]
}

/** The id of an entry of version 1.0: its key, or where the entries are a list what stands in it. */
const firstId = (value: Json, key: string | undefined, name: string): string | null =>
  key ?? idAt(value, name) ?? idAt(value, 'ocel:id')

/** Attributes of version 2.0: a list of names and values, of objects with the time from which they hold. */
const valuesIn = (value: Json): OcelValue[] =>
  (listAt(value, 'attributes') ?? []).filter(isObject).flatMap((attribute) => {
    const name = textAt(attribute, 'name')
    const held = scalarOf(attribute['value'])
    return name === null || held === undefined ? [] : [{ name, value: held, time: idAt(attribute, 'time') }]
  })

/** Attributes of version 1.0: a map. */
const valuesOfMap = (map: Json | null): OcelValue[] =>
  Object.entries(map ?? {}).flatMap(([name, value]) => {
    const held = scalarOf(value)
    return held === undefined ? [] : [{ name, value: held, time: null }]
  })

const fieldsOf = (values: readonly OcelValue[]): Record<string, FieldValue> =>
  Object.fromEntries(values.map(({ name, value }) => [name, value]))

const objectOf = (value: Json, key: string | undefined): OcelObject | string => {
  const first = firstId(value, key, 'ocel:oid')
  if (first !== null) {
    const type = textAt(value, 'ocel:type')
    if (type === null) return `object \`${first}\` has no \`ocel:type\``
    const links = firstLinksIn(value, 'ocel:omap', 'ocel:o2o')
    return { id: first, type, values: valuesOfMap(objectAt(value, 'ocel:ovmap')), links }
  }
  const [id, type] = [idAt(value, 'id'), textAt(value, 'type')]
  if (id === null || type === null) return `an object has no \`${id === null ? 'id' : 'type'}\``
  return { id, type, values: valuesIn(value), links: linksIn(value) }
}

const eventOf = (value: Json, key: string | undefined, position: number): OcelEvent => {
  const place = { position, row: position, fault: null }
  const first = firstId(value, key, 'ocel:eid')
  if (first !== null) {
    return {
      id: first,
      activity: textAt(value, 'ocel:activity') ?? '',
      time: idAt(value, 'ocel:timestamp') ?? '',
      fields: fieldsOf(valuesOfMap(objectAt(value, 'ocel:vmap'))),
      links: firstLinksIn(value, 'ocel:omap', 'ocel:typedOmap'),
      ...place,
    }
  }
  return {
    id: idAt(value, 'id') ?? '',
    activity: textAt(value, 'type') ?? '',
    time: idAt(value, 'time') ?? '',
    fields: fieldsOf(valuesIn(value)),
    links: linksIn(value),
    ...place,
  }
}

/** Reads the entries of one of the two lists. What is no JSON is told with the events only, so that it is told once. */
async function* entriesOf<T>(
  file: InputFile,
  head: JsonHead,
  lists: readonly string[],
  read: (value: Json, key: string | undefined, position: number) => T | string,
): AsyncGenerator<OcelPart<T>> {
  let position = 0
  for await (const pieces of jsonPieces(file, head, [...OBJECTS, ...EVENTS])) {
    const found: T[] = []
    const faults: OcelFault[] = []
    for (const piece of pieces) {
      if (piece.kind === 'broken') {
        if (lists === EVENTS) faults.push({ row: piece.row, reason: piece.reason })
        continue
      }
      if (piece.kind !== 'value' || piece.list === undefined || !lists.includes(piece.list)) continue
      position += 1
      const one = isObject(piece.value)
        ? read(piece.value, piece.key, position)
        : `${show(piece.value)} is no ${lists === EVENTS ? 'event' : 'object'}`
      if (typeof one === 'string') faults.push({ row: position, reason: one })
      else found.push(one)
    }
    yield { found, faults }
  }
}

/** @throws ImportError if the beginning of the file has nothing of OCEL. */
export const ocelOfJson = (file: InputFile, head: JsonHead): OcelLog => {
  const isFirst = /"ocel:(events|objects|global-log)"\s*:/.test(head.text)
  if (!isFirst && !/"(objectTypes|eventTypes|objects|events)"\s*:\s*\[/.test(head.text)) {
    throw new ImportError(
      `${file.name} is JSON, but no object-centric log: it has neither \`objectTypes\`, \`eventTypes\`, \`objects\` and \`events\` (OCEL 2.0) nor \`ocel:objects\` and \`ocel:events\` (OCEL 1.0).`,
    )
  }
  return {
    form: `OCEL ${isFirst ? '1.0' : '2.0'} (JSON)`,
    objects: () => entriesOf(file, head, OBJECTS, objectOf),
    events: () => entriesOf(file, head, EVENTS, eventOf),
    close: async () => undefined,
  }
}
