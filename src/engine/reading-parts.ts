/** All that derived data depends on beside the events, in parts with names: where they differ says what changed. */
import { createHash } from 'node:crypto'
import { fieldsOfLogic } from '../model/expressions.ts'
import type { ValueStreamMap } from '../model/schema.ts'

/** Counts up when the fold itself changes, so that older derived data is derived anew. */
const FOLD_VERSION = 6

/** Keys of a source that say nothing about how its events are read. */
const BESIDE: ReadonlySet<string> = new Set(['name', 'simulated', 'staleAfterDays'])

/** Keys of a business event that say how it is recognised, and what it does to a journey. */
const EVENT_PARTS = ['types', 'when', 'slices', 'stage', 'proves', 'state'] as const

/** Part → what it is, shortened; such as `sources.tracker.states`, `streams.shop.measuring`. */
export type ReadingParts = Readonly<Record<string, string>>

const short = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, 12)

/** How the map reads events, in parts. */
export const readingPartsOf = (map: ValueStreamMap): ReadingParts => ({
  fold: String(FOLD_VERSION),
  'journey.stages': short([...map.stages.keys()]),
  'metrics.fields': short(fieldsOfLogic(map)),
  // Which slices lie within those that an event names.
  ...(map.events.values().some(({ slices }) => slices !== undefined) && {
    slices: short([...map.slices].map(([id, { within }]) => [id, within ?? null])),
  }),
  ...Object.fromEntries(
    [...map.events].map(([name, event], i) => [
      `events.${name}`,
      short([i, ...EVENT_PARTS.map((key) => event[key] ?? null)]),
    ]),
  ),
  ...Object.fromEntries(
    [...map.sources].flatMap(([id, source]) =>
      Object.entries(source)
        .filter(([key, value]) => !BESIDE.has(key) && value !== undefined)
        .map(([key, value]) => [`sources.${id}.${key}`, short(value)]),
    ),
  ),
  ...Object.fromEntries(
    [...map.streams].flatMap(([id, { measuring, stages }]) => [
      [`streams.${id}.measuring`, short(measuring ?? null)],
      [`streams.${id}.stages`, short(stages)],
    ]),
  ),
})

/** The names of the parts that are not the same in both. */
export const partsThatDiffer = (before: ReadingParts, after: ReadingParts): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((part) => before[part] !== after[part])
    .sort()

/** What was kept of them as text; none where nothing was kept, or by a version that kept them in another way. */
export const readingPartsFrom = (note: string | null): ReadingParts => {
  try {
    return note === null ? {} : (JSON.parse(note) as ReadingParts)
  } catch {
    return {}
  }
}
