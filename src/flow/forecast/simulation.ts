/**
 * Monte Carlo on past velocity: whole periods are drawn with replacement, those of 0 as well. Only counts are
 * summed; which items they are does not matter.
 */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { nearestRank } from '../percentile.ts'

/** What is drawn from, and how. */
export interface Draws {
  /** Items done in each whole period; at least one period. */
  readonly history: readonly number[]
  /** How much of the period that has begun is still to come, 0 to 1: so much of what is drawn for it counts. */
  readonly rest: number
  readonly runs: number
  /** A whole number: the same seed draws the same. */
  readonly seed: number
}

/**
 * Draws a period for each run, one period after the other, and adds what was done in it. Every question draws the
 * same numbers of a seed in the same order: more items are never done earlier, and “when” agrees with “how many”.
 */
class Runs {
  readonly done: Int32Array
  private readonly random: RandomGenerator
  private readonly counts: Int32Array

  constructor({ history, rest, runs, seed }: Draws) {
    this.random = xoroshiro128plus(seed)
    this.counts = Int32Array.from(history)
    this.done = new Int32Array(runs)
    this.add(rest)
  }

  /** Uniform in [0, 1), in steps of 2⁻³²: far finer than what the runs can tell. */
  private chance(): number {
    return (this.random.next() >>> 0) / 4_294_967_296
  }

  /** @param part How much of the period is counted, 0 to 1; rounded by chance to whole items, right on average. */
  add(part: number): void {
    const { done, counts } = this
    for (let run = 0; run < done.length; run++) {
      const count = counts[Math.floor(this.chance() * counts.length)] ?? 0
      done[run] = (done[run] ?? 0) + (part === 1 ? count : Math.floor(part * count + this.chance()))
    }
  }
}

/**
 * When so many items are done, in each run, in periods: up to 1 it is that part of what is left of the period that has
 * begun; 3.5 is the middle of the third period after it. Items of a period are taken to be spread evenly over it.
 *
 * @param most Runs of more periods after the one that has begun end as `Infinity`.
 * @returns Sorted in ascending order.
 */
export const periodsNeeded = (draws: Draws, items: number, most: number): Float64Array => {
  const needed = new Float64Array(draws.runs).fill(Infinity)
  if (draws.history.every((count) => count === 0)) return needed
  const runs = new Runs(draws)
  const before = new Int32Array(draws.runs)
  for (let period = 0, open = draws.runs; open > 0 && period <= most; period++) {
    if (period > 0) {
      before.set(runs.done)
      runs.add(1)
    }
    for (let run = 0; run < needed.length; run++) {
      const [was, is] = [before[run] ?? 0, runs.done[run] ?? 0]
      if (is < items || was >= items) continue
      needed[run] = period + (items - was) / (is - was)
      open -= 1
    }
  }
  return needed.sort()
}

/**
 * How many items are done, in each run: in what is left of the period that has begun, in so many whole ones, and in
 * a part of one more.
 *
 * @param whole Whole periods after the one that has begun.
 * @param part Of the period after them, 0 to 1.
 * @returns Sorted in ascending order.
 */
export const itemsDone = (draws: Draws, whole: number, part: number): Int32Array => {
  const runs = new Runs(draws)
  for (let period = 0; period < whole; period++) runs.add(1)
  if (part > 0) runs.add(part)
  return runs.done.sort()
}

/** The percentile of sorted runs, nearest rank. @param percent A whole percent. */
export const ofRuns = (sorted: Int32Array | Float64Array, percent: number): number =>
  sorted[nearestRank(sorted.length, percent) - 1] ?? Infinity
