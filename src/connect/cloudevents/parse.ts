/** CloudEvents 1.0 in JSON, checked strictly: what the specification forbids is refused, with the attribute named. */
import { timeReader } from '../time/reader.ts'
import type { Micros } from '../../flow/event.ts'
import { show } from '../json/look.ts'

export type Extension = string | number | boolean

export interface CloudEvent {
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string | null
  /** Instant that the event tells; null if it tells none. */
  readonly time: Micros | null
  readonly datacontenttype: string | null
  readonly dataschema: string | null
  readonly extensions: Readonly<Record<string, Extension>>
  /** As it came; undefined if there is none, or if it is binary. */
  readonly data: unknown
}

export type ParsedCloudEvent =
  | { readonly ok: true; readonly event: CloudEvent }
  | { readonly ok: false; readonly reason: string }

const CORE = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
  'data_base64',
])

/** RFC 3339: seconds and an offset of hours and minutes are required, unlike in ISO 8601. */
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/
const iso = timeReader('iso', null)

/** RFC 2046: type, subtype, parameters. */
const MEDIA_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w!#$%&'*+.^`|~-]+=([\w!#$%&'*+.^`|~/:-]+|"(\\.|[^"\\])*"))*\s*$/
/** RFC 3986: the characters that may stand in a reference, `%` only before two hex digits. */
const URI_REFERENCE = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/iu
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** Whether the text may be a reference as in RFC 3986, such as `/shop`. */
export const isUriReference = (text: string): boolean => URI_REFERENCE.test(text)

/** Whether the text may be a URI with a scheme. */
export const isUri = (text: string): boolean => SCHEME.test(text) && isUriReference(text)

/** A time as in RFC 3339, or why it is none. @example 'is "today"; a time as in RFC 3339 is expected, …' */
export const readRfc3339 = (text: string): Micros | string => {
  if (!RFC3339.test(text))
    return `is ${show(text)}; a time as in RFC 3339 is expected, such as 2026-03-14T09:26:53Z`
  const at = iso.read(text)
  return typeof at === 'string' ? `is ${show(text)}, which ${at}` : at
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

class Refusal extends Error {}

const refuse = (attribute: string, what: string): never => {
  throw new Refusal(`\`${attribute}\` ${what}`)
}

type Json = Readonly<Record<string, unknown>>

/** A text of at least one character; null where it is absent, which a JSON null is as well. */
const optional = (json: Json, name: string): string | null => {
  const value = json[name] ?? null
  if (value === null) return null
  if (typeof value !== 'string') return refuse(name, `is ${show(value)}; it must be text`)
  return value === '' ? refuse(name, 'is empty; leave it out or fill it in') : value
}

const required = (json: Json, name: string): string =>
  optional(json, name) ?? refuse(name, 'is missing; every CloudEvent must have it')

const timeOf = (json: Json): Micros | null => {
  const text = optional(json, 'time')
  if (text === null) return null
  const at = readRfc3339(text)
  return typeof at === 'string' ? refuse('time', at) : at
}

/** Numbers are whole and of 32 bits. */
const isExtension = (value: unknown): value is Extension =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 31)

const extensionsOf = (json: Json): Record<string, Extension> => {
  const extensions: Record<string, Extension> = {}
  for (const [name, value] of Object.entries(json)) {
    if (CORE.has(name)) continue
    if (!/^[a-z0-9]+$/.test(name))
      refuse(name, 'is no name of an attribute: lower-case letters and digits only')
    if (value === null) continue
    if (isExtension(value)) extensions[name] = value
    else refuse(name, `is ${show(value)}; an extension is text, a whole number of 32 bits, or true or false`)
  }
  return extensions
}

const dataOf = (json: Json, contentType: string | null): unknown => {
  const base64 = json['data_base64'] ?? null
  if (base64 === null) return json['data'] ?? undefined
  if ((json['data'] ?? null) !== null)
    refuse('data_base64', 'stands beside `data`; only one of them may be there')
  if (typeof base64 !== 'string' || !BASE64.test(base64))
    return refuse('data_base64', `is ${show(base64)}; it must be Base64`)
  if (contentType !== null && !isJsonType(contentType)) return undefined
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

/** Media types whose content is JSON. */
export const isJsonType = (type: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(type)

const eventOf = (json: Json): CloudEvent => {
  const version = required(json, 'specversion')
  if (version !== '1.0') refuse('specversion', `is ${show(version)}; only "1.0" is supported`)
  const source = required(json, 'source')
  if (!isUriReference(source))
    refuse('source', `is ${show(source)}; it must be a URI reference, without blanks`)
  const datacontenttype = optional(json, 'datacontenttype')
  if (datacontenttype !== null && !MEDIA_TYPE.test(datacontenttype))
    refuse(
      'datacontenttype',
      `is ${show(datacontenttype)}; a media type is expected, such as application/json`,
    )
  const dataschema = optional(json, 'dataschema')
  if (dataschema !== null && !isUri(dataschema))
    refuse('dataschema', `is ${show(dataschema)}; an absolute URI is expected`)
  return {
    id: required(json, 'id'),
    source,
    type: required(json, 'type'),
    subject: optional(json, 'subject'),
    time: timeOf(json),
    datacontenttype,
    dataschema,
    extensions: extensionsOf(json),
    data: dataOf(json, datacontenttype),
  }
}

/** Checks an event in the JSON format. The reason for a refusal names the attribute and what it holds. */
export const parseCloudEvent = (json: unknown): ParsedCloudEvent => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, reason: `${show(json)} is no CloudEvent: an object is expected` }
  }
  try {
    return { ok: true, event: eventOf(json as Json) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}
