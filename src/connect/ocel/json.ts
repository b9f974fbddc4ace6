/** OCEL as JSON: version 2.0 (`events`, `objects`) and version 1.0 (`ocel:events`, `ocel:objects`). */
import type { FieldValue } from '../../flow/event.ts'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { idAt, isObject, listAt, objectAt, textAt, type Json } from '../json/look.ts'
import { jsonPieces, type JsonHead } from '../json/read.ts'
import type { OcelEvent, OcelFault, OcelLink, OcelLog, OcelObject, OcelPart, OcelValue } from './log.ts'

const OBJECTS = ['objects', 'ocel:objects']
const EVENTS = ['events', 'ocel:events']

const scalarOf = (value: unknown): FieldValue | undefined => {
  if (value === null || value === '') return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  return value === undefined ? undefined : JSON.stringify(value)
}

const linksIn = (value: Json): OcelLink[] =>
  (listAt(value, 'relationships') ?? []).filter(isObject).flatMap((link) => {
    const object = idAt(link, 'objectId')
    return object === null ? [] : [{ object, qualifier: textAt(link, 'qualifier') ?? '' }]
  })

/** Attributes of version 2.0: a list of names and values, of objects with the time from which they hold. */
const valuesIn = (value: Json): OcelValue[] =>
  (listAt(value, 'attributes') ?? []).filter(isObject).flatMap((attribute) => {
    const name = textAt(attribute, 'name')
    const held = scalarOf(attribute['value'])
    return name === null || held === undefined ? [] : [{ name, value: held, time: textAt(attribute, 'time') }]
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
  if (key !== undefined) {
    const type = textAt(value, 'ocel:type')
    return type === null
      ? `object \`${key}\` has no \`ocel:type\``
      : { id: key, type, values: valuesOfMap(objectAt(value, 'ocel:ovmap')), links: [] }
  }
  const [id, type] = [idAt(value, 'id'), textAt(value, 'type')]
  if (id === null || type === null) return `an object has no \`${id === null ? 'id' : 'type'}\``
  return { id, type, values: valuesIn(value), links: linksIn(value) }
}

const eventOf = (value: Json, key: string | undefined, position: number): OcelEvent => {
  const place = { position, row: position, fault: null }
  if (key !== undefined) {
    const links = (listAt(value, 'ocel:omap') ?? []).map((object) => ({
      object: String(object),
      qualifier: '',
    }))
    return {
      id: key,
      activity: textAt(value, 'ocel:activity') ?? '',
      time: textAt(value, 'ocel:timestamp') ?? '',
      fields: fieldsOf(valuesOfMap(objectAt(value, 'ocel:vmap'))),
      links,
      ...place,
    }
  }
  return {
    id: idAt(value, 'id') ?? '',
    activity: textAt(value, 'type') ?? '',
    time: textAt(value, 'time') ?? '',
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
        : `${JSON.stringify(piece.value)} is no ${lists === EVENTS ? 'event' : 'object'}`
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
