/**
 * Finds out how the times of a column are written, from its values. What the values leave open (day or month
 * first? which zone?) is asked, never guessed.
 */
import { ImportError } from '../connector.ts'
import { EPOCH_FORMATS, likelyUnit, type EpochFormat } from './epoch.ts'
import { FORMAT_HELP } from './format.ts'
import { timeReader, type TimeReader } from './reader.ts'

type Order = 'day first' | 'month first' | null

interface Candidate {
  readonly reader: TimeReader
  readonly order: Order
  /** Values that are times in this format. */
  fits: number
  /** Values that are written like it, such as 2015-02-30. */
  shaped: number
}

const CLOCK = '[ H:mm[:ss[.S]][ XXX]]'
const CLOCK_12 = '[ h:mm[:ss[.S]] a[ XXX]]'

const withClocks = (date: string, order: Order = null): [string, Order][] => [
  [date + CLOCK, order],
  [date + CLOCK_12, order],
]

/** The first wins where several fit alike. Dotted dates have the day first everywhere they are in use. */
const FORMATS: readonly (readonly [string, Order])[] = [
  ['iso', null],
  // Before the numbers: 20150517 is a day, and as seconds it would be one in 1970.
  ['yyyyMMdd', null],
  ['yyyyMMddHHmmss', null],
  ...EPOCH_FORMATS.map((format): [string, Order] => [format, null]),
  ...withClocks('yyyy-M-d'),
  ...withClocks('yyyy/M/d'),
  ...withClocks('yyyy.M.d'),
  ...withClocks('d.M.yyyy'),
  ...withClocks('d/M/yyyy', 'day first'),
  ...withClocks('M/d/yyyy', 'month first'),
  ...withClocks('d-M-yyyy', 'day first'),
  ...withClocks('M-d-yyyy', 'month first'),
  ...withClocks('d-MMM-yyyy'),
  ...withClocks('d MMM yyyy'),
  ...withClocks('d/MMM/yyyy'),
  ...withClocks('MMM d, yyyy'),
  ['d/MMM/yyyy:HH:mm:ss XXX', null],
]

/** So many values settle the format unless they leave a question open. */
const ENOUGH = 1000

export interface TimeQuestion {
  /** What the times are called in messages: `column \`Closed\``. */
  readonly what: string
  /** The declared format and zone, where the map has them. */
  readonly format: string | null
  readonly zone: string | null
  /** The line of the map with these answers filled in. */
  readonly hint: (answers: { format?: string; zone?: string }) => string
}

/** Feed it values until it is `settled` or there are no more; `reader()` is the answer. */
export class TimeDetection {
  private candidates: Candidate[]
  private readonly question: TimeQuestion
  private values = 0
  private dayFirst: string | null = null
  private monthFirst: string | null = null
  private either: string | null = null
  /** Whether values that can be either carry a clock, and days or months of one digit. */
  private clock = false
  private short = false
  private withoutOffset: string | null = null
  private readonly units = new Map<EpochFormat, string>()
  private readonly samples: string[] = []

  constructor(question: TimeQuestion) {
    this.question = question
    const formats = question.format === null ? FORMATS : [[question.format, null] as const]
    this.candidates = formats.map(([format, order]) => ({
      // Whether a zone is needed is asked once the format is known.
      reader: timeReader(format, question.zone ?? 'UTC'),
      order,
      fits: 0,
      shaped: 0,
    }))
  }

  add(value: string): void {
    const text = value.trim()
    if (text === '') return
    this.values += 1
    if (this.samples.length < 3) this.samples.push(text)
    const unit = likelyUnit(text)
    if (unit && !this.units.has(unit)) this.units.set(unit, text)
    let day = false
    let month = false
    for (const candidate of this.candidates) {
      if (!candidate.reader.isShaped(text)) continue
      candidate.shaped += 1
      if (typeof candidate.reader.read(text) === 'string') continue
      candidate.fits += 1
      day ||= candidate.order === 'day first'
      month ||= candidate.order === 'month first'
      if (this.withoutOffset === null && candidate.reader.needsZone(text)) this.withoutOffset = text
    }
    if (day && !month) this.dayFirst ??= text
    if (month && !day) this.monthFirst ??= text
    if (day && month) {
      this.either ??= text
      this.clock ||= text.includes(':')
      this.short ||= /(^|\D)\d\D/.test(text.split(' ')[0] ?? '')
    }
    // Those that fit nothing of so many values need not be tried on the others.
    if (this.values === ENOUGH) {
      const tried = this.candidates.filter(({ shaped }) => shaped > 0)
      if (tried.length > 0) this.candidates = tried
    }
  }

  get settled(): boolean {
    return this.values >= ENOUGH && !this.isOrderOpen
  }

  private get isOrderOpen(): boolean {
    return (
      this.either !== null && this.dayFirst === null && this.monthFirst === null && this.best?.order !== null
    )
  }

  private get best(): Candidate | undefined {
    let best: Candidate | undefined
    for (const one of this.ofLikelyUnit()) {
      if (one.shaped === 0) continue
      if (!best || one.fits > best.fits || (one.fits === best.fits && one.shaped > best.shaped)) best = one
    }
    return best
  }

  /** Of the units of numbers only the one that their size tells. */
  private ofLikelyUnit(): readonly Candidate[] {
    if (this.question.format !== null) return this.candidates
    const [unit = 'epoch-s'] = this.units.keys()
    const others = EPOCH_FORMATS.filter((format) => format !== unit)
    return this.candidates.filter(({ reader }) => !others.some((format) => format === reader.format))
  }

  /**
   * How to read the values. Values that do not fit are refused one by one, by the reader.
   *
   * @throws ImportError if no value is a time, or a question is open; the message asks it, the hint answers it.
   */
  reader(): TimeReader {
    const { what, zone, hint } = this.question
    const best = this.best
    if (!best) {
      if (this.values === 0 || this.question.format !== null)
        return timeReader(this.question.format ?? 'iso', zone)
      const samples = this.samples.map((sample) => `\`${sample}\``).join(', ')
      throw new ImportError(
        `Nothing in ${what} is a time in a format known: ${samples}. Name the right column, or declare the format: ${FORMAT_HELP}.`,
        hint({ format: 'yyyy-MM-dd HH:mm:ss' }),
      )
    }
    const missing = zone === null && this.withoutOffset !== null ? { zone: 'Europe/Amsterdam' } : {}
    this.askUnit(best, missing)
    this.askOrder(best, missing)
    if (missing.zone !== undefined) {
      throw new ImportError(
        `The times in ${what} carry no offset (\`${this.withoutOffset}\`): in which zone are they? Declare it: an IANA zone, or \`zone: UTC\`.`,
        hint(missing),
      )
    }
    return timeReader(best.reader.format, zone)
  }

  private askUnit(best: Candidate, missing: { zone?: string }): void {
    if (this.question.format !== null || !best.reader.format.startsWith('epoch') || this.units.size < 2)
      return
    const [[first, one], [second, other]] = [...this.units] as [[EpochFormat, string], [EpochFormat, string]]
    throw new ImportError(
      `The numbers in ${this.question.what} are of different sizes: \`${one}\` looks like ${first}, \`${other}\` like ${second}. Declare which it is; the others are then refused row by row.`,
      this.question.hint({ format: first, ...missing }),
    )
  }

  private askOrder(best: Candidate, missing: { zone?: string }): void {
    if (best.order === null || best.fits === 0) return
    const mixed = this.dayFirst !== null && this.monthFirst !== null
    if (!mixed && !this.isOrderOpen) return
    const [dayFirst, monthFirst] = ['day first', 'month first'].map((order) =>
      this.plainest(this.candidates.find((one) => one.order === order && one.fits > 0)?.reader.format ?? ''),
    )
    const why = mixed
      ? `\`${this.dayFirst}\` has the day first, \`${this.monthFirst}\` the month`
      : `\`${this.either}\` can be either, and so can all others`
    throw new ImportError(
      `Is the day or the month first in ${this.question.what}? ${why}. Declare the format: \`${dayFirst}\` or \`${monthFirst}\`.`,
      this.question.hint({ format: dayFirst, ...missing }),
    )
  }

  /** The format without what no value needs, for people to read. */
  private plainest(format: string): string {
    const [date = '', ...clocks] = format.split('[')
    const written = this.short ? date : date.replace(/\b[dM]\b/g, '$&$&')
    return this.clock ? [written, ...clocks].join('[') : written
  }
}
