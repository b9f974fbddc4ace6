/** OCEL as XML: version 2.0 (names and links are attributes) and version 1.0 (everything is an attribute as in XES). */
import type { FieldValue } from '../../flow/event.ts'
import { ImportError } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { fieldsOf, innerOf, valueOf } from '../xes/attributes.ts'
import { xmlParts, type XmlElement } from '../xml/elements.ts'
import type { OcelEvent, OcelFault, OcelLink, OcelLog, OcelObject, OcelPart, OcelValue } from './log.ts'

/** Entries of `events` and of `objects` come whole. */
const isWanted = (path: readonly string[]): boolean =>
  path.length === 3 &&
  path[0] === 'log' &&
  ((path[1] === 'events' && path[2] === 'event') || (path[1] === 'objects' && path[2] === 'object'))

const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => (child.name === name ? child.children : []))

const linksOf = (element: XmlElement): OcelLink[] =>
  childrenOf(element, 'objects').flatMap(({ attributes }) => {
    const object = attributes['object-id']
    return object === undefined
      ? []
      : [{ object, qualifier: attributes['qualifier'] ?? attributes['relationship'] ?? '' }]
  })

const valuesOf = (element: XmlElement): OcelValue[] =>
  childrenOf(element, 'attributes').flatMap(({ attributes: { name, time }, text }) =>
    name === undefined || text.trim() === '' ? [] : [{ name, value: text.trim(), time: time ?? null }],
  )

/** An entry of version 1.0: what its attributes of this key are. */
const inFirst = (element: XmlElement, key: string): XmlElement | undefined =>
  element.children.find(({ attributes }) => attributes['key'] === key)

const textIn = (element: XmlElement, key: string): string => {
  const attribute = inFirst(element, key)
  return attribute === undefined ? '' : String(valueOf(attribute))
}

const mapIn = (element: XmlElement, key: string): Record<string, FieldValue> => {
  const list = inFirst(element, key)
  return list === undefined ? {} : fieldsOf(innerOf(list))
}

const isFirstVersion = (element: XmlElement): boolean => element.attributes['id'] === undefined

const objectOf = (element: XmlElement): OcelObject => {
  if (!isFirstVersion(element)) {
    const { id = '', type = '' } = element.attributes
    return { id, type, values: valuesOf(element), links: linksOf(element) }
  }
  return {
    id: textIn(element, 'id'),
    type: textIn(element, 'type'),
    values: Object.entries(mapIn(element, 'ovmap')).map(([name, value]) => ({ name, value, time: null })),
    links: [],
  }
}

const eventOf = (element: XmlElement, position: number): OcelEvent => {
  const place = { position, row: element.line, fault: element.fault }
  if (!isFirstVersion(element)) {
    const { id = '', type = '', time = '' } = element.attributes
    const fields = Object.fromEntries(valuesOf(element).map(({ name, value }) => [name, value]))
    return { id, activity: type, time, fields, links: linksOf(element), ...place }
  }
  const objects = inFirst(element, 'omap')
  return {
    id: textIn(element, 'id'),
    activity: textIn(element, 'activity'),
    time: textIn(element, 'timestamp'),
    fields: mapIn(element, 'vmap'),
    links: (objects ? innerOf(objects) : []).map((one) => ({ object: String(valueOf(one)), qualifier: '' })),
    ...place,
  }
}

async function* objectsOf(file: InputFile): AsyncGenerator<OcelPart<OcelObject>> {
  for await (const parts of xmlParts(file, isWanted)) {
    const found: OcelObject[] = []
    const faults: OcelFault[] = []
    for (const part of parts) {
      if (part.kind !== 'element' || part.element.name !== 'object') continue
      const object = objectOf(part.element)
      const { fault, line: row } = part.element
      const missing = object.id === '' ? 'id' : object.type === '' ? 'type' : null
      if (fault !== null) faults.push({ row, reason: `the object can't be read: ${fault}` })
      else if (missing === null) found.push(object)
      else faults.push({ row, reason: `an object has no \`${missing}\`` })
    }
    yield { found, faults }
  }
}

async function* eventsOf(file: InputFile): AsyncGenerator<OcelPart<OcelEvent>> {
  let position = 0
  for await (const parts of xmlParts(file, isWanted)) {
    const found: OcelEvent[] = []
    const faults: OcelFault[] = []
    for (const part of parts) {
      if (part.kind === 'malformed') {
        faults.push({
          row: part.line,
          reason: `the XML breaks here, and nothing behind it was read: ${part.reason}`,
        })
      } else if (part.kind === 'element' && part.element.name === 'event') {
        position += 1
        found.push(eventOf(part.element, position))
      }
    }
    yield { found, faults }
  }
}

/** The version that the beginning of the file tells. @throws ImportError if it is no object-centric log. */
const versionOf = async (file: InputFile): Promise<string> => {
  let isLog = false
  for await (const parts of xmlParts(file, isWanted)) {
    for (const part of parts) {
      if (part.kind === 'element') return isFirstVersion(part.element) ? '1.0' : '2.0'
      if (part.kind === 'malformed') {
        throw new ImportError(
          `${file.name} is no object-centric log (OCEL) that can be read: line ${part.line}: ${part.reason}.`,
        )
      }
      if (part.kind === 'open' && part.name === 'trace')
        throw new ImportError(`${file.name} is an XES log: declare the source as \`kind: xes\`.`)
      if (part.kind === 'open' && !isLog && part.name !== 'log')
        throw new ImportError(
          `${file.name} is XML, but no object-centric log (OCEL): its root is \`${part.name}\`.`,
        )
      isLog = true
    }
  }
  return '2.0'
}

/** @throws ImportError if the file is no object-centric log. */
export const ocelOfXml = async (file: InputFile): Promise<OcelLog> => ({
  form: `OCEL ${await versionOf(file)} (XML)`,
  objects: () => objectsOf(file),
  events: () => eventsOf(file),
  close: async () => undefined,
})
