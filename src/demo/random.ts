/** Seeded chance: the same seed and name give the same numbers on every machine. */

/** FNV-1a, 32 bits: spreads a name over the state of the generator. */
const hash = (text: string, basis: number): number => {
  let h = basis
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /** @param name What the numbers are for; another name gives an independent sequence. */
  constructor(seed: number, name: string) {
    this.a = hash(name, 0x811c9dc5 ^ seed)
    this.b = hash(name, this.a ^ 0x9e3779b9)
    this.c = seed | 0
    // The first numbers still resemble the seed.
    for (let i = 0; i < 12; i++) this.next()
  }

  /** Uniform in [0, 1). sfc32 by Chris Doty-Humphrey (PractRand), public domain. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11) | 0) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Exponential with this mean: the time to the next arrival. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** Standard normal (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** Lognormal: durations of human work and waits have this shape, with a long tail. Cut off at `most`. */
  lognormal(median: number, sigma: number, most = Infinity): number {
    return Math.min(most, median * Math.exp(sigma * this.normal()))
  }

  /** Poisson, as the number of unit-rate arrivals before `mean`. */
  poisson(mean: number): number {
    let count = 0
    for (let sum = this.exponential(1); sum < mean; sum += this.exponential(1)) count += 1
    return count
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[Math.floor(this.next() * values.length)] ?? values[0]
  }

  /** A key, with the probability of its weight; weights need not sum to 1. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][]
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) if ((rest -= weight) < 0) return key
    const last = entries.findLast(([, weight]) => weight > 0)
    if (!last) throw new RangeError('weighted() needs a weight above 0.')
    return last[0]
  }
}
