/** Journeys that are not isolated or not consistent: what must never happen, and where it did. */
import { secondsOf, type Never } from '../../model/schema.ts'
import { neverInWords } from '../../model/service-promises.ts'
import { MICROS_PER_SECOND, type ItemKey, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { setsWith, spanOfJourney } from '../journeys/journey-log.ts'
import { levelsAbout } from './levels.ts'

/** A rule of a service level about isolation. */
interface Rule {
  /** `<service level>.<number of the rule, from 1>` */
  readonly id: string
  readonly level: string
  readonly never: Never
  /** What must never happen, as the middle of a sentence. */
  readonly words: string
}

interface Contradiction {
  /** Index into the log. */
  readonly journey: number
  /** When it came about; for what is about whole journeys, the last event of the journey. */
  readonly at: Micros
  readonly words: string
}

export interface Contradictions {
  readonly rule: Rule
  readonly found: readonly Contradiction[]
  /** Journeys in which it could have happened in the window, those in which it did included. */
  readonly looked: Int32Array
}

/** The rules of the stream that is asked for. */
export const rulesOf = (ask: Pick<JourneyAsk, 'map' | 'request'>): Rule[] =>
  levelsAbout(ask, 'isolation').flatMap(({ id, level }) =>
    (level.never ?? []).map((never, i) => ({
      id: `${id}.${i + 1}`,
      level: id,
      never,
      words: neverInWords(never),
    })),
  )

/** What a walk through one journey says: whether it could have happened in the window, and where it did. */
interface Seen {
  readonly looked: boolean
  readonly at: Micros | null
}

type Walk = (moments: readonly [from: number, to: number]) => Seen

const NOT_THERE: Seen = { looked: false, at: null }

const walkOf = (ask: JourneyAsk, never: Never): Walk => {
  const { log, window, until } = ask
  const at = (moment: number): Micros => log.at[moment] ?? NaN
  const isIn = (moment: number): boolean =>
    at(moment) >= window.from && at(moment) < window.to && at(moment) <= until
  const isOf = (event: string): ((moment: number) => boolean) => {
    const sets = setsWith(log, event)
    return (moment) => at(moment) <= until && sets[log.proofs[moment] ?? 0] === 1
  }
  if (never.twice !== undefined) {
    const shows = isOf(never.twice)
    const within = never.within === undefined ? Infinity : secondsOf(never.within) * MICROS_PER_SECOND
    return ([from, to]) => {
      let [looked, last] = [false, NaN]
      for (let i = from; i < to; i++) {
        if (!shows(i)) continue
        if (isIn(i)) {
          looked = true
          if (at(i) - last <= within) return { looked, at: at(i) }
        }
        last = at(i)
      }
      return { looked, at: null }
    }
  }
  if (never.both !== undefined) {
    const [a, b] = never.both.map(isOf)
    return ([from, to]) => {
      let [looked, hasA, hasB] = [false, false, false]
      for (let i = from; i < to; i++) {
        const [isA, isB] = [a?.(i) ?? false, b?.(i) ?? false]
        if (!isA && !isB) continue
        const wasBoth = hasA && hasB
        hasA ||= isA
        hasB ||= isB
        if (!isIn(i)) continue
        looked = true
        if (hasA && hasB && !wasBoth) return { looked, at: at(i) }
      }
      return { looked, at: null }
    }
  }
  if (never.without !== undefined) {
    const [shows, before] = [isOf(never.without.event), isOf(never.without.before)]
    return ([from, to]) => {
      let [looked, hadBefore] = [false, false]
      for (let i = from; i < to; i++) {
        if (shows(i) && isIn(i)) {
          looked = true
          if (!hadBefore) return { looked, at: at(i) }
        }
        hadBefore ||= before(i)
      }
      return { looked, at: null }
    }
  }
  return ([from, to]) => {
    for (let i = to - 1; i >= from; i--) if (isIn(i)) return { looked: true, at: at(i) }
    return NOT_THERE
  }
}

const keyOf = ({ source, item }: ItemKey): string => `${source}\u0000${item}`

/** The items that break a rule about what whole journeys carry, each with what is to be said of it; null for other rules. */
const itemsAgainst = async (ask: JourneyAsk, never: Never): Promise<ReadonlyMap<string, string> | null> => {
  if (never.unique !== undefined) {
    const shared = (await ask.mixed?.shared(never.unique)) ?? []
    return new Map(
      shared.flatMap(({ value, items }) =>
        items.map((item) => {
          const others = items.filter((other) => other !== item).map((other) => other.item)
          const more = others.length > 3 ? ` and ${others.length - 3} more` : ''
          return [
            keyOf(item),
            `${never.unique} ${value} is also in ${others.slice(0, 3).join(', ')}${more}`,
          ] as const
        }),
      ),
    )
  }
  if (never.changes === undefined) return null
  const changed = (await ask.mixed?.changedSlice()) ?? []
  return new Map(
    changed.map(({ slices, ...item }) => [keyOf(item), `its slice was ${slices.join(', then ')}`]),
  )
}

/** Where one rule is broken in the window, the latest first. */
export const contradictionsOf = async (ask: JourneyAsk, rule: Rule): Promise<Contradictions> => {
  const { log, chosen } = ask
  const walk = walkOf(ask, rule.never)
  const items = await itemsAgainst(ask, rule.never)
  const found: Contradiction[] = []
  const looked: number[] = []
  for (const journey of chosen) {
    const seen = walk(spanOfJourney(log, journey))
    if (!seen.looked) continue
    looked.push(journey)
    if (seen.at === null) continue
    const key = { source: log.sources[log.source[journey] ?? -1] ?? '', item: log.item[journey] ?? '' }
    const words = items === null ? rule.words : items.get(keyOf(key))
    if (words !== undefined) found.push({ journey, at: seen.at, words })
  }
  return { rule, found: found.sort((a, b) => b.at - a.at), looked: Int32Array.from(looked) }
}
