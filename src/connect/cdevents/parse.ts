/** CDEvents, checked: what the specification forbids is refused, with the attribute named. */
import * as z from 'zod'
import type { Micros } from '../../flow/event.ts'
import { readRfc3339 } from '../cloudevents/parse.ts'
import { isObject, show } from '../json/look.ts'
import { memberAt } from '../json/members.ts'
import { CONTENTS, filled, uri, uriReference } from './vocabulary.ts'

export interface CdEvent {
  readonly id: string
  readonly source: string
  /** Such as `dev.cdevents.ticket.closed.0.2.0`. */
  readonly type: string
  /** Such as `ticket`; of a custom event with the tool before it, `mytool-resource`. */
  readonly subject: string
  /** Such as `closed`. */
  readonly predicate: string
  readonly version: string
  readonly time: Micros
  readonly chainId: string | null
  readonly subjectId: string
  readonly content: Readonly<Record<string, unknown>>
  readonly links: readonly CdLink[]
  readonly customData: unknown
}

/** What the event is linked to, and how: `TRIGGER`, `PATH`, `END`. */
export interface CdLink {
  readonly kind: string
  /** The event linked to, by the id of its context or of its domain; null where it names none. */
  readonly to: string | null
}

export type ParsedCdEvent =
  | { readonly ok: true; readonly event: CdEvent }
  | { readonly ok: false; readonly reason: string }

/** Events of the specification, and custom ones, whose subject names the tool: `mytool-resource`. */
const TYPE =
  /^dev\.(?:cdevents\.([a-z]+)|cdeventsx\.([a-z0-9]+-[a-z]+))\.([a-z]+)\.(\d+\.\d+\.\d+(?:-[a-z0-9.]+)?)$/i

/** Whether a type of a CloudEvent says that its data is a CDEvent. */
export const isCdEventType = (type: string): boolean => /^dev\.cdeventsx?\./i.test(type)

/** Whether a value looks like a CDEvent: it has a context and a subject. */
export const isCdEvent = (json: unknown): json is Readonly<Record<string, unknown>> =>
  isObject(json) && isObject(json['context']) && 'subject' in json

const linkEnd = z
  .object({ contextId: filled.optional(), domainId: uriReference.optional() })
  .refine(
    ({ contextId, domainId }) => contextId !== undefined || domainId !== undefined,
    'a `contextId` or a `domainId`',
  )
const tags = z.looseObject({}).optional()
const link = z.discriminatedUnion('linkType', [
  z.strictObject({ linkType: z.literal('END'), from: linkEnd.optional(), tags }),
  z.strictObject({ linkType: z.literal('PATH'), from: linkEnd, tags }),
  z.strictObject({ linkType: z.literal('RELATION'), linkKind: filled, target: linkEnd, tags }),
])

const time = z.string().transform((text, context): Micros => {
  const at = readRfc3339(text)
  if (typeof at === 'number') return at
  context.addIssue({ code: 'custom', message: at, params: { whole: true } })
  return z.NEVER
})

const contextParts = {
  id: filled,
  source: uriReference.min(1),
  type: z.string().regex(TYPE, 'such as `dev.cdevents.ticket.closed.0.2.0`'),
  timestamp: time,
  schemaUri: uri.optional(),
  chainId: filled.optional(),
  links: z.array(link).optional(),
}
const subjectParts = { id: filled, source: uriReference.min(1).optional() }
const customData = z
  .union([z.looseObject({}), z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)], 'an object, or Base64')
  .optional()
const around = { customData, customDataContentType: z.string().optional() }

/** As the schemas of 0.6 have it: what they don't name is refused. */
const current = z.strictObject({
  ...around,
  context: z.strictObject({ ...contextParts, specversion: filled }),
  subject: z.strictObject({ ...subjectParts, type: filled.optional(), content: z.looseObject({}) }),
})

/** Before 0.5 the version of the specification stood under `version`, and the subject had more beside its content. */
const earlier = z.looseObject({
  ...around,
  context: z.looseObject({ ...contextParts, links: z.array(z.unknown()).optional() }),
  subject: z.looseObject({ ...subjectParts, content: z.looseObject({}).default({}) }),
})

/** The value at a path, through objects and lists. */
const valueAt = (json: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (Array.isArray(at) ? at[Number(key)] : memberAt(at, [key])), json)

/** What is wrong, with the attribute and what it holds. */
const reasonOf = ({ issues: [issue] }: z.ZodError, json: unknown, prefix: readonly string[]): string => {
  if (issue === undefined) return 'it is no CDEvent'
  const path = [...prefix, ...issue.path.map(String)]
  const name = `\`${path.join('.')}\``
  const value = valueAt(json, path)
  if (issue.code === 'unrecognized_keys') {
    const at = path.length === 0 ? 'the event' : name
    return `${at} has ${issue.keys.map((key) => `\`${key}\``).join(', ')}, which the specification does not know`
  }
  if (value === undefined || value === null) return `${name} is missing`
  if (issue.code === 'custom' && issue.params?.['whole'] === true) return `${name} ${issue.message}`
  if (value === '') return `${name} is empty`
  const expected =
    issue.code === 'invalid_type'
      ? issue.expected
      : issue.code === 'invalid_value'
        ? `one of ${issue.values.join(', ')}`
        : issue.message
  return `${name} is ${show(value)}; expected is ${expected}`
}

/** The specification that the event says it follows; before 0.5 it said so under `version`. */
const followsCurrent = (json: unknown): boolean => {
  const context = isObject(json) ? json['context'] : undefined
  const version = isObject(context) ? (context['specversion'] ?? context['version']) : undefined
  return typeof version !== 'string' || !/^0\.[0-4](\.|$)/.test(version)
}

const linkOf = (one: unknown): CdLink => {
  const idOf = (end: unknown): string | null => {
    const id = isObject(end) ? (end['contextId'] ?? end['domainId']) : null
    return typeof id === 'string' ? id : null
  }
  const { linkType, linkKind, target, from } = isObject(one) ? one : {}
  return { kind: String(linkKind ?? linkType ?? ''), to: idOf(target) ?? idOf(from) }
}

/**
 * Checks a CDEvent. One of the version that the specification knows is checked as a whole; of other versions, and of
 * custom events, the content may be anything.
 */
export const parseCdEvent = (json: unknown): ParsedCdEvent => {
  if (!isObject(json)) {
    return {
      ok: false,
      reason: `${show(json)} is no CDEvent: an object with \`context\` and \`subject\` is expected`,
    }
  }
  const parsed = (followsCurrent(json) ? current : earlier).safeParse(json)
  if (!parsed.success) return { ok: false, reason: reasonOf(parsed.error, json, []) }
  const { context, subject, customData } = parsed.data
  const [, known, custom, predicate = '', version = ''] = TYPE.exec(context.type) ?? []
  const name = known ?? custom ?? ''
  const contents = known === undefined ? undefined : CONTENTS[`${known}.${predicate}.${version}`]
  const said = contents?.safeParse(subject.content)
  if (said?.success === false)
    return { ok: false, reason: reasonOf(said.error, json, ['subject', 'content']) }
  return {
    ok: true,
    event: {
      id: context.id,
      source: context.source,
      type: context.type,
      subject: name,
      predicate,
      version,
      time: context.timestamp,
      chainId: context.chainId ?? null,
      subjectId: subject.id,
      content: subject.content,
      links: (context.links ?? []).map(linkOf),
      customData,
    },
  }
}
