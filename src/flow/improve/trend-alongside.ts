/** What else changed at the time of a change: the mix of types, and what the map records. */
import { parseWhen } from '../calendar.ts'
import type { FlowItemType } from '../facts.ts'
import type { Window } from '../measures/measures.ts'
import { distributionOf, type Ask } from '../report.ts'

/** A share that moved by so many points is told, where both times have so many items. */
const MOVED = 10
const FEWEST_ITEMS = 10

const PLURALS: Readonly<Record<FlowItemType, string>> = {
  feature: 'features',
  defect: 'defects',
  risk: 'risks',
  debt: 'debt',
  unclassified: 'unclassified items',
}

/** The type whose share among the items done moved most, in words; none if none moved much. */
export const mixShift = async (
  { measures, request }: Ask,
  before: Window,
  after: Window,
): Promise<string[]> => {
  const [was, is] = (
    await Promise.all(
      [before, after].map((window) => measures.distribution(request.of, { completed: window })),
    )
  ).map((counts) => distributionOf(counts, 'completed'))
  if (!was || !is || was.n < FEWEST_ITEMS || is.n < FEWEST_ITEMS) return []
  const moves = (Object.keys(PLURALS) as FlowItemType[]).map((type) => ({
    type,
    from: was[type] ?? 0,
    to: is[type] ?? 0,
  }))
  const most = moves.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))[0]
  if (!most || Math.abs(most.to - most.from) < MOVED) return []
  const { type, from, to } = most
  return [
    `The share of ${PLURALS[type]} among the items done ${to > from ? 'rose' : 'fell'} from ${from} % (n = ${was.n}) to ${to} % (n = ${is.n}).`,
  ]
}

/** Decisions, reviews and experiments that the map dates in the window, as far as they are about what is asked for. */
export const mapEvents = ({ map, request, calendar }: Ask, { from, to }: Window): string[] => {
  const { stream, slice } = request
  const isThen = (day: string | undefined): boolean => {
    const at = day === undefined ? null : parseWhen(day, calendar.zone)
    return at !== null && from <= at && at < to
  }
  const concerns = (about: readonly string[]): boolean =>
    stream === null || about.includes(stream) || (slice !== null && about.includes(slice))
  return [
    ...[...map.decisions].flatMap(([id, { on, kind, about }]) =>
      isThen(on) && concerns(about) ? [`The decision ${id} (${kind}) was taken on ${on}.`] : [],
    ),
    ...[...map.reviews].flatMap(([id, { on, streams }]) =>
      isThen(on) && (streams.length === 0 || concerns(streams))
        ? [`The review ${id} was held on ${on}.`]
        : [],
    ),
    ...[...map.experiments].flatMap(([, { name, stream: of, from: begins, to: ends }]) =>
      concerns([of])
        ? [
            ...(isThen(begins) ? [`The experiment “${name}” began on ${begins}.`] : []),
            ...(isThen(ends) ? [`The experiment “${name}” is judged on ${ends}.`] : []),
          ]
        : [],
    ),
  ]
}
