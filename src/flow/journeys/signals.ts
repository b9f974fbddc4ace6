/** Signals of defects, risks and debt: what the rules of classification make of single events of journeys. */
import { FLOW_ITEM_TYPES, type FlowItemType } from '../facts.ts'
import { periodAt, type journeyPeriods } from './completions.ts'
import { fateOf, type JourneyStudy } from './study.ts'
import { those } from './those.ts'

/** Dropping off is a defect signal as well, though no event carries it: nothing happened any more, or it was canceled. */
export const SIGNALS = ['defect', 'risk', 'debt', 'dropOff'] as const
type Signal = (typeof SIGNALS)[number]

export const SIGNAL_NAMES: Readonly<Record<Signal, string>> = {
  defect: 'Defect signals',
  risk: 'Risk signals',
  debt: 'Debt signals',
  dropOff: 'Drop-offs',
}

export interface SignalCounts {
  readonly signal: Signal
  /** Events with the signal in the window; of drop-offs, journeys that left. */
  readonly events: number
  readonly journeys: Int32Array
  readonly byPeriod: readonly { readonly events: number; readonly journeys: number }[]
}

export interface Signals {
  /** Journeys with an event in the window, or that left in it: of these the shares are. */
  readonly under: Int32Array
  readonly kinds: readonly SignalCounts[]
}

const codeOf = (signal: FlowItemType): number => FLOW_ITEM_TYPES.indexOf(signal)

/** The signals of the window, of the journeys given. */
export const signalsOf = (
  study: JourneyStudy,
  journeys: Int32Array,
  { edges }: Pick<ReturnType<typeof journeyPeriods>, 'edges'>,
): Signals => {
  const { ask, from, to, over } = study
  const { log } = ask
  const periods = edges.length - 1
  const [start, end] = [edges[0] ?? NaN, edges.at(-1) ?? NaN]
  const codes = SIGNALS.map((signal) => (signal === 'dropOff' ? -2 : codeOf(signal)))
  const events = SIGNALS.map(() => new Float64Array(periods))
  const touched = SIGNALS.map(() => new Float64Array(periods))
  const sets: number[][] = SIGNALS.map(() => [])
  const lastPeriod = new Int32Array(SIGNALS.length)
  const note = (kind: number, period: number, journey: number): void => {
    const [all, own] = [events[kind], touched[kind]]
    if (!all || !own) return
    all[period] = (all[period] ?? 0) + 1
    if (lastPeriod[kind] === -1) sets[kind]?.push(journey)
    // Moments come in the order of time: a period that is not the last one has not been touched before.
    if (lastPeriod[kind] !== period) own[period] = (own[period] ?? 0) + 1
    lastPeriod[kind] = period
  }
  const under = those(journeys, (journey) => {
    lastPeriod.fill(-1)
    let isUnder = false
    for (let i = from[journey] ?? 0; i < (to[journey] ?? 0); i++) {
      const at = log.at[i] ?? NaN
      if (!(at >= start && at < end)) continue
      isUnder = true
      const kind = codes.indexOf(log.signal[i] ?? -1)
      if (kind !== -1) note(kind, periodAt(edges, at), journey)
    }
    const left = fateOf(study, journey) === 'left' ? periodAt(edges, over[journey] ?? NaN) : -1
    if (left !== -1) note(SIGNALS.indexOf('dropOff'), left, journey)
    return isUnder || left !== -1
  })
  return {
    under,
    kinds: SIGNALS.map((signal, kind) => ({
      signal,
      events: events[kind]?.reduce((sum, n) => sum + n, 0) ?? 0,
      journeys: Int32Array.from(sets[kind] ?? []),
      byPeriod: Array.from({ length: periods }, (_, k) => ({
        events: events[kind]?.[k] ?? 0,
        journeys: touched[kind]?.[k] ?? 0,
      })),
    })),
  }
}
