/** What streams promise, against what those promise for whom they wait. */
import type { Path } from '../model/place.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { promisedAvailability } from '../model/service-promises.ts'
import { isHard, seamsOf } from './seams.ts'

interface AvailabilityPromise {
  /** Where the map says it. */
  readonly path: Path
  /** 0–1. */
  readonly availability: number
}

interface Dependencies {
  /** Each stream that this one waits for, once, with the lowest availability that it promises to it. */
  readonly parts: readonly {
    readonly provider: string
    readonly interface: string
    readonly availability: number
  }[]
  /** The product of the parts: no stream that waits for all of them answers more often. */
  readonly availability: number
}

/** What a stream promises about its availability: its service levels, and the SLAs of what it offers. */
export const availabilityPromises = (map: ValueStreamMap, stream: string): AvailabilityPromise[] => {
  const card = map.streams.get(stream)
  const promises: AvailabilityPromise[] = []
  for (const [id, level] of Object.entries(card?.serviceLevels ?? {})) {
    const availability = promisedAvailability(level)
    if (availability === null) continue
    const key = level.objective === undefined ? 'holds' : 'objective'
    promises.push({ path: ['streams', stream, 'serviceLevels', id, key], availability })
  }
  for (const [id, { sla }] of Object.entries(card?.services ?? {})) {
    if (sla?.availability === undefined) continue
    const path = ['streams', stream, 'services', id, 'sla', 'availability']
    promises.push({ path, availability: sla.availability / 100 })
  }
  for (const seam of seamsOf(map).offered.get(stream) ?? []) {
    const percent = seam.interface.sla?.availability
    if (percent === undefined) continue
    promises.push({ path: ['interfaces', seam.id, 'sla', 'availability'], availability: percent / 100 })
  }
  return promises
}

/**
 * The availability of what a stream waits for, in series: Π A over unique providers [definitions:
 * architecture]. A provider that promises nothing is left out, so that the product is an upper bound. What a
 * provider promises holds for all that it needs itself: nothing is counted twice.
 *
 * @returns null if nothing that it waits for promises an availability.
 */
export const availabilityOfDependencies = (map: ValueStreamMap, stream: string): Dependencies | null => {
  const parts = new Map<string, { provider: string; interface: string; availability: number }>()
  for (const seam of seamsOf(map).used.get(stream) ?? []) {
    const { provider, sla } = seam.interface
    if (!isHard(seam.interface) || sla?.availability === undefined || provider === stream) continue
    const availability = sla.availability / 100
    if (availability < (parts.get(provider)?.availability ?? Infinity)) {
      parts.set(provider, { provider, interface: seam.id, availability })
    }
  }
  return parts.size === 0
    ? null
    : {
        parts: [...parts.values()],
        availability: [...parts.values()].reduce((product, one) => product * one.availability, 1),
      }
}
