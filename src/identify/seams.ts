/** How streams meet: which interfaces a stream offers and uses, and which of them are hard. */
import type { Interface, ValueStreamMap } from '../model/schema.ts'
import { perMap } from './per-map.ts'

export interface Seam {
  /** Id of the interface. */
  readonly id: string
  readonly interface: Interface
}

export interface Seams {
  readonly offered: ReadonlyMap<string, readonly Seam[]>
  readonly used: ReadonlyMap<string, readonly Seam[]>
}

const addTo = <T>(lists: Map<string, T[]>, key: string, one: T): void => {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

/** The interfaces of a map by the streams that offer and that use them, in the order of the text. */
export const seamsOf = perMap((map): Seams => {
  const offered = new Map<string, Seam[]>()
  const used = new Map<string, Seam[]>()
  for (const [id, one] of map.interfaces) {
    const seam = { id, interface: one }
    addTo(offered, one.provider, seam)
    for (const consumer of new Set(one.consumers)) addTo(used, consumer, seam)
  }
  return { offered, used }
})

/**
 * Whether a failure of the provider is a failure of the consumer: the consumer waits for the answer and has
 * nothing to do without it. Asynchronous edges are buffered and so soft.
 */
export const isHard = ({ style, fallback }: Interface): boolean =>
  style === 'synchronous' &&
  (fallback === undefined || (typeof fallback !== 'string' && fallback.coverage === 0))

/** Whether an SLA promises anything: `sla: {}` does not. */
export const promisesSomething = (sla: Interface['sla']): boolean =>
  sla !== undefined && Object.values(sla).some((part) => part !== undefined)

/** Whether a stream promises anything to those who rely on it: by a service, or by an interface that it offers. */
export const hasSla = (map: ValueStreamMap, stream: string): boolean =>
  Object.values(map.streams.get(stream)?.services ?? {}).some(({ sla }) => promisesSomething(sla)) ||
  (seamsOf(map).offered.get(stream) ?? []).some((seam) => promisesSomething(seam.interface.sla))

/** The streams that a supporting stream serves, by its own word or by theirs; retired ones don't count. */
export const consumersOf = perMap((map): ReadonlyMap<string, readonly string[]> => {
  const consumers = new Map<string, Set<string>>()
  for (const [id, { kind }] of map.streams) if (kind === 'supporting') consumers.set(id, new Set())
  for (const [id, stream] of map.streams) {
    for (const served of stream.for) {
      const consumer = map.streams.get(served)
      if (served !== id && consumer && consumer.lifecycle !== 'retired') consumers.get(id)?.add(served)
    }
    if (stream.lifecycle === 'retired') continue
    for (const used of stream.reliesOn) if (used !== id) consumers.get(used)?.add(id)
  }
  const order = [...map.streams.keys()]
  const position = new Map(order.map((id, i) => [id, i]))
  return new Map(
    [...consumers].map(([id, streams]) => [
      id,
      [...streams].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    ]),
  )
})
