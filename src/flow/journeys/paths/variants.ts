/** Variants: journeys with the same sequence of steps [definitions: variant = sequence of stages]. */
import { RequestError } from '../../request.ts'
import { journeysAt, lengthOf, rankedSeconds, sequenceAt, type Steps } from './steps.ts'

export interface Variants {
  readonly steps: Steps
  /** Of each variant one past the last of its positions in `members`; the most frequent variant first. */
  readonly ends: Int32Array
  /** Positions of journeys, ascending within a variant. */
  readonly members: Int32Array
  /** Of each journey, by position. */
  readonly of: Int32Array
}

/** Number of different variants. */
export const countOfVariants = ({ ends }: Variants): number => ends.length

/** The positions of the journeys of a variant. */
export const membersOf = ({ ends, members }: Variants, variant: number): Int32Array =>
  members.subarray(variant === 0 ? 0 : (ends[variant - 1] ?? 0), ends[variant] ?? 0)

/** The steps of a variant, in words. */
export const sequenceOf = (variants: Variants, variant: number): string[] =>
  sequenceAt(variants.steps, membersOf(variants, variant)[0] ?? 0)

/** Whether the journeys at two positions have the same steps. */
const areSame = ({ offsets, step }: Steps, a: number, b: number): boolean => {
  const [from, to, other] = [offsets[a] ?? 0, offsets[a + 1] ?? 0, offsets[b] ?? 0]
  if ((offsets[b + 1] ?? 0) - other !== to - from) return false
  for (let i = 0; i < to - from; i++) if (step[from + i] !== step[other + i]) return false
  return true
}

/** A number of up to 52 bits for the steps of a journey; different ones are hardly ever equal. */
const hashAt = ({ offsets, step }: Steps, position: number): number => {
  let [one, other] = [0x81_1c_9d_c5, 0x9e_37_79_b9]
  const end = offsets[position + 1] ?? 0
  for (let i = offsets[position] ?? 0; i < end; i++) {
    const code = (step[i] ?? 0) + 1
    one = Math.imul(one ^ code, 0x01_00_01_93)
    other = Math.imul((other ^ code) + (other >>> 13), 0x85_eb_ca_6b)
  }
  return (one >>> 0) * 2 ** 20 + (other >>> 12)
}

/** Groups of equal sequences in the order of their first appearance: of each journey its group, of each group its size and first journey. */
const groups = (steps: Steps): { of: Int32Array; sizes: number[]; firsts: number[] } => {
  const of = new Int32Array(steps.journeys.length)
  const known = new Map<number, number>()
  const [sizes, firsts]: [number[], number[]] = [[], []]
  for (let position = 0; position < of.length; position++) {
    let hash = hashAt(steps, position)
    let group = known.get(hash)
    // Another sequence with the same hash stands at the next free number.
    while (group !== undefined && !areSame(steps, firsts[group] ?? 0, position)) group = known.get(++hash)
    if (group === undefined) {
      group = sizes.length
      known.set(hash, group)
      sizes.push(0)
      firsts.push(position)
    }
    sizes[group] = (sizes[group] ?? 0) + 1
    of[position] = group
  }
  return { of, sizes, firsts }
}

/**
 * Orders sequences of which there are equally many: by their words, step by step, so that the order does not depend on
 * what came first.
 */
const bySequence = (steps: Steps): ((a: number, b: number) => number) => {
  const ranks = new Int32Array(steps.labels.length)
  const ordered = steps.labels.map((_, code) => code)
  ordered.sort((a, b) => ((steps.labels[a] ?? '') < (steps.labels[b] ?? '') ? -1 : 1))
  for (const [rank, code] of ordered.entries()) ranks[code] = rank
  return (a, b) => {
    const [fromA, fromB] = [steps.offsets[a] ?? 0, steps.offsets[b] ?? 0]
    const [sizeA, sizeB] = [(steps.offsets[a + 1] ?? 0) - fromA, (steps.offsets[b + 1] ?? 0) - fromB]
    for (let i = 0; i < Math.min(sizeA, sizeB); i++) {
      const one = ranks[steps.step[fromA + i] ?? 0] ?? 0
      const other = ranks[steps.step[fromB + i] ?? 0] ?? 0
      if (one !== other) return one - other
    }
    return sizeA - sizeB
  }
}

/** Groups journeys by their sequence of steps: the most frequent first, then by the words of the steps. */
export const variantsOf = (steps: Steps): Variants => {
  const { of: group, sizes, firsts } = groups(steps)
  const compare = bySequence(steps)
  const ordered = Int32Array.from(sizes, (_, one) => one).sort(
    (a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || compare(firsts[a] ?? 0, firsts[b] ?? 0),
  )
  const variantOf = new Int32Array(sizes.length)
  const ends = new Int32Array(sizes.length)
  const next = new Int32Array(sizes.length)
  for (const [variant, one] of ordered.entries()) {
    variantOf[one] = variant
    next[variant] = variant === 0 ? 0 : (ends[variant - 1] ?? 0)
    ends[variant] = (next[variant] ?? 0) + (sizes[one] ?? 0)
  }
  const of = group.map((one) => variantOf[one] ?? 0)
  const members = new Int32Array(group.length)
  for (const [position, variant] of of.entries()) {
    const to = next[variant] ?? 0
    members[to] = position
    next[variant] = to + 1
  }
  return { steps, ends, members, of }
}

/**
 * A name for a sequence that stays the same whatever else there is: 64 bits of FNV-1a (two lanes of 32), in hex.
 *
 * @example variantId(['a', 'b']).length // 16
 */
export const variantId = (sequence: readonly string[]): string => {
  let [one, other] = [0x81_1c_9d_c5, 0x01_00_01_93]
  const text = sequence.join('\u001f')
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    one = Math.imul(one ^ unit, 0x01_00_01_93)
    other = Math.imul(other ^ unit ^ (one >>> 15), 0x85_eb_ca_6b)
  }
  return [one, other].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The variant of that id. @throws RequestError if there is none. */
export const variantOfId = (variants: Variants, id: string): number => {
  for (let variant = 0; variant < countOfVariants(variants); variant++) {
    if (variantId(sequenceOf(variants, variant)) === id) return variant
  }
  throw new RequestError(
    `${id === '' ? 'Say which path it is to be about, by its id.' : `No journey of the window takes a path \`${id}\`.`} \`millrace paths variants --json\` lists those there are, by id.`,
  )
}

export interface VariantFigures {
  readonly n: number
  /** Of all journeys; null without any. */
  readonly share: number | null
  /** From the first to the last event, in seconds, nearest rank. */
  readonly p50: number | null
  readonly p85: number | null
  readonly p95: number | null
  /** Journeys that reached the finish line. */
  readonly finished: number
}

/** The figures of journeys at positions, of so many in all. */
export const figuresOfPaths = (steps: Steps, positions: Int32Array, all: number): VariantFigures => {
  const lengths = Float64Array.from(positions, (position) => lengthOf(steps, position)).sort()
  return {
    n: positions.length,
    share: all === 0 ? null : positions.length / all,
    p50: rankedSeconds(lengths, 50),
    p85: rankedSeconds(lengths, 85),
    p95: rankedSeconds(lengths, 95),
    finished: positions.reduce((sum, position) => sum + (steps.finished[position] ?? 0), 0),
  }
}

/** The journeys of a variant, as indexes into the log. */
export const journeysOfVariant = (variants: Variants, variant: number): Int32Array =>
  journeysAt(variants.steps, membersOf(variants, variant))
