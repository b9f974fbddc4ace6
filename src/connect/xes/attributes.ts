/** Attributes of XES: elements whose name is their type, with a key and a value [XES]. */
import type { FieldValue } from '../../flow/event.ts'
import type { XmlElement } from '../xml/elements.ts'

const TYPES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container'])

export const isAttribute = ({ name }: XmlElement): boolean => TYPES.has(name)

const numberOf = (text: string): FieldValue => {
  const number = Number(text)
  // What a number can't hold exactly, and NaN and INF, stay as they are written.
  return text.trim() === '' ||
    !Number.isFinite(number) ||
    (Number.isInteger(number) && !Number.isSafeInteger(number))
    ? text
    : number
}

/** The value of an attribute that is no list. */
export const valueOf = ({ name, attributes: { value = '' } }: XmlElement): FieldValue => {
  if (name === 'int' || name === 'float') return numberOf(value)
  if (name === 'boolean') return /^(true|1)$/i.test(value.trim())
  return value
}

/** The attributes inside of one: of a list those under its `values` element as well. */
export const innerOf = (attribute: XmlElement): readonly XmlElement[] =>
  attribute.children
    .flatMap((child) => (child.name === 'values' ? child.children : [child]))
    .filter(isAttribute)

const entriesOf = (list: XmlElement): string[] =>
  innerOf(list).flatMap((one) =>
    one.name === 'list' || one.name === 'container' ? entriesOf(one) : [String(valueOf(one))],
  )

/**
 * The attributes as fields. A list is a list of texts; what is nested in an attribute stands beside it as `outer.inner`.
 * Attributes without a key or with an empty value say nothing.
 */
export const fieldsOf = (
  attributes: readonly XmlElement[],
  prefix = '',
  fields: Record<string, FieldValue> = {},
): Record<string, FieldValue> => {
  for (const attribute of attributes) {
    const { key } = attribute.attributes
    if (key === undefined || key === '' || !isAttribute(attribute)) continue
    const name = `${prefix}${key}`
    if (attribute.name === 'list') {
      const entries = entriesOf(attribute)
      if (entries.length > 0) fields[name] = entries
      continue
    }
    const value = attribute.name === 'container' ? '' : valueOf(attribute)
    if (value !== '') fields[name] = value
    fieldsOf(innerOf(attribute), `${name}.`, fields)
  }
  return fields
}
