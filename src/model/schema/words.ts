/** What the schemas of the map language are made of: text, ids, references, quantities. */
import * as z from 'zod'

/** What can be defined in a map and referred to by its id. */
export const KINDS = [
  'goal',
  'slice',
  'stage',
  'event',
  'fork',
  'stream',
  'supporting stream',
  'revenue stream',
  'policy',
  'capability',
  'system',
  'interface',
  'team',
  'person',
  'function',
  'role',
  'source',
  'alert',
  'review',
  'decision',
  'override',
  'experiment',
] as const

export type Kind = (typeof KINDS)[number]

/** What a reference may name. */
interface ReferenceTo {
  /** Any of these; or decided by the thing in which the reference stands, where an empty list makes it plain text. */
  readonly to: readonly Kind[] | ((thing: unknown) => readonly Kind[])
  /** While the map defines nothing of that kind, any text may stand there: a first card needs no list of teams. */
  readonly free?: boolean
}

/** Which schemas are references, and to what. Linking, completion, rename and the rules all read it. */
export const references = z.registry<ReferenceTo>()

/** Which records define things, and of which kind. */
export const definitions = z.registry<{ readonly defines: Kind }>()

/** Which texts are metric logic, and whether they must be true or give a quantity. */
export const expressions = z.registry<{ readonly expects: 'quantity' | 'truth' }>()

export const text = z.string().trim().min(1)

/** Words that YAML takes for something else than text. */
export const RESERVED: ReadonlySet<string> = new Set(['null', 'true', 'false'])

/** Lower-case words joined by hyphens; other things refer to a thing by its id. */
export const Id = z
  .string()
  .regex(
    /^(?!(?:null|true|false)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'an id is lower-case words joined by hyphens, such as `shopper-purchase`',
  )

/** Name of a business event: lower-case words joined by dots or hyphens. */
export const EventName = z
  .string()
  .regex(
    /^(?!(?:null|true|false)$)[a-z][a-z0-9]*([.-][a-z0-9]+)*$/,
    'the name of an event is lower-case words joined by dots or hyphens, such as `order.delivered`',
  )

/** The name of an environment variable: addresses and secrets come from there, never from the map. */
export const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable is in capitals, such as `CHAT_URL`')

/** The id of something of one of these kinds. */
export const ref = (...to: Kind[]) => Id.clone().register(references, { to })

/** The name of a business event. */
export const eventRef = () => EventName.clone().register(references, { to: ['event'] })

/** The id of something of this kind, or any name while the map defines none of them. */
export const refOrName = (...to: Kind[]) => text.clone().register(references, { to, free: true })

/** The id of anything that can be decided about. */
export const anyRef = () => EventName.clone().register(references, { to: KINDS })

/** A record whose keys are the ids of things of this kind. */
export const defining = <T extends z.ZodType>(kind: Kind, thing: T) =>
  z.record(kind === 'event' ? EventName : Id, thing).register(definitions, { defines: kind })

/** Metric logic that gives a quantity, such as `reached(order.delivered) / started`. */
export const logic = () => text.clone().register(expressions, { expects: 'quantity' })

/** Metric logic that must be true, such as `p85(time(return.received, refund.paid)) <= 5 d`. */
export const condition = () => text.clone().register(expressions, { expects: 'truth' })

/** A day, such as `2026-05-01`. */
export const day = z.iso.date('a day is written like `2026-05-01`')

export const percent = z.number().min(0).max(100)

const isTimeZone = (zone: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

/** An IANA time zone, such as `Europe/Amsterdam`. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, 'an IANA time zone is expected, such as `Europe/Amsterdam` or `UTC`')

/** Units of a duration, in seconds. A day is 24 h: durations are elapsed time unless a working calendar is named. */
const DURATION_UNITS = { s: 1, min: 60, h: 3600, d: 86_400, w: 604_800 } as const

/** A length of time, such as `12 d` or `90 min`. */
export const Duration = z
  .string()
  .trim()
  .regex(/^\d+(\.\d+)? ?(s|min|h|d|w)$/, 'a duration is a number and s, min, h, d or w, such as `12 d`')

/** @example secondsOf('1.5 h') // 5400 */
export const secondsOf = (duration: string): number => {
  const unit = /[a-z]+$/.exec(duration)?.[0] as keyof typeof DURATION_UNITS
  return Number.parseFloat(duration) * DURATION_UNITS[unit]
}

export const PERIODS = ['month', 'quarter', 'year'] as const

export const Money = z
  .strictObject({
    amount: z.number().nonnegative(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a currency is three capital letters, such as `EUR`')
      .describe('ISO 4217 code, such as `EUR`.'),
    per: z.enum(PERIODS).default('year'),
  })
  .describe('An amount of money per period.')

export const Sla = z
  .strictObject({
    availability: percent.optional().describe('Share of the time that it answers, in percent, such as 99.9.'),
    latency: text.optional().describe('How fast it answers, such as `300 ms at p95`.'),
    response: text.optional().describe('How soon people answer, such as `15 min, day and night`.'),
    terms: text.optional().describe('Whatever else is promised.'),
  })
  .describe('What is promised to those who rely on it.')

export type Money = z.infer<typeof Money>
export type Sla = z.infer<typeof Sla>
