/** The objects of a log: their types, and those of the type that is the journey. */
import { didYouMean } from '../../model/did-you-mean.ts'
import { ImportError } from '../connector.ts'
import type { BatchBuilder } from '../batch.ts'
import type { TimeReader } from '../time/reader.ts'
import { JourneyObject } from './journey.ts'
import type { OcelLink, OcelLog, OcelObject } from './log.ts'

export interface OcelObjects {
  /** Of every object. */
  readonly types: ReadonlyMap<string, string>
  readonly journeys: ReadonlyMap<string, JourneyObject>
  /** Links to objects that the log does not hold, with the first of them in words. */
  readonly dangling: Dangling
}

/** Counts links that lead nowhere. */
export class Dangling {
  count = 0
  first = ''

  add(from: string, to: string): void {
    if (this.count === 0) this.first = `${from} → \`${to}\``
    this.count += 1
  }
}

const yamlOf = (type: string): string => (/^[A-Za-z][\w ./-]*$/.test(type) ? type : JSON.stringify(type))

/** Asks which type is the journey, unless the map says one that exists. */
const askJourney = (
  file: string,
  form: string,
  journey: string | undefined,
  counts: ReadonlyMap<string, number>,
): void => {
  if (journey !== undefined && counts.has(journey)) return
  const types = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  if (types.length === 0)
    throw new ImportError(`${file}, ${form}, holds no objects: there is nothing to follow.`)
  const listed = types.map(([type, n]) => `\`${type}\` (${n})`).join(', ')
  const names = types.map(([type]) => type)
  const wanted =
    journey === undefined
      ? ''
      : `${file} has no objects of the type \`${journey}\`.${didYouMean(journey, names)} `
  const [first = '', ...others] = names.map(yamlOf)
  throw new ImportError(
    `${wanted}Which type of object is the journey? ${file}, ${form}, holds ${listed}. Every object of that type becomes one item, and the others are kept as its links.`,
    `ocel:\n  journey: ${first}${others.length > 0 ? `   # or ${others.join(', ')}` : ''}`,
  )
}

interface Loose {
  readonly from: string
  readonly link: OcelLink
}

/** Both ends of a link between two objects know of it, where they are journeys. */
const connect = (
  loose: readonly Loose[],
  types: ReadonlyMap<string, string>,
  journeys: ReadonlyMap<string, JourneyObject>,
  dangling: Dangling,
): void => {
  for (const { from, link } of loose) {
    const [source, target] = [types.get(from), types.get(link.object)]
    if (target === undefined) dangling.add(`object \`${from}\``, link.object)
    if (source === undefined || target === undefined) continue
    journeys.get(from)?.addLink(target, link.object, link.qualifier, null)
    journeys.get(link.object)?.addLink(source, from, link.qualifier, null)
  }
}

/**
 * Reads all objects. Values whose time can't be read, and objects that are none, are refused in `batch`.
 *
 * @throws ImportError if the map does not say which type is the journey, or names one that the log does not have.
 */
export const objectsOf = async (
  file: string,
  log: OcelLog,
  journey: string | undefined,
  time: Pick<TimeReader, 'read'>,
  batch: BatchBuilder,
): Promise<OcelObjects> => {
  const types = new Map<string, string>()
  const counts = new Map<string, number>()
  const journeys = new Map<string, JourneyObject>()
  const loose: Loose[] = []
  let row = 0
  const takeJourney = ({ id, values }: OcelObject): void => {
    const one = journeys.get(id) ?? new JourneyObject(id)
    journeys.set(id, one)
    for (const value of values) {
      const at = value.time === null ? null : time.read(value.time)
      if (typeof at === 'string')
        batch.reject(row, `object \`${id}\`: the time of \`${value.name}\`, \`${value.time}\`, ${at}`)
      else one.addValue(value, at)
    }
  }
  for await (const { found, faults } of log.objects()) {
    for (const { row: place, reason } of faults) batch.reject(place, reason)
    for (const object of found) {
      row += 1
      if (!types.has(object.id)) counts.set(object.type, (counts.get(object.type) ?? 0) + 1)
      types.set(object.id, object.type)
      for (const link of object.links) loose.push({ from: object.id, link })
      if (object.type === journey) takeJourney(object)
    }
  }
  askJourney(file, log.form, journey, counts)
  const dangling = new Dangling()
  connect(loose, types, journeys, dangling)
  return { types, journeys, dangling }
}
