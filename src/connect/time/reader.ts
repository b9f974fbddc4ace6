/** Reads written times of one format as instants. */
import type { Micros } from '../../flow/event.ts'
import { EPOCH_FORMATS, isNumber, readEpoch, type EpochFormat } from './epoch.ts'
import { compileFormat, ISO, ISO_BASIC, type Pattern } from './format.ts'
import { microsOf, MONTHS, outOfRange, wallOf, type Written } from './instant.ts'
import { instantsIn, type Wall } from './zone.ts'

export interface TimeReader {
  /** As it is written in the map: `iso`, `epoch-ms`, `dd/MM/yyyy`. */
  readonly format: string
  /** The instant, or why the text is none: a phrase that follows the text, such as `has the month 17 …`. */
  read(text: string): Micros | string
  /** Whether the text is written in this format, be there such a time or not. */
  isShaped(text: string): boolean
  /** Whether the text is in this format and carries no offset, so that a zone is needed. */
  needsZone(text: string): boolean
}

const MICROS_PER_MINUTE = 60_000_000

/** Minutes east of UTC; a reason if there is no such offset. */
const offsetMinutes = (text: string): number | string => {
  const match = /([+\-\u2212])(\d\d):?(\d\d)?$/.exec(text)
  if (!match) return 0
  const [, sign, hours, minutes = '0'] = match
  if (Number(hours) > 23 || Number(minutes) > 59) return `has the offset ${text}; up to 23:59 is allowed`
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
}

/** The wall time and the offset behind it, or a reason. */
const readParts = (
  pattern: Pattern,
  match: RegExpExecArray,
): { wall: Wall; offset: string | null } | string => {
  const written: Written = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, micros: 0 }
  let offset: string | null = null
  let half: string | null = null
  for (let i = 0; i < pattern.parts.length; i++) {
    const text = match[i + 1]
    if (text === undefined) continue
    const part = pattern.parts[i]
    if (part === 'offset') offset = text
    else if (part === 'fraction') written.micros = microsOf(text)
    else if (part === 'monthName')
      written.month = MONTHS.findIndex((month) => text.toLowerCase().startsWith(month)) + 1
    else if (part === 'half') half = text
    else if (part === 'hour12') {
      written.hour = Number(text)
      if (written.hour < 1 || written.hour > 12) return `has the hour ${text}; 1 to 12 is allowed`
    } else if (part !== undefined) written[part] = Number(text)
  }
  if (half !== null) written.hour = (written.hour % 12) + (/^p/i.test(half) ? 12 : 0)
  const wall = wallOf(written)
  return typeof wall === 'string' ? wall : { wall, offset }
}

const patternReader = (format: string, patterns: readonly Pattern[], zone: string | null): TimeReader => {
  const toInstant = zone === null ? null : instantsIn(zone)
  const find = (text: string): { pattern: Pattern; match: RegExpExecArray } | null => {
    for (const pattern of patterns) {
      const match = pattern.expression.exec(text)
      if (match) return { pattern, match }
    }
    return null
  }
  return {
    format,
    read: (text) => {
      const found = find(text)
      if (!found) return `is not written as \`${format}\``
      const parts = readParts(found.pattern, found.match)
      if (typeof parts === 'string') return parts
      let at: Micros
      if (parts.offset !== null) {
        const minutes = offsetMinutes(parts.offset)
        if (typeof minutes === 'string') return minutes
        at = parts.wall - minutes * MICROS_PER_MINUTE
      } else {
        if (toInstant === null)
          return 'has no offset, and no zone is declared for it: add `zone:` beside the column'
        at = toInstant(parts.wall)
      }
      return outOfRange(at) ?? at
    },
    isShaped: (text) => find(text) !== null,
    needsZone: (text) => {
      const found = find(text)
      if (!found) return false
      const offset = found.pattern.parts.indexOf('offset')
      return offset < 0 || found.match[offset + 1] === undefined
    },
  }
}

const epochReader = (format: EpochFormat): TimeReader => ({
  format,
  read: (text) => readEpoch(text, format),
  isShaped: isNumber,
  needsZone: () => false,
})

/**
 * @param format `iso`, `epoch-s|ms|us|ns`, or tokens such as `yyyy/MM/dd HH:mm:ss.SSS`.
 * @param zone IANA zone of times that carry no offset; null if none is declared: they are refused then.
 * @throws ImportError if the format can't be understood.
 */
export const timeReader = (format: string, zone: string | null): TimeReader => {
  if (format === 'iso') return patternReader(format, [ISO, ISO_BASIC], zone)
  const epoch = EPOCH_FORMATS.find((one) => one === format)
  return epoch ? epochReader(epoch) : patternReader(format, [compileFormat(format)], zone)
}
