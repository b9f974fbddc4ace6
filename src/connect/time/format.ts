/** Formats of times as they are declared in the map, compiled to an expression that finds the parts. */
import { ImportError } from '../connector.ts'
import { MONTHS } from './instant.ts'

export type Part =
  | 'year'
  | 'month'
  | 'monthName'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'half'
  | 'offset'

/** The expression, and which part each of its groups holds. */
export interface Pattern {
  readonly expression: RegExp
  readonly parts: readonly Part[]
}

/** `Z`, `UTC`, `+02:00`, `+0200`, `+02`; Java adds the zone's name behind it. */
const OFFSET = String.raw`([Zz]|UTC|GMT|(?:UTC|GMT)?[+\-\u2212]\d\d(?::?\d\d)?)(?:\[[\w/+-]+\])?`

/** ISO 8601, and what people take for it: a space for the `T`, a comma before the fraction. */
export const ISO: Pattern = {
  expression: new RegExp(
    String.raw`^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt]| +)(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: *${OFFSET})?)?$`,
  ),
  parts: ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction', 'offset'],
}

/** The same without separators: `20150517T180809Z`. */
export const ISO_BASIC: Pattern = {
  expression: new RegExp(
    String.raw`^(\d{4})(\d\d)(\d\d)[Tt](\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?(?: *${OFFSET})?$`,
  ),
  parts: ISO.parts,
}

const ONE_OR_TWO = String.raw`(\d{1,2})`
const TWO = String.raw`(\d\d)`
const MONTH_NAME = `(${MONTHS.map((month) => `${month}[a-z]*`).join('|')})\\.?`

const TOKENS: Readonly<Record<string, readonly [Part, string]>> = {
  yyyy: ['year', String.raw`(\d{4})`],
  MMMM: ['monthName', MONTH_NAME],
  MMM: ['monthName', MONTH_NAME],
  MM: ['month', TWO],
  M: ['month', ONE_OR_TWO],
  dd: ['day', TWO],
  d: ['day', ONE_OR_TWO],
  HH: ['hour', TWO],
  H: ['hour', ONE_OR_TWO],
  hh: ['hour12', TWO],
  h: ['hour12', ONE_OR_TWO],
  mm: ['minute', TWO],
  ss: ['second', TWO],
  a: ['half', String.raw`([AaPp]\.?[Mm]\.?)`],
}

export const FORMAT_HELP =
  '`iso`, `epoch-s`, `epoch-ms`, `epoch-us`, `epoch-ns`, or yyyy MM M MMM dd d HH H hh h a mm ss S XXX with what stands between them, `[ ]` around what may be missing'

const tokenOf = (letters: string): readonly [Part, string] | null => {
  if (/^S+$/.test(letters)) return ['fraction', String.raw`(\d+)`]
  if (/^(X{1,3}|Z{1,3})$/.test(letters)) return ['offset', OFFSET]
  return TOKENS[letters] ?? null
}

const literal = (text: string): string =>
  text.replace(/[\\^$.*+?()|[\]{}]/g, String.raw`\$&`).replace(/ /g, ' +')

/** A run of one letter, a quoted text, or a single other character. */
const PIECE = /([A-Za-z])\1*|'([^']*)'|./gsu

/**
 * @param format Such as `d.M.yyyy[ H:mm[:ss[.S]]]`: tokens as in Java, `[ ]` around what may be missing,
 *   quotes around letters that stand for themselves.
 * @throws ImportError if a letter is no token, or year, month and day are not all there.
 */
export const compileFormat = (format: string): Pattern => {
  const wrong = (why: string): ImportError =>
    new ImportError(`The time format \`${format}\` ${why}. Allowed: ${FORMAT_HELP}.`)
  const parts: Part[] = []
  let source = ''
  let open = 0
  for (const [piece, , quoted] of format.matchAll(PIECE)) {
    if (quoted !== undefined) source += literal(quoted || "'")
    else if (piece === '[') {
      open += 1
      source += '(?:'
    } else if (piece === ']') {
      if (--open < 0) throw wrong('has a `]` without a `[`')
      source += ')?'
    } else if (piece === 'T') source += '[Tt]'
    else if (/^[A-Za-z]/.test(piece)) {
      const token = tokenOf(piece)
      if (!token) throw wrong(`has \`${piece}\`, which means nothing`)
      if (parts.includes(token[0])) throw wrong(`has the ${token[0]} twice`)
      parts.push(token[0])
      source += token[1]
    } else source += literal(piece)
  }
  if (open > 0) throw wrong('has a `[` without a `]`')
  // A fraction follows a point or a comma, whichever the format names.
  source = source.replace(/(?:\\\.|,)\(\\d\+\)/, String.raw`[.,](\d+)`)
  const has = (part: Part): boolean => parts.includes(part)
  if (!has('year') || !(has('month') || has('monthName')) || !has('day'))
    throw wrong('needs year, month and day')
  if (has('hour12') && !has('half'))
    throw wrong('has a 12-hour clock (`h`) without `a`, morning or afternoon')
  if (has('half') && !has('hour12')) throw wrong('has `a` without a 12-hour clock: write `h` for the hour')
  return { expression: new RegExp(`^${source}$`, 'iu'), parts }
}
