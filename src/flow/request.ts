/** What is asked of the engine, checked against the map: who asks for something unknown is told what there is. */
import { didYouMean } from '../model/did-you-mean.ts'
import { choicesFor, feeds } from '../model/measured-by.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { BY, type By } from './answers.ts'
import { parseWhen } from './calendar.ts'
import type { Micros } from './event.ts'
import { FLOW_ITEM_TYPES, type FlowItemType, type Measured } from './facts.ts'
import type { Selection } from './measures/measures.ts'

/** The words of a request, as they come from the shell or the address. */
export interface FlowRequest {
  readonly measured?: string
  readonly stream?: string
  readonly slice?: string
  readonly team?: string
  readonly type?: string
  readonly from?: string
  readonly to?: string
  readonly by?: string
  readonly basis?: string
}

export interface ResolvedRequest {
  readonly of: Selection
  readonly stream: string | null
  readonly slice: string | null
  readonly team: string | null
  readonly type: FlowItemType | null
  readonly from: Micros | null
  readonly to: Micros | null
  readonly by: By
  readonly basis: 'completed' | 'load'
}

/** The request names something that does not exist or can't be read. The message says what is allowed. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
}

/** The word among those allowed. @throws RequestError that says which there are. */
export const oneOf = <T extends string>(what: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  const known = allowed.length > 0 ? ` Known: ${allowed.join(', ')}.` : ' The map has none.'
  throw new RequestError(`There is no ${what} \`${value}\`.${didYouMean(value, allowed)}${known}`)
}

const instantOf = (what: string, value: string | undefined, zone: string): Micros | null => {
  if (value === undefined) return null
  const at = parseWhen(value, zone)
  if (at === null) {
    throw new RequestError(
      `\`${value}\` is not a time for \`${what}\`: a date such as 2026-08-01, or an instant such as 2026-08-01T12:00:00Z, is expected.`,
    )
  }
  return at
}

/** A slice and all slices within it. */
export const withNested = (slice: string, map: ValueStreamMap): string[] => {
  const all = [slice]
  for (const one of all) {
    for (const [id, { within }] of map.slices) if (within === one && !all.includes(id)) all.push(id)
  }
  return all
}

const measuredOf = (request: FlowRequest, stream: string | null, map: ValueStreamMap): Measured => {
  if (request.measured !== undefined) return oneOf('kind of flow', request.measured, ['work', 'journeys'])
  const kinds = new Set(
    [...map.sources.values()]
      .filter((source) => stream === null || feeds(source.stream, stream))
      .map((source) => source.measures),
  )
  return kinds.has('work') || !kinds.has('journeys') ? 'work' : 'journeys'
}

/**
 * Checks a request against the map.
 *
 * Without `measured`, delivery work is meant where a source measures it for the stream, else journeys.
 * A slice includes the slices within it. A date means its first instant in the organisation's zone.
 * @throws RequestError
 */
export const resolveRequest = (request: FlowRequest, map: ValueStreamMap): ResolvedRequest => {
  const { timeZone } = map.organisation
  const stream =
    request.stream === undefined ? null : oneOf('stream', request.stream, [...map.streams.keys()])
  const slice = request.slice === undefined ? null : oneOf('slice', request.slice, [...map.slices.keys()])
  const team = request.team === undefined ? null : oneOf('team', request.team, [...map.teams.keys()])
  const type = request.type === undefined ? null : oneOf('type', request.type, FLOW_ITEM_TYPES)
  const from = instantOf('from', request.from, timeZone)
  const to = instantOf('to', request.to, timeZone)
  if (from !== null && to !== null && from >= to) {
    throw new RequestError(
      `The window is empty: \`from\` ${request.from} is not before \`to\` ${request.to}.`,
    )
  }
  const measured = measuredOf(request, stream, map)
  const choices = choicesFor(stream === null ? undefined : map.streams.get(stream)?.measuring, measured)
  return {
    of: {
      measured,
      ...(stream === null ? {} : { streams: [stream] }),
      ...(slice === null ? {} : { slices: withNested(slice, map) }),
      ...(team === null ? {} : { teams: [team] }),
      ...(type === null ? {} : { types: [type] }),
      ...([...map.sources.values()].some(({ hierarchy }) => hierarchy?.count === 'children')
        ? { withoutParents: true }
        : {}),
    },
    stream,
    slice,
    team,
    type,
    from,
    to,
    by: request.by === undefined ? (choices.by ?? 'week') : oneOf('period', request.by, BY),
    basis: request.basis === undefined ? 'completed' : oneOf('basis', request.basis, ['completed', 'load']),
  }
}
