/**
 * The court: of every pair of slices and every stage, what the log shows of path, duration and outcome; with effect
 * sizes, p-values corrected for all tests together, whether a difference persists, whether it is none, and what a mix
 * does to it. What the map declares is joined in `verdict.ts`.
 */
import { EVIDENCE_QUESTIONS, type EvidenceRules, type ValueStreamMap } from '../../model/schema.ts'
import { MICROS_PER_DAY, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { categoriesOf, type Pair } from './effects.ts'
import { Groups, pairsOf, type Group } from './groups.ts'
import { askedOf, evidenceRules, judged, samplesOf, type Answered } from './judging.ts'
import type { Passages } from './passage.ts'
import { passagesOf } from './passages.ts'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'

export interface StageCase {
  /** null for the whole journey. */
  readonly stage: string | null
  readonly groups: Pair<Group>
  readonly answered: readonly Answered[]
}

export interface PairCase {
  readonly a: string
  readonly b: string
  readonly stages: readonly StageCase[]
}

export interface Court {
  readonly rules: EvidenceRules
  readonly passages: Passages
  /** Of the windows in which a difference must persist. */
  readonly edges: readonly Micros[]
  readonly pairs: readonly PairCase[]
  readonly groups: Groups
  /** Tests made, for which the p-values are corrected. */
  readonly tests: number
}

/** The windows: equal parts of the time in which passages began. */
const edgesOf = ({ window, until }: JourneyAsk, { size, entered }: Passages, parts: number): Micros[] => {
  let first = until
  for (let row = 0; row < size; row++) first = Math.min(first, entered[row] ?? until)
  const from = Math.max(window.from, first)
  return Array.from({ length: parts + 1 }, (_, i) => from + ((until - from) * i) / parts)
}

/** Tools’ words are compared where both slices are told of by the same sources; else the words of the map. */
const haveSameSources = ({ log }: JourneyAsk, passages: Passages, { a, b }: Pair<Group>): boolean => {
  const sourcesOf = ({ rows }: Group): Set<number> => {
    const found = new Set<number>()
    for (const row of rows) found.add(log.source[passages.journey[row] ?? 0] ?? 0)
    return found
  }
  const [ofA, ofB] = [sourcesOf(a), sourcesOf(b)]
  return ofA.size === ofB.size && ofA.isSubsetOf(ofB)
}

const hold = (ask: JourneyAsk): Court => {
  const rules = evidenceRules(ask.map)
  const passages = passagesOf(ask)
  const edges = edgesOf(ask, passages, rules.windows)
  const groups = new Groups(ask, passages, edges)
  const weeks = Math.max((ask.until - (edges[0] ?? 0)) / (7 * MICROS_PER_DAY), 1 / 7)
  const asked = pairsOf(ask.map).map(([a, b]) => ({
    a,
    b,
    stages: [...passages.stages, null].map((stage, rank) => {
      const own = { a: groups.of(a, rank), b: groups.of(b, rank) }
      const words = haveSameSources(ask, passages, own) ? 'paths' : 'statePaths'
      const categories = categoriesOf(samplesOf(own), words, rules.topVariants)
      return {
        stage,
        groups: own,
        questions: EVIDENCE_QUESTIONS.map((question) => askedOf(question, own, categories, rules)),
      }
    }),
  }))
  const tested = asked.flatMap(({ stages }) =>
    stages.flatMap(({ questions }) => questions.flatMap((one) => (one.effect ? [one] : []))),
  )
  const adjusted = benjaminiHochberg(tested.map(({ effect }) => effect?.p ?? 1))
  const adjustedOf = new Map(tested.map((one, i) => [one, adjusted[i] ?? 1]))
  return {
    rules,
    passages,
    edges,
    groups,
    tests: tested.length,
    pairs: asked.map(({ a, b, stages }) => ({
      a,
      b,
      stages: stages.map(({ stage, groups: own, questions }) => ({
        stage,
        groups: own,
        answered: questions.map((one) => judged(one, adjustedOf.get(one) ?? null, rules, weeks)),
      })),
    })),
  }
}

interface Held {
  readonly map: ValueStreamMap
  readonly key: string
  readonly court: Court
}

/** So many are kept of a log: of a million events each takes some 100 MB. */
const MOST_HELD = 2

/** Held once for a log, a map and a question: a page, its figures and what opens them ask for the same. */
const held = new WeakMap<JourneyAsk['log'], readonly Held[]>()

/** All pairs and stages of the journeys that are asked for, so that every p-value is corrected for the same tests. */
export const courtOf = (ask: JourneyAsk): Court => {
  const { log, map, window, until, request } = ask
  const key = JSON.stringify([window, until, request.of])
  const known = held.get(log) ?? []
  const found = known.find((one) => one.map === map && one.key === key)
  const { court } = found ?? { court: hold(ask) }
  held.set(log, [{ map, key, court }, ...known.filter((one) => one !== found)].slice(0, MOST_HELD))
  return court
}
