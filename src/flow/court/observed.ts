/** What a question counts of a group, as numbers and as journeys: pages, figures and lists ask here. */
import type { EvidenceQuestion } from '../../model/schema.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { nearestRank } from '../percentile.ts'
import { countsIn, type Categories } from './effects.ts'
import { FATE, NO_PATH, STAY, type Passages } from './passage.ts'
import type { Rows, Sample } from './samples.ts'
import type { Stays } from '../statistics/cliffs-delta.ts'

/** The median of those that went on, in seconds, by nearest rank; null where none did. */
export const medianOf = ({ stays: { ended } }: Sample): number | null => {
  const micros = ended.length === 0 ? undefined : ended[nearestRank(ended.length, 50) - 1]
  return micros === undefined ? null : micros / MICROS_PER_SECOND
}

/** Of those whose fate is known, the share that got on; null where none is known. */
export const rateOf = ({ outcome: { hits, n } }: Sample): number | null => (n === 0 ? null : hits / n)

/** The share of each category; null where there are no paths. */
export const sharesOf = (sample: Sample, categories: Categories): number[] | null => {
  const counts = countsIn(sample, categories)
  const n = counts.reduce((sum, one) => sum + one, 0)
  return n === 0 ? null : counts.map((one) => one / n)
}

const STEPS = 20

/** Shares of both that had gone on by an instant, at the times by which each twentieth of either had. */
export const curveOf = (a: Stays, b: Stays): { seconds: number; a: number; b: number }[] => {
  const times = new Set<number>()
  for (const { ended } of [a, b]) {
    for (let step = 1; step <= STEPS && ended.length > 0; step++)
      times.add(ended[nearestRank(ended.length, (100 / STEPS) * step) - 1] ?? 0)
  }
  const by = ({ ended }: Stays, time: number): number => {
    let [low, high] = [0, ended.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ended[middle] ?? 0) <= time) low = middle + 1
      else high = middle
    }
    return ended.length === 0 ? 0 : low / ended.length
  }
  return [...times]
    .sort((one, other) => one - other)
    .map((time) => ({ seconds: time / MICROS_PER_SECOND, a: by(a, time), b: by(b, time) }))
}

/** Rows that a question counts, and those that it can't. */
interface Observed {
  readonly counted: Rows
  readonly leftOut: Rows
  /** Why they are left out. */
  readonly why: string
}

export const observedRows = (
  question: EvidenceQuestion,
  { path, stay, fate }: Passages,
  rows: Rows,
): Observed => {
  const counts = {
    path: (row: number) => path[row] !== NO_PATH,
    duration: (row: number) => stay[row] !== STAY.left,
    outcome: (row: number) => fate[row] !== FATE.open,
  }[question]
  const why = {
    path: 'still there: their path is not over',
    duration: 'ended there without going on: they have no duration',
    outcome: 'not known yet whether they get on',
  }[question]
  return { counted: rows.filter(counts), leftOut: rows.filter((row) => !counts(row)), why }
}
