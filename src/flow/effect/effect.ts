/**
 * Which stage did the work move? Delivery work that names a stage, beside what changed there for customers in the same
 * weeks against as many before. An association: what happened at the same time need not be the cause.
 */
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { passagesOf } from '../court/passages.ts'
import { RowsBySlice, sampleOf, type Sample } from '../court/samples.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { withAncestors } from '../../model/slices.ts'
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../event.ts'
import type { ItemFact } from '../facts.ts'
import { abandonmentOf } from '../journeys/abandonment.ts'
import { journeyFrameOf, type JourneyAsk } from '../journeys/journey-ask.ts'
import { NONE } from '../journeys/journey-log.ts'
import type { Window } from '../measures/measures.ts'
import type { EffectAnswer, EffectCell, OutcomeChange, TimeChange, WorkDone } from './effect-answer.ts'
import { sentenceOf } from './effect-words.ts'
import { outcomeChange, timeChange } from './stage-change.ts'

/** Without a window asked for: so many last weeks against as many before them. */
const EFFECT_WEEKS = 4
const MOST_LISTED = 50
const SURE = 0.05

interface EffectWindows {
  readonly before: Window
  readonly after: Window
}

/** The window asked for, or the last weeks that are known; and as long a window before it. */
export const effectWindows = (
  { request, window, until }: JourneyAsk,
  weeks = EFFECT_WEEKS,
): EffectWindows => {
  const to = Math.min(window.to, until)
  const from = request.from ?? to - weeks * 7 * MICROS_PER_DAY
  return { before: { from: 2 * from - to, to: from }, after: { from, to } }
}

/** The slices that no other lies within, in the order of the map; of one stream those that it serves. */
const innermost = (map: ValueStreamMap, stream: string | null): string[] => {
  const { slices } = map
  const outer = new Set([...slices.values()].map(({ within }) => within))
  const served = (stream === null ? undefined : map.streams.get(stream))?.for
  return [...slices.keys()].filter(
    (slice) =>
      !outer.has(slice) &&
      (served === undefined || withAncestors(map, slice).some((one) => served.includes(one))),
  )
}

/** What is known of each slice (and of all, under null) at each stage of the journeys that entered it in a window. */
type Samples = ReadonlyMap<string | null, readonly Sample[]>

/**
 * The samples of a window, as they were known when it ended. Both windows are looked at from their own end: of
 * journeys that entered lately only the quick ones are known to have gone on, and that must not pass for a change.
 */
const samplesIn = (asked: JourneyAsk, window: Window, slices: readonly string[]): Samples => {
  const ask: JourneyAsk = { ...asked, window, until: window.to }
  const passages = passagesOf(ask)
  const rows = new RowsBySlice(passages, ask.log.slice, ask.log.slices.length)
  const every = [...ask.log.slices.keys(), ask.log.slices.length]
  const samplesOf = (codes: readonly number[]): Sample[] =>
    passages.stages.map((_, stage) => sampleOf(passages, rows.of(codes, stage)))
  return new Map<string | null, Sample[]>([
    [null, samplesOf(every)],
    ...slices.map((slice): [string, Sample[]] => {
      const code = ask.log.slices.indexOf(slice)
      return [slice, samplesOf(code === -1 ? [] : [code])]
    }),
  ])
}

/** The journeys that entered a stage in a window, of a slice or of all. @param stage Its place in the map. */
export const enteredIn = (
  asked: JourneyAsk,
  window: Window,
  slice: string | null,
  stage: number,
): Int32Array => {
  const { journey, stage: at, size } = passagesOf({ ...asked, window, until: window.to })
  const code = slice === null ? null : asked.log.slices.indexOf(slice)
  // No journey is of the slice; NONE is the code of journeys without one.
  if (code === NONE) return new Int32Array()
  const found: number[] = []
  for (let row = 0; row < size; row++) {
    const one = journey[row] ?? 0
    if (at[row] === stage && (code === null || asked.log.slice[one] === code)) found.push(one)
  }
  return Int32Array.from(found)
}

const workOf = (items: readonly ItemFact[], zone: string): WorkDone => {
  const costs = items.flatMap(({ cost }) => (cost === null ? [] : [cost]))
  return {
    items: items.length,
    cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    costed: costs.length,
    activeSeconds: items.reduce((sum, { active }) => sum + active, 0) / MICROS_PER_SECOND,
    list: items.slice(0, MOST_LISTED).map(({ source, item, label, title, type, done, cost }) => ({
      source,
      item,
      label,
      title,
      type,
      done: isoInstant(done ?? 0, zone),
      cost,
    })),
  }
}

/** A cell before its p-values are corrected for all of them. */
interface Tested {
  readonly slice: string | null
  readonly stage: number
  readonly outcome: ReturnType<typeof outcomeChange>
  readonly time: ReturnType<typeof timeChange>
}

const corrected = (tests: readonly Tested[]) => {
  const raw = tests.flatMap(({ outcome, time }) => [outcome?.p, time?.p]).filter((p) => p !== undefined)
  const adjusted = benjaminiHochberg(raw)
  let next = 0
  const sure = <T extends { readonly p: number }>(test: T | null): (T & { sure: boolean }) | null => {
    if (test === null) return null
    const p = adjusted[next++] ?? 1
    return { ...test, p, sure: p < SURE }
  }
  return new Map(
    tests.map(({ slice, stage, outcome, time }) => [
      `${stage} ${slice ?? ''}`,
      { outcome: sure(outcome), time: sure(time) },
    ]),
  )
}

/** The changes of a slice (null for all) at a stage; what pages and explanations both show. */
export const changesOf = (
  ask: JourneyAsk,
  windows: EffectWindows,
): ((slice: string | null, stage: number) => { outcome: OutcomeChange | null; time: TimeChange | null }) => {
  const slices = innermost(ask.map, ask.request.stream)
  const [before, after] = [samplesIn(ask, windows.before, slices), samplesIn(ask, windows.after, slices)]
  const tests = [null, ...slices].flatMap((slice) =>
    [...ask.map.stages.keys()].flatMap((_, stage): Tested[] => {
      const [was, is] = [before.get(slice)?.[stage], after.get(slice)?.[stage]]
      return was && is ? [{ slice, stage, outcome: outcomeChange(was, is), time: timeChange(was, is) }] : []
    }),
  )
  const all = corrected(tests)
  return (slice, stage) => all.get(`${stage} ${slice ?? ''}`) ?? { outcome: null, time: null }
}

/**
 * @param done The delivery work that was done in the window `after`, what was done last first.
 */
export const effectAnswer = (
  ask: JourneyAsk,
  windows: EffectWindows,
  done: readonly ItemFact[],
): EffectAnswer => {
  const { map, calendar } = ask
  const slices = innermost(map, ask.request.stream)
  const frame = journeyFrameOf(ask)
  const stages = [...map.stages].map(([stage, { name }]) => ({ stage, name }))
  const named = [...map.sources.values()].some(
    ({ measures, moves }) => measures === 'work' && moves !== undefined,
  )
  const changes = changesOf(ask, windows)
  const within = (item: ItemFact, slice: string | null): boolean =>
    slice === null || item.movesSlice === slice
  const cell = (slice: string | null, at: number): EffectCell => {
    const { stage, name } = stages[at] ?? { stage: '', name: '' }
    const work = workOf(
      done.filter((item) => item.movesStage === stage && within(item, slice)),
      calendar.zone,
    )
    const { outcome, time } = changes(slice, at)
    return { stage, work, outcome, time, sentence: sentenceOf(name, work, outcome, time) }
  }
  const span = ({ from, to }: Window): { from: string; to: string } => ({
    from: isoInstant(from, calendar.zone),
    to: isoInstant(to, calendar.zone),
  })
  return {
    stream: ask.request.stream,
    before: span(windows.before),
    after: span(windows.after),
    by: frame.window.by,
    timeZone: frame.timeZone,
    simulated: frame.simulated,
    data: frame.data,
    work: named
      ? { kind: 'ok' }
      : {
          kind: 'not configured',
          why: 'No source of delivery work says which stage an item is meant to move: add `moves: { stage: … }` to it.',
        },
    policies: [
      'A stage is judged by the journeys that entered it in the window; both windows as they were known at their end.',
      'Going on: a later stage was reached, or the journey was done there; journeys that still are in it are not counted.',
      abandonmentOf(ask).words,
      'Intervals of 95 %; p-values are corrected for all cells that are tested [Benjamini–Hochberg].',
      'What happened at the same time need not be the cause: an association, not a proof.',
    ],
    stages,
    rows: [null, ...slices].map((slice) => ({
      slice,
      name: slice === null ? 'All journeys' : (map.slices.get(slice)?.name ?? slice),
      cells: stages.map((_, at) => cell(slice, at)),
    })),
    unattributed: workOf(
      done.filter(({ movesStage }) => movesStage === null || !map.stages.has(movesStage)),
      calendar.zone,
    ),
    total: workOf(done, calendar.zone),
  }
}
