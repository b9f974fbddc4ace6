/**
 * The same item in two sources: under the same name and title (or created at the same instant). Only numbers made of
 * names are kept, and of very many items a fixed part, the same in all sources.
 */
import type { Source } from '../../model/schema.ts'
import type { Finding } from './answer.ts'
import type { Seen } from './check.ts'
import { nOf, percentOf, severityOf, Tally } from './tally.ts'

/** Names kept at most; when there are more, only every second of them counts from then on, then every fourth, … */
const MOST_NAMES = 200_000

/** Spreads what the bits say over all of them [MurmurHash3, fmix32]. */
const spread = (bits: number): number => {
  const once = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

/** FNV-1a twice, with two multipliers: 52 bits, exact in a number. */
export const numberOf = (text: string): number => {
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  return (spread(high) >>> 12) * 2 ** 32 + spread(low)
}

interface Beside {
  readonly tally: Tally
  readonly others: Map<string, number>
  seen: number
}

export class SameItems {
  private readonly firstSource = new Map<number, string>()
  private readonly found = new Map<string, Beside>()
  /** Only names whose number is a multiple of it are kept. */
  private every = 1

  see(id: string, { measures }: Pick<Source, 'measures'>, item: Seen): void {
    const { label, title, created } = item.last
    const name = numberOf(`${measures}\u0000${label}\u0000${title ?? created}`)
    if (name % this.every !== 0) return
    let own = this.found.get(id)
    if (!own) this.found.set(id, (own = { tally: new Tally(), others: new Map(), seen: 0 }))
    own.seen += 1
    const other = this.firstSource.get(name)
    if (other === undefined) {
      this.firstSource.set(name, id)
      if (this.firstSource.size > MOST_NAMES) this.thin()
    } else if (other !== id) {
      own.others.set(other, (own.others.get(other) ?? 0) + 1)
      own.tally.add(item, () => `\`${other}\` has it too`)
    }
  }

  private thin(): void {
    this.every *= 2
    for (const name of this.firstSource.keys()) if (name % this.every !== 0) this.firstSource.delete(name)
  }

  conclude(id: string, items: number): Finding | null {
    const own = this.found.get(id)
    if (!own || own.tally.n === 0) return null
    const { tally, others, seen } = own
    const names = [...others.keys()].map((other) => `\`${other}\``).join(' and ')
    const isSample = seen < items
    return {
      id: 'same-items',
      title: 'The same items in two sources',
      severity: severityOf(tally.n, seen, { warning: 0, error: 0.05 }),
      source: id,
      n: tally.n,
      of: seen,
      unit: 'items',
      found: `${nOf(tally.n, seen, 'item')} are in ${names} too, under the same name${isSample ? `; looked at were ${percentOf(seen, items)} of all items` : ''}.`,
      effect:
        'Above the sources each of them counts twice: velocity, load, arrivals and distribution of the streams that both feed are too high. Flow time counts its duration twice.',
      metrics: ['velocity', 'load', 'arrivals', 'distribution', 'flowTime'],
      mend: {
        action: `Measure each item by one source: take \`${id}\` or ${names} out of the map, or export different items from them.`,
        yaml: null,
      },
      examples: tally.examples,
    }
  }
}
