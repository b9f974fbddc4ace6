/** Which colour a stream has: by its id, and where two would be the same, the later one takes the next free. */
import { HUES } from './colours.ts'

/** FNV-1a: short, well spread, and the same everywhere. */
const hash = (id: string): number => {
  let sum = 0x811c9dc5
  for (let at = 0; at < id.length; at++) sum = Math.imul(sum ^ id.charCodeAt(at), 0x01000193) >>> 0
  return sum
}

/** Id → number of its hue. A further id at the end changes none of the others. */
export const huesOf = (ids: Iterable<string>): ReadonlyMap<string, number> => {
  const hues = new Map<string, number>()
  let free: number[] = []
  for (const id of ids) {
    if (free.length === 0) free = Array.from({ length: HUES }, (_, at) => at)
    const wanted = hash(id) % HUES
    const hue = free.find((one) => one >= wanted) ?? free[0] ?? 0
    free = free.filter((one) => one !== hue)
    hues.set(id, hue)
  }
  return hues
}
