/** Reads event logs in XES, the XML of process mining (IEEE 1849). */
import type { Fields, FieldValue } from '../../flow/event.ts'
import type { XesSource } from '../../model/schema.ts'
import { BatchBuilder } from '../batch.ts'
import type { ReadBatch, Reading } from '../connector.ts'
import { contentHash, withLength } from '../content-hash.ts'
import type { InputFile } from '../file.ts'
import { isForeign, stepOf } from '../lifecycle.ts'
import { TimeDetection } from '../time/detect.ts'
import type { TimeReader } from '../time/reader.ts'
import { tracesOf, type XesEvent } from './traces.ts'

type XesKeys = XesSource['xes']

/** An id that the event carries itself [XES, identity extension]. */
const IDENTITY = 'identity:id'
/** Before the names of attributes of the trace, as in the CSV that process mining tools write of the same log. */
const OF_TRACE = 'case:'

const textOf = (value: FieldValue | undefined): string =>
  value === undefined || value === null ? '' : String(value).trim()

const NONE: ReadonlySet<string> = new Set()
/** So many attributes are named where the one that is looked for is missing. */
const MOST_NAMED = 5

/** What there is in place of an attribute that is missing, and how to say that one of them is meant. */
const insteadOf = (fields: Fields, used: ReadonlySet<string>, key: string): string => {
  const others = Object.keys(fields).filter((name) => !used.has(name))
  if (others.length === 0) return ''
  const named = others.slice(0, MOST_NAMED).map((name) => `\`${name}\``)
  const more = others.length > MOST_NAMED ? ', …' : ''
  return `. It has ${named.join(', ')}${more}: if one of these is meant, say so with \`xes: { ${key}: … }\``
}

const joined = (fields: Fields, keys: string | readonly string[]): string =>
  [keys]
    .flat()
    .map((key) => textOf(fields[key]))
    .filter((text) => text !== '')
    .join('/')

/** Reads as far into the file as it takes to know whether its times need a zone. */
const timeReaderOf = async (file: InputFile, { item, time, zone }: XesKeys): Promise<TimeReader> => {
  const detection = new TimeDetection({
    what: `the attribute \`${time}\``,
    format: 'iso',
    zone: zone ?? null,
    hint: ({ zone: answer = 'UTC' }) => `xes: {zone: ${answer}}`,
  })
  for await (const parts of tracesOf(file, item)) {
    for (const part of parts) if (part.kind === 'event') detection.add(textOf(part.event.fields[time]))
    if (detection.settled) break
  }
  return detection.reader()
}

class XesReader {
  private readonly file: string
  private readonly keys: XesKeys
  private readonly time: TimeReader
  private readonly batch: BatchBuilder
  private readonly used: ReadonlySet<string>
  private position = 0
  /** How often each content has occurred in the trace: a log may well tell the same thing twice at one instant. */
  private occurred = new Map<string, number>()
  /** Names of the traces that had events, and how many traces had a name that was there before. */
  private readonly names = new Set<string>()
  private again = 0
  private empty = 0
  private foreign = 0
  private readonly foreignTransitions = new Set<string>()

  constructor(file: string, keys: XesKeys, time: TimeReader, batch: BatchBuilder) {
    this.file = file
    this.keys = keys
    this.time = time
    this.batch = batch
    const status = keys.state === undefined ? [keys.activity, keys.lifecycle, keys.instance] : [keys.state]
    this.used = new Set([...status.flat(), keys.time, IDENTITY])
  }

  take(event: XesEvent): void {
    this.batch.read()
    if (event.isFirst) this.occurred = new Map()
    this.position += 1
    const reading = this.readingOf(event)
    if (typeof reading === 'string') this.batch.reject(event.line, reading)
    else this.batch.add(reading)
  }

  /** Counts a trace that is over. */
  endTrace(trace: Fields, events: number): void {
    const name = textOf(trace[this.keys.item])
    if (events === 0) this.empty += 1
    else if (this.names.has(name)) this.again += 1
    else if (name !== '') this.names.add(name)
  }

  /** What the file says that no event by itself tells. */
  tellNotes(): void {
    const { file, keys, empty, again } = this
    if (empty > 0) this.batch.note(`${file}: ${empty} of its traces hold no event: they are no items.`)
    if (again > 0)
      this.batch.note(
        `${file}: ${again} of its traces have the same \`${keys.item}\` as one before: traces of one name are one item.`,
      )
    if (this.foreign > 0) this.tellForeign()
  }

  private tellForeign(): void {
    const { activity, lifecycle } = this.keys
    const named = [...this.foreignTransitions].map((one) => `\`${one}\``).join(', ')
    this.batch.note(
      `${this.file}: in ${this.foreign} events \`${lifecycle}\` is none of the transitions of XES (${named}), so that they change fields only. If these are statuses, say so: \`xes: {state: ${JSON.stringify([activity, lifecycle].flat())}}\`.`,
    )
  }

  /** The event as a reading, or why it is refused. */
  private readingOf(event: XesEvent): Reading | string {
    const { trace, fields, line, fault } = event
    const { keys } = this
    if (fault !== null) return `the event can't be read: ${fault}`
    const item = textOf(trace[keys.item])
    if (item === '')
      return `its trace has no \`${keys.item}\`, which names the item${insteadOf(trace, NONE, 'item')}`
    const written = textOf(fields[keys.time])
    if (written === '')
      return `an event of \`${item}\` has no \`${keys.time}\`: a time is needed${insteadOf(fields, this.used, 'time')}`
    const at = this.time.read(written)
    if (typeof at === 'string') return `\`${keys.time}\`: \`${written}\` ${at}`
    const status = keys.state ?? keys.activity
    const state = joined(fields, status)
    if (state === '') {
      const named = [status].flat().map((key) => `\`${key}\``)
      return `an event of \`${item}\` has no ${named.join(', ')}: it must say what ${keys.state === undefined ? 'was done' : 'was entered'}${insteadOf(fields, this.used, keys.state === undefined ? 'activity' : 'state')}`
    }
    const transition = textOf(fields[keys.lifecycle])
    const step = keys.state === undefined ? stepOf(transition) : 'enter'
    if (keys.state === undefined && isForeign(transition)) this.countForeign(transition)
    return {
      id: this.idOf(item, fields),
      item,
      at,
      ord: this.position,
      step,
      state: step === 'fields' ? null : state,
      instance: keys.state === undefined ? textOf(fields[keys.instance]) || null : null,
      fields: this.fieldsOf(trace, fields),
      was: null,
      fault: null,
      partial: false,
      ref: `${this.file} line ${line}`,
    }
  }

  private countForeign(transition: string): void {
    this.foreign += 1
    if (this.foreignTransitions.size < 3) this.foreignTransitions.add(transition)
  }

  private fieldsOf(trace: Fields, fields: Fields): Fields | null {
    const kept: Record<string, FieldValue> = {}
    for (const [key, value] of Object.entries(trace)) if (key !== this.keys.item) kept[OF_TRACE + key] = value
    for (const [key, value] of Object.entries(fields)) if (!this.used.has(key)) kept[key] = value
    return Object.keys(kept).length > 0 ? kept : null
  }

  /**
   * The identity of an event: its own id, or its content and that of nothing else, so that an attribute of the trace
   * that changes from one export to the next does not make new events.
   */
  private idOf(item: string, fields: Fields): string {
    const own = textOf(fields[IDENTITY])
    if (own !== '') return own
    const content = Object.keys(fields)
      .sort()
      .map((key) => withLength(key) + withLength(JSON.stringify(fields[key])))
    const id = contentHash(withLength(item) + content.join(''))
    const times = (this.occurred.get(id) ?? 0) + 1
    this.occurred.set(id, times)
    return times === 1 ? id : `${id} ${times}`
  }
}

/**
 * @throws ImportError before anything is yielded, if the file can't be read, is no XES log, or its times leave the
 *   question of their zone open. Where its XML breaks later, what stands before is taken and the line is told.
 */
export async function* readXes(file: InputFile, { xes }: XesSource): AsyncGenerator<ReadBatch> {
  const batch = new BatchBuilder()
  const reader = new XesReader(file.name, xes, await timeReaderOf(file, xes), batch)
  for await (const parts of tracesOf(file, xes.item)) {
    for (const part of parts) {
      if (part.kind === 'event') reader.take(part.event)
      else if (part.kind === 'end') reader.endTrace(part.trace, part.events)
      else if (part.kind === 'faulty') batch.reject(part.line, part.reason)
      else if (part.kind === 'loose') {
        batch.read()
        batch.reject(part.line, 'the event stands in no `trace`, which would name its item')
      } else batch.reject(part.line, `the XML breaks here, and nothing behind it was read: ${part.reason}`)
    }
    if (batch.isFull) yield batch.take(file.bytes)
  }
  reader.tellNotes()
  if (!batch.isEmpty) yield batch.take(file.bytes)
}
