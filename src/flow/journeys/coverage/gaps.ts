/** What proof-point coverage lacks, each gap once, what is missing first. */
import { hasGoneSilent } from '../../reach.ts'
import { GAP_KINDS, type CoverageGap, type StepCoverage } from './coverage-answer.ts'
import type { KnownEvent } from './coverage.ts'
import { dayOf, neverSeen, silentSince, sliceNames, type Said, type Step, type Told } from './gap-words.ts'
import type { Sighting } from './sightings.ts'

const namedIn = (things: ReadonlyMap<string, { readonly name: string }>, id: string) => ({
  id,
  name: things.get(id)?.name ?? id,
})

/** A gap of these steps; streams are those of the steps. */
const gapOf = (
  { ask: { map } }: Told,
  kind: CoverageGap['kind'],
  steps: readonly Step[],
  said: Said,
  of: { readonly event?: string; readonly source?: string; readonly streams?: readonly string[] } = {},
): CoverageGap => ({
  kind,
  ...said,
  event: of.event === undefined ? null : namedIn(map.events, of.event),
  source: of.source === undefined ? null : namedIn(map.sources, of.source),
  streams: [...new Set(of.streams ?? steps.map(({ stream }) => stream))].map((id) =>
    namedIn(map.streams, id),
  ),
  steps: [...steps],
})

const stepsWhere = (
  { streams }: Told,
  holds: (step: StepCoverage) => boolean,
): (Step & { readonly of: StepCoverage })[] =>
  streams.flatMap(({ id, steps }) =>
    steps.filter(holds).map((of) => ({ stream: id, slice: of.slice, stage: of.stage, of })),
  )

const bare = ({ stream, slice, stage }: Step): Step => ({ stream, slice, stage })

/** The streams that an event leaves without proof: those of its steps, or else those that name it as a proof point. */
const streamsOf = ({ ask: { map } }: Told, event: string, steps: readonly Step[]): string[] => {
  if (steps.length > 0) return steps.map(({ stream }) => stream)
  return [...map.streams].flatMap(([id, { proofPoints, lifecycle }]) => {
    const { trigger, finishLine, completions = [] } = proofPoints ?? {}
    const isNamed = [trigger, finishLine, ...completions].includes(event)
    return isNamed && lifecycle !== 'retired' ? [id] : []
  })
}

/** Steps that nothing is to prove, the slices of a stage together. */
const unclaimedSteps = (told: Told): CoverageGap[] => {
  const { map } = told.ask
  const open = stepsWhere(told, ({ state }) => state === 'not claimed').map(bare)
  return [...Map.groupBy(open, ({ stream, stage }) => `${stream} ${stage}`).values()].map((steps) => {
    const [{ stream, stage } = { stream: '', stage: '' }] = steps
    const slices = sliceNames(
      map,
      steps.map(({ slice }) => slice),
    )
    return gapOf(told, 'not claimed', steps, {
      words: `Nothing is to prove that “${map.stages.get(stage)?.name ?? stage}” of ${map.streams.get(stream)?.name ?? stream} is passed${slices === '' ? '' : `, for ${slices}`}.`,
      todo: `Name an event that the customer would recognise: as \`proof\` of the cell in the grid, or with \`stage: ${stage}\` under \`events\`.`,
    })
  })
}

const ENDS = {
  trigger: ['begins', 'The funnel starts at the first event instead.'],
  finishLine: ['ends', 'What is done counts instead.'],
} as const

const unclaimedEnds = (told: Told): CoverageGap[] =>
  told.streams.flatMap(({ id, name }) =>
    (['trigger', 'finishLine'] as const).flatMap((end): CoverageGap[] => {
      if (told.ask.map.streams.get(id)?.proofPoints?.[end] !== undefined) return []
      const [verb, instead] = ENDS[end]
      return [
        gapOf(
          told,
          'not claimed',
          [],
          {
            words: `Nothing is to prove that a journey through ${name} ${verb}. ${instead}`,
            todo: `Name the event under \`proofPoints: { ${end}: … }\` of \`${id}\`.`,
          },
          { streams: [id] },
        ),
      ]
    }),
  )

const stepsOfEvent = (told: Told, event: string, state: string): Step[] =>
  stepsWhere(told, ({ events }) => events.some((one) => one.id === event && one.state === state)).map(bare)

/** The sources of an event that are all silent themselves; null if one of them still tells something. */
const silentSources = ({ ask: { map }, lastOf, now }: Told, { sources }: Sighting): string[] | null => {
  const isSilent = (source: string): boolean => {
    const last = lastOf.get(source)
    const days = map.sources.get(source)?.staleAfterDays
    return last !== undefined && days !== undefined && hasGoneSilent(last, days, now)
  }
  return [...sources].every(isSilent) ? [...sources] : null
}

const silentSourceGaps = (told: Told, events: readonly KnownEvent[]): CoverageGap[] => {
  const bySource = new Map<string, string[]>()
  for (const { id, sighting } of events)
    for (const source of (sighting && silentSources(told, sighting)) ?? [])
      bySource.set(source, [...(bySource.get(source) ?? []), id])
  return [...bySource].map(([source, ids]) => {
    const last = told.lastOf.get(source) ?? 0
    const steps = ids.flatMap((id) => stepsOfEvent(told, id, 'silent'))
    const each = [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()]
    return gapOf(
      told,
      'silent source',
      each,
      {
        words: `Nothing has come from ${told.ask.map.sources.get(source)?.name ?? source} since ${dayOf(last, told.ask.calendar.zone)}: none of its ${ids.length === 1 ? 'events' : `${ids.length} events`} is observed any more.`,
        todo: `See whether what sends to \`${source}\` still runs, or import its history since then.`,
      },
      { source },
    )
  })
}

const elsewhereGap = (told: Told, id: string): CoverageGap[] => {
  const { map } = told.ask
  const steps = stepsOfEvent(told, id, 'not of slice')
  if (steps.length === 0) return []
  const slices = sliceNames(
    map,
    steps.map(({ slice }) => slice),
  )
  return [
    gapOf(
      told,
      'not of slice',
      steps,
      {
        words: `\`${id}\` was seen, but never in a journey of ${slices}.`,
        todo: `Let the source tell the slice of those journeys (\`slice\`), name another proof for the slice, or write in the grid that the step does not apply.`,
      },
      { event: id },
    ),
  ]
}

/** All gaps, by what is missing first; among the same those that leave most steps open. */
export const gapsOf = (told: Told): CoverageGap[] => {
  const { map } = told.ask
  const claimed = new Set(
    told.streams.flatMap(({ steps }) => steps.flatMap(({ events }) => events.map(({ id }) => id))),
  )
  // Asked of one stream, only its own events are told of.
  const events = [...map.events.keys()]
    .filter((id) => told.stream === null || claimed.has(id))
    .map((id) => told.known(id))
  const silent = events.filter(({ state }) => state === 'silent')
  const onTheirOwn = silent.filter(({ sighting }) => sighting && silentSources(told, sighting) === null)
  const gaps = [
    ...unclaimedSteps(told),
    ...unclaimedEnds(told),
    ...events.flatMap(({ id, state }): CoverageGap[] => {
      if (state !== 'never seen') return []
      const steps = stepsOfEvent(told, id, 'never seen')
      const streams = streamsOf(told, id, steps)
      return [gapOf(told, 'never seen', steps, neverSeen(told, id, steps), { event: id, streams })]
    }),
    ...silentSourceGaps(told, silent),
    ...onTheirOwn.map((event) =>
      gapOf(told, 'silent', stepsOfEvent(told, event.id, 'silent'), silentSince(told, event), {
        event: event.id,
      }),
    ),
    ...events.flatMap(({ id }) => elsewhereGap(told, id)),
  ]
  return gaps.toSorted(
    (a, b) => GAP_KINDS.indexOf(a.kind) - GAP_KINDS.indexOf(b.kind) || b.steps.length - a.steps.length,
  )
}
