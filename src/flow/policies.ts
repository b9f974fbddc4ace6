/** The choices behind a number, in words: each is named beside it, whether it is the default or not. */
import { choicesFor, streamsFed } from '../model/measured-by.ts'
import type { MeasuringChoices, Source, ValueStreamMap } from '../model/schema.ts'
import type { Measured } from './facts.ts'
import { reopenedIn } from './span.ts'

const REOPENED = {
  continue: 'continue (one completion, at the last done)',
  newVisit: 'new visit (each pass completes on its own)',
} as const

const BACKWARD = {
  asIs: 'as is (counted where it is)',
  highWater: 'high water (counted in the furthest stage that it has reached)',
} as const

const STARTS = {
  committed: 'first waiting or active',
  created: 'creation',
  active: 'first active',
} as const

const COUNTED = {
  children: 'children (an item that others name as their parent is in no figure)',
  parents: 'parents (an item that has a parent is in no figure)',
} as const

const entryOf = (stage: string): string => `first entry of \`${stage}\` or of a stage after it`

/** Each choice of a stream, as its name and what was chosen. */
const inWords = (choices: MeasuringChoices, measured: Measured): Record<string, string> => {
  const { start = 'committed', end = 'done', backward = 'asIs', by = 'week' } = choices
  return {
    Start: typeof start === 'string' ? STARTS[start] : entryOf(start.stage),
    End: end === 'done' ? 'done' : entryOf(end.stage),
    Reopened: REOPENED[reopenedIn(choices, measured)],
    'Backward moves': BACKWARD[backward],
    'Periods by default': by,
  }
}

/** What is chosen for journeys that are left; null where they never count as abandoned. */
const abandonmentOf = ({ abandonment }: MeasuringChoices): string | null => {
  if (abandonment === undefined) return null
  if (typeof abandonment === 'string') return `after ${abandonment} without an event`
  const { after, stages, comesBack } = abandonment
  const own = Object.entries(stages).map(([stage, window]) => `${window} in \`${stage}\``)
  const windows = [after, ...own].join(', ')
  return `after ${windows} without an event${comesBack === 'newJourney' ? '; who comes back begins a new journey' : ''}`
}

const named = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ')

/** One line for what all have in common; where they differ, what holds for which. */
const line = (policy: string, chosen: readonly { readonly id: string; readonly words: string }[]): string => {
  const byWords = Map.groupBy(chosen, ({ words }) => words)
  const [only] = byWords.keys()
  if (byWords.size === 1 && only !== undefined) return `${policy}: ${only}.`
  const parts = [...byWords].map(([words, those]) => `${words} for ${named(those.map(({ id }) => id))}`)
  return `${policy}: ${parts.join('; ')}.`
}

const ofSources = (sources: readonly (readonly [string, Source])[], stream: string | null): string[] => {
  const lastEvent = sources.filter(([, { finish }]) => finish === 'lastEvent')
  const whose = lastEvent.length === sources.length ? '' : ` (${named(lastEvent.map(([id]) => id))})`
  const hierarchies = sources.flatMap(([id, { hierarchy }]) =>
    hierarchy ? [{ id, words: COUNTED[hierarchy.count] }] : [],
  )
  const isShared = sources.some(
    ([, source]) =>
      typeof source.stream !== 'string' &&
      source.stream.some(({ is }) => typeof is !== 'string' && is.length > 1),
  )
  return [
    ...(lastEvent.length > 0
      ? [`Finish: the last event of an item is its end${whose}: the log holds finished items only.`]
      : []),
    ...(hierarchies.length > 0 ? [line('Of epics and children are counted', hierarchies)] : []),
    ...(isShared && stream === null ? ['Items of several streams: counted once.'] : []),
  ]
}

/**
 * Every choice that a figure depends on, a sentence each.
 *
 * @param stream null for all streams: where they differ, it is said which choice holds for which.
 * @param sources Those that may hold items of it.
 */
export const policiesInWords = (
  map: ValueStreamMap,
  measured: Measured,
  stream: string | null,
  sources: readonly (readonly [string, Source])[],
): string[] => {
  const fed = new Set(sources.flatMap(([, source]) => streamsFed(source.stream)))
  const streams = stream === null && fed.size > 0 ? [...fed] : [stream ?? '']
  const chosen = streams.map((id) => ({
    id,
    policies: inWords(choicesFor(map.streams.get(id)?.measuring, measured), measured),
  }))
  const policies = Object.keys(chosen[0]?.policies ?? {})
  const abandoned = streams.map((id) => ({
    id,
    words: abandonmentOf(choicesFor(map.streams.get(id)?.measuring, measured)),
  }))
  const isAbandoned = measured === 'journeys' && abandoned.some(({ words }) => words !== null)
  return [
    ...policies.map((policy) =>
      line(
        policy,
        chosen.map(({ id, policies: own }) => ({ id, words: own[policy] ?? '' })),
      ),
    ),
    ...(isAbandoned
      ? [
          line(
            'Abandoned',
            abandoned.map(({ id, words }) => ({ id, words: words ?? 'never' })),
          ),
        ]
      : []),
    ...ofSources(sources, stream),
  ]
}
