/** The HTTP binding of CloudEvents 1.0: structured, batched and binary content mode. */
import { isCdEvent } from '../cdevents/parse.ts'
import { ImportError } from '../connector.ts'
import { isObject } from '../json/look.ts'
import { isJsonType } from './parse.ts'

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

const header = (headers: Headers, name: string): string | null => {
  const value = headers[name]
  return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
}

/** JSON, with a byte order mark or without. */
const jsonIn = (body: Buffer): unknown => JSON.parse(body.toString('utf8').replace(/^\uFEFF/, '')) as unknown

const parsed = (body: Buffer): unknown => {
  try {
    return jsonIn(body)
  } catch (error) {
    throw new ImportError(`The body is no JSON (${(error as Error).message}).`)
  }
}

/** Values are percent-encoded, and may be quoted; a `%` that encodes nothing stays. */
const decoded = (value: string): string => {
  const text = /^".*"$/s.test(value) ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const dataOf = (body: Buffer, type: string | null): object => {
  if (body.length === 0) return {}
  if (type === null || isJsonType(type)) {
    try {
      return { data: jsonIn(body) }
    } catch (error) {
      if (type !== null)
        throw new ImportError(`The body is no JSON (${(error as Error).message}), but its type is ${type}.`)
    }
  } else if (/^text\//i.test(type)) return { data: body.toString('utf8') }
  return { data_base64: body.toString('base64') }
}

const binary = (headers: Headers, body: Buffer): unknown => {
  const type = header(headers, 'content-type')
  const event: Record<string, unknown> = type === null ? {} : { datacontenttype: type }
  for (const name of Object.keys(headers)) {
    const attribute = /^ce-(.+)$/i.exec(name)?.[1]?.toLowerCase()
    if (attribute !== undefined) event[attribute] = decoded(header(headers, name) ?? '')
  }
  return { ...event, ...dataOf(body, type) }
}

/**
 * The events of a request in the JSON format, not checked yet. As plain JSON it may hold CDEvents by themselves, one or
 * a list.
 *
 * @param headers Names in lower case, as Node gives them.
 * @throws ImportError if the content is in none of the three modes, or is no JSON where it must be.
 */
export const readHttp = (headers: Headers, body: Buffer): unknown[] => {
  const type = (header(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/cloudevents-batch+json') {
    const batch = parsed(body)
    if (Array.isArray(batch)) return batch
    throw new ImportError('The body of a batch must be a list of events.')
  }
  if (type === 'application/cloudevents+json') return [parsed(body)]
  if (type.startsWith('application/cloudevents')) {
    throw new ImportError(
      `The event format ${type} is not supported: send application/cloudevents+json or application/cloudevents-batch+json.`,
    )
  }
  if (Object.keys(headers).some((name) => /^ce-./i.test(name))) return [binary(headers, body)]
  if (isJsonType(type)) {
    const bare = [parsed(body)].flat()
    if (bare.length > 0 && bare.every(isCdEvent)) return bare
    if (bare.some((one) => isObject(one) && 'specversion' in one))
      throw new ImportError(
        `The body looks like CloudEvents, but its content type is ${type}: send it as application/cloudevents+json, a list as application/cloudevents-batch+json.`,
      )
  }
  throw new ImportError(
    `No CloudEvent was found: the content type is ${type || 'not given'} and there are no \`ce-\` headers. Send application/cloudevents+json, application/cloudevents-batch+json, or the attributes as \`ce-\` headers.`,
  )
}
