/**
 * Whether another mix explains a difference (Simpson's paradox): the same difference within parts that are alike (the
 * same type, week or first activity), each part weighing as Mantel and Haenszel (1959) weigh it, n·m / (n + m).
 */
import type { EvidenceQuestion } from '../../model/schema.ts'
import { MICROS_PER_DAY } from '../event.ts'
import type { JourneyLog } from '../journeys/journey-log.ts'
import { countsIn, observationsOf, type Categories, type Pair } from './effects.ts'
import type { Passages } from './passage.ts'
import { sampleOf, type Rows, type Sample } from './samples.ts'
import { cliffsDelta } from '../statistics/cliffs-delta.ts'
import { jensenShannon } from '../statistics/jensen-shannon.ts'
import { riskDifference } from '../statistics/proportions.ts'

export type MixedBy = 'type' | 'week' | 'first activity'

/**
 * The mixes that are looked into. The type of a journey follows from what happened on its way, and its first activity is
 * a part of its path: a difference in the path can't be explained by them, nor one in the outcome by the type.
 */
export const MIXED_BY = {
  path: ['week'],
  duration: ['type', 'week', 'first activity'],
  outcome: ['week', 'first activity'],
} as const satisfies Readonly<Record<EvidenceQuestion, readonly MixedBy[]>>

export interface Mix {
  readonly by: MixedBy
  /** The difference within parts that are alike. */
  readonly within: number
  /**
   * What the mix does to the difference: it is there only because of the mix, it turns round within parts that are alike,
   * or it shows only there.
   */
  readonly does: 'explains' | 'reverses' | 'hides'
}

/** Where the slices share fewer of their journeys than that, parts that are alike can't be compared. */
const LEAST_OVERLAP = 0.5
const MICROS_PER_WEEK = 7 * MICROS_PER_DAY

/** Part → its sample. */
export type Parts = ReadonlyMap<number, Sample>

/** The sample of a group, cut into the parts of a mix. */
export const partsBy = (by: MixedBy, rows: Rows, passages: Passages, log: JourneyLog): Parts => {
  const { journey, entered } = passages
  const partOf = (row: number): number => {
    const of = journey[row] ?? 0
    if (by === 'type') return log.type[of] ?? 0
    if (by === 'week') return Math.floor((entered[row] ?? 0) / MICROS_PER_WEEK)
    return log.activity[log.offsets[of] ?? 0] ?? 0
  }
  const parts = Int32Array.from(rows, partOf)
  const first = parts.reduce((least, part) => Math.min(least, part), Infinity)
  const last = parts.reduce((most, part) => Math.max(most, part), -Infinity)
  const sizes = new Int32Array(Math.max(0, last - first + 1))
  for (const part of parts) sizes[part - first] = (sizes[part - first] ?? 0) + 1
  const cut = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let i = 0; i < rows.length; i++) {
    const place = (parts[i] ?? 0) - first
    const n = sizes[place] ?? 0
    const own = cut[place]
    if (own) own[n] = rows[i] ?? 0
    sizes[place] = n + 1
  }
  return new Map(
    cut.flatMap((own, place) =>
      own.length === 0 ? [] : [[first + place, sampleOf(passages, own)] as const],
    ),
  )
}

interface Weighted {
  readonly samples: Pair<Sample>
  readonly weight: number
}

const meanOf = (parts: readonly Weighted[], of: (part: Weighted) => number): number =>
  parts.reduce((sum, part) => sum + part.weight * of(part), 0) /
  parts.reduce((sum, { weight }) => sum + weight, 0)

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0)

/** The difference within the parts, put together again. */
const withinParts = (
  question: EvidenceQuestion,
  parts: readonly Weighted[],
  categories: Categories,
): number => {
  if (question === 'outcome')
    return meanOf(parts, ({ samples: { a, b } }) => riskDifference(a.outcome, b.outcome))
  if (question === 'duration')
    return meanOf(parts, ({ samples: { a, b } }) => cliffsDelta(a.stays, b.stays).delta)
  // The shares that the variants would have if both slices had the same mix.
  const sharesOf = (side: 'a' | 'b'): number[] => {
    const shares = new Map(
      parts.map((part) => {
        const counts = countsIn(part.samples[side], categories)
        return [part, counts.map((n) => n / sumOf(counts))]
      }),
    )
    const number = categories.codes.length + (categories.hasOthers ? 1 : 0)
    return Array.from({ length: number }, (_, i) => meanOf(parts, (part) => shares.get(part)?.[i] ?? 0))
  }
  return jensenShannon(sharesOf('a'), sharesOf('b'))
}

/** A mix that takes less than half of a difference away changes nothing of what it says. */
const doneBy = (crude: number, within: number, threshold: number): Mix['does'] | null => {
  const matters = Math.abs(crude) >= threshold
  if (Math.abs(within) >= threshold) return !matters ? 'hides' : crude * within < 0 ? 'reverses' : null
  return matters && Math.abs(within) < Math.abs(crude) / 2 ? 'explains' : null
}

/**
 * What one mix does to a difference; null where it changes nothing, or the slices have too few parts in common to tell.
 *
 * @param crude The difference as it is seen.
 * @param threshold From which size on it matters.
 */
export const mixOf = (
  question: EvidenceQuestion,
  by: MixedBy,
  { a, b }: Pair<Parts>,
  categories: Categories,
  { crude, threshold }: { readonly crude: number; readonly threshold: number },
): Mix | null => {
  if (new Set([...a.keys(), ...b.keys()]).size < 2) return null
  let [shared, all] = [0, 0]
  for (const { n } of [...a.values(), ...b.values()]) all += n
  const parts: Weighted[] = []
  for (const [part, ofA] of a) {
    const ofB = b.get(part)
    if (ofB === undefined) continue
    const [n, m] = [observationsOf(question, ofA), observationsOf(question, ofB)]
    if (n === 0 || m === 0) continue
    shared += ofA.n + ofB.n
    parts.push({ samples: { a: ofA, b: ofB }, weight: (n * m) / (n + m) })
  }
  if (parts.length < 2 || shared < LEAST_OVERLAP * all) return null
  const within = withinParts(question, parts, categories)
  const does = doneBy(crude, within, threshold)
  return does === null ? null : { by, within, does }
}
