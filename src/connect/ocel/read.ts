/**
 * Reads object-centric event logs (OCEL 1.0 and 2.0). Such a log has no cases: the map says which type of object is the
 * journey, and each object of that type becomes an item with the events that name it.
 */
import type { OcelSource } from '../../model/schema.ts'
import { BatchBuilder } from '../batch.ts'
import type { ReadBatch, Reading } from '../connector.ts'
import type { InputFile } from '../file.ts'
import type { TimeReader } from '../time/reader.ts'
import { MOST_LINKED, type JourneyObject } from './journey.ts'
import type { OcelEvent, OcelLink, OcelLog } from './log.ts'
import { objectsOf, type OcelObjects } from './objects.ts'
import { openOcel } from './open.ts'
import { ocelTimes } from './time.ts'

/** The field that says what an event calls the journey. */
const OF_JOURNEY = 'qualifier'

/** Why the event can't be taken, or when it happened. */
const timeOf = (event: OcelEvent, time: Pick<TimeReader, 'read'>): number | string => {
  if (event.fault !== null) return `the event can't be read: ${event.fault}`
  if (event.id === '') return 'the event has no id'
  if (event.activity === '') return `event \`${event.id}\` does not say what happened (its type or activity)`
  if (event.time === '') return `event \`${event.id}\` has no time`
  const at = time.read(event.time)
  return typeof at === 'string' ? `event \`${event.id}\`: the time \`${event.time}\` ${at}` : at
}

/** The journeys that an event belongs to, each with what the event calls it. */
const journeysOf = (
  { links }: OcelEvent,
  journeys: ReadonlyMap<string, JourneyObject>,
): Map<JourneyObject, string[]> => {
  const found = new Map<JourneyObject, string[]>()
  for (const { object, qualifier } of links) {
    const journey = journeys.get(object)
    if (journey === undefined) continue
    found.set(journey, [...(found.get(journey) ?? []), ...(qualifier === '' ? [] : [qualifier])])
  }
  return found
}

/** Type → the objects of that type that an event names, of many the first ones: see {@link MOST_LINKED}. */
const namedBy = (
  { links }: OcelEvent,
  types: ReadonlyMap<string, string>,
): Map<string, readonly OcelLink[]> => {
  const named = new Map<string, OcelLink[]>()
  for (const link of links) {
    const type = types.get(link.object)
    if (type === undefined) continue
    const known = named.get(type)
    if (known === undefined) named.set(type, [link])
    else if (known.length < MOST_LINKED) known.push(link)
  }
  return named
}

/** Tells every journey of its events and of what they link it with, before any of them is told to others. */
const linkUp = async (log: OcelLog, objects: OcelObjects, time: Pick<TimeReader, 'read'>): Promise<void> => {
  const { types, journeys, dangling } = objects
  for await (const { found } of log.events()) {
    for (const event of found) {
      const at = timeOf(event, time)
      if (typeof at === 'string') continue
      for (const { object } of event.links)
        if (!types.has(object)) dangling.add(`event \`${event.id}\``, object)
      const named = namedBy(event, types)
      for (const journey of journeysOf(event, journeys).keys()) {
        journey.addEvent(at, event.position)
        for (const [type, links] of named) {
          for (const { object, qualifier } of links)
            if (object !== journey.id) journey.addLink(type, object, qualifier, at)
        }
      }
    }
  }
}

class OcelReader {
  private readonly file: string
  private readonly type: string
  private readonly objects: OcelObjects
  private readonly time: Pick<TimeReader, 'read'>
  private readonly batch: BatchBuilder
  private ofNone = 0
  private ofSeveral = 0

  constructor(
    file: string,
    type: string,
    objects: OcelObjects,
    time: Pick<TimeReader, 'read'>,
    batch: BatchBuilder,
  ) {
    this.file = file
    this.type = type
    this.objects = objects
    this.time = time
    this.batch = batch
  }

  take(event: OcelEvent): void {
    this.batch.read()
    const at = timeOf(event, this.time)
    if (typeof at === 'string') {
      this.batch.reject(event.row, at)
      return
    }
    const journeys = journeysOf(event, this.objects.journeys)
    if (journeys.size === 0) this.ofNone += 1
    if (journeys.size > 1) this.ofSeveral += 1
    const named = namedBy(event, this.objects.types)
    for (const [journey, called] of journeys) {
      this.add({
        id: JSON.stringify([event.id, journey.id]),
        item: journey.id,
        at,
        ord: event.position,
        state: event.activity,
        fields: {
          ...event.fields,
          ...journey.fieldsAt(at, event.position, named),
          ...(called.length > 0 ? { [OF_JOURNEY]: called } : {}),
        },
        ref: `${this.file} row ${event.row}`,
      })
    }
  }

  /** Values that change when no event happens, journey by journey; ask when all events were taken. */
  *takeChanges(): Generator<void> {
    for (const journey of this.objects.journeys.values()) {
      const { id } = journey
      for (const { at, fields } of journey.changesApart())
        this.add({ id: JSON.stringify([id, at]), item: id, at, ord: 0, state: null, fields, ref: this.file })
      yield
    }
  }

  private add(told: Pick<Reading, 'id' | 'item' | 'at' | 'ord' | 'state' | 'fields' | 'ref'>): void {
    this.batch.add({
      ...told,
      step: told.state === null ? 'fields' : 'enter',
      fields: Object.keys(told.fields ?? {}).length > 0 ? told.fields : null,
      instance: null,
      was: null,
      fault: null,
      partial: false,
    })
  }

  /** What the file says that no event by itself tells. */
  tellNotes(): void {
    const { file, type } = this
    const withoutEvents = [...this.objects.journeys.values()].filter(({ hasEvents }) => !hasEvents).length
    const { count, first } = this.objects.dangling
    const notes: [number, string][] = [
      [this.ofNone, `of its events belong to no object of the type \`${type}\`: they are in no journey.`],
      [
        this.ofSeveral,
        `of its events belong to several objects of the type \`${type}\`: each was taken for all of them.`,
      ],
      [withoutEvents, `of its objects of the type \`${type}\` have no event: they are no journeys.`],
      [count, `of its links lead to objects that it does not hold, the first being ${first}.`],
    ]
    for (const [n, what] of notes) if (n > 0) this.batch.note(`${file}: ${n} ${what}`)
  }
}

/**
 * @throws ImportError before anything is yielded, if the file can't be read, is no object-centric log, or the map does
 *   not say which of its types of objects is the journey.
 */
export async function* readOcel(file: InputFile, { ocel }: OcelSource): AsyncGenerator<ReadBatch> {
  const log = await openOcel(file)
  try {
    const time = ocelTimes(ocel.zone ?? 'UTC')
    const batch = new BatchBuilder()
    const objects = await objectsOf(file.name, log, ocel.journey, time, batch)
    await linkUp(log, objects, time)
    const reader = new OcelReader(file.name, ocel.journey ?? '', objects, time, batch)
    for await (const { found, faults } of log.events()) {
      batch.read(faults.length)
      for (const { row, reason } of faults) batch.reject(row, reason)
      for (const event of found) reader.take(event)
      if (batch.isFull) yield batch.take(file.bytes)
    }
    for (const _ of reader.takeChanges()) if (batch.isFull) yield batch.take(file.bytes)
    reader.tellNotes()
    if (!batch.isEmpty) yield batch.take(file.bytes)
  } finally {
    await log.close()
  }
}
