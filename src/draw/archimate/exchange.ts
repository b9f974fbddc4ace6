/** The whole map as an ArchiMate Model Exchange File 3.1 [The Open Group, C19C], which also holds ArchiMate 3.2 models. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { escapeXml, tag, type Attributes } from '../svg.ts'
import { identifier, type Element, type Relationship } from './elements.ts'
import { archiMateModel } from './model.ts'
import { viewsOf, type View, type ViewNode } from './views.ts'

const NAMESPACE = 'http://www.opengroup.org/xsd/archimate/3.0/'
const SCHEMA = 'http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd'

/** XML at a depth; text within elements is never indented, so that its own line breaks stay as they are. */
type Xml = (pad: string) => string

const block =
  (name: string, attributes: Attributes, children: readonly Xml[]): Xml =>
  (pad) =>
    children.length === 0
      ? `${pad}${tag(name, attributes)}\n`
      : `${pad}${tag(name, attributes, `\n${children.map((child) => child(`${pad}  `)).join('')}${pad}`)}\n`

const words = (name: string, text: string | undefined): Xml[] =>
  text === undefined ? [] : [(pad) => `${pad}${tag(name, {}, escapeXml(text))}\n`]

const propertyId = (name: string): string => identifier('property', name.replaceAll(' ', '-'))

const propertiesOf = ({ properties = {} }: Element): [string, string][] =>
  Object.entries(properties).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )

const elementXml = (element: Element): Xml => {
  const properties = propertiesOf(element)
  return block('element', { identifier: element.identifier, 'xsi:type': element.type }, [
    ...words('name', element.name),
    ...words('documentation', element.documentation),
    ...(properties.length === 0
      ? []
      : [
          block(
            'properties',
            {},
            properties.map(([name, value]) =>
              block('property', { propertyDefinitionRef: propertyId(name) }, words('value', value)),
            ),
          ),
        ]),
  ])
}

const relationshipXml = ({ identifier: id, type, source, target, name }: Relationship): Xml =>
  block('relationship', { identifier: id, source, target, 'xsi:type': type }, words('name', name))

const nodeXml = ({ identifier: id, element, x, y, w, h, nodes }: ViewNode): Xml =>
  block(
    'node',
    { identifier: id, elementRef: element, 'xsi:type': 'Element', x, y, w, h },
    nodes.map(nodeXml),
  )

const viewXml = ({ identifier: id, name, nodes, connections }: View): Xml =>
  block('view', { identifier: id, 'xsi:type': 'Diagram' }, [
    ...words('name', name),
    ...nodes.map(nodeXml),
    ...connections.map(({ identifier: connection, relationship, source, target }) =>
      block(
        'connection',
        { identifier: connection, relationshipRef: relationship, 'xsi:type': 'Relationship', source, target },
        [],
      ),
    ),
  ])

/** A part of the file, if there is anything in it: the schema allows no empty lists. */
const list = (name: string, children: readonly Xml[]): Xml[] =>
  children.length === 0 ? [] : [block(name, {}, children)]

/** Writes the map as an ArchiMate model with its views. */
export const archiMateExchange = (map: ValueStreamMap): string => {
  const model = archiMateModel(map)
  const names = [
    ...new Set(model.elements.flatMap((one) => propertiesOf(one).map(([name]) => name))),
  ].toSorted()
  const body = [
    ...words('name', map.organisation.name),
    ...list('elements', model.elements.map(elementXml)),
    ...list('relationships', model.relationships.map(relationshipXml)),
    ...list(
      'propertyDefinitions',
      names.map((name) =>
        block('propertyDefinition', { identifier: propertyId(name), type: 'string' }, words('name', name)),
      ),
    ),
    ...list('views', list('diagrams', viewsOf(map, model).map(viewXml))),
  ]
  const root = {
    xmlns: NAMESPACE,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
    identifier: identifier('model'),
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${block('model', root, body)('')}`
}
