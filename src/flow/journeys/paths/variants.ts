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

/** Where each journey ends in the tree of all sequences: the same place, the same sequence. */
const leaves = ({ journeys, offsets, step, labels }: Steps): { of: Int32Array; places: number } => {
  const of = new Int32Array(journeys.length)
  const children = new Map<number, number>()
  let places = 1
  for (let position = 0; position < journeys.length; position++) {
    let place = 0
    const end = offsets[position + 1] ?? 0
    for (let i = offsets[position] ?? 0; i < end; i++) {
      const key = place * labels.length + (step[i] ?? 0)
      let next = children.get(key)
      if (next === undefined) {
        next = places++
        children.set(key, next)
      }
      place = next
    }
    of[position] = place
  }
  return { of, places }
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
  const { of: leaf, places } = leaves(steps)
  const sizes = new Int32Array(places)
  const firsts = new Int32Array(places).fill(-1)
  for (const [position, place] of leaf.entries()) {
    sizes[place] = (sizes[place] ?? 0) + 1
    if (firsts[place] === -1) firsts[place] = position
  }
  const used: number[] = []
  for (let place = 0; place < places; place++) if ((sizes[place] ?? 0) > 0) used.push(place)
  const compare = bySequence(steps)
  used.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || compare(firsts[a] ?? 0, firsts[b] ?? 0))
  const variantOf = new Int32Array(places)
  const ends = new Int32Array(used.length)
  const next = new Int32Array(used.length)
  for (const [variant, place] of used.entries()) {
    variantOf[place] = variant
    next[variant] = variant === 0 ? 0 : (ends[variant - 1] ?? 0)
    ends[variant] = (next[variant] ?? 0) + (sizes[place] ?? 0)
  }
  const of = leaf.map((place) => variantOf[place] ?? 0)
  const members = new Int32Array(leaf.length)
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
    `No journey of the window takes a path \`${id}\`. \`millrace paths variants --json\` lists those there are, by id.`,
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
