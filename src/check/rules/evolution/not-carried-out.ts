import { standingDecisions, type RecordedDecision } from '../../../identify/decisions.ts'
import type { Fix, Problem } from '../../../model/place.ts'
import type { Stream, ValueStreamMap } from '../../../model/schema.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** The kinds of decision that say what streams there are. */
const STRUCTURAL = new Set(['create', 'split', 'merge', 'retire', 'centralise', 'decentralise'])

/** Stream → the last structural decision about it: only that one must show in the map. */
const lastDecision = (map: ValueStreamMap): Map<string, string> => {
  const last = new Map<string, string>()
  for (const { id, decision } of standingDecisions(map)) {
    if (!STRUCTURAL.has(decision.kind)) continue
    for (const thing of decision.about) if (map.streams.has(thing)) last.set(thing, id)
  }
  return last
}

const isRunning = ({ lifecycle }: Stream): boolean => lifecycle !== 'retired'

/** Whether the map has several running streams of the kind. */
const hasBeside = (map: ValueStreamMap, kind: Stream['kind']): boolean =>
  [...map.streams.values()].filter((stream) => isRunning(stream) && stream.kind === kind).length > 1

/** What the map says of the streams of a decision that it should not; null if it is as decided. */
const denial = (
  map: ValueStreamMap,
  { kind }: RecordedDecision['decision'],
  streams: readonly (readonly [string, Stream])[],
): { readonly message: string; readonly hint: string; readonly fix?: Fix } | null => {
  const ids = (are: (stream: Stream) => boolean): string[] =>
    streams.flatMap(([id, stream]) => (are(stream) ? [id] : []))
  const running = ids(isRunning)
  const top = ids((stream) => isRunning(stream) && stream.kind === 'top-level')
  const supporting = ids((stream) => isRunning(stream) && stream.kind === 'supporting')
  const [first] = kind === 'centralise' ? top : running
  const set = (key: string, value: string): Fix => ({
    title: `Set \`${key}\` of \`${first}\` to \`${value}\``,
    safe: false,
    changes: [{ op: 'set', path: ['streams', first ?? '', key], value }],
  })
  if (kind === 'retire' && running.length > 0) {
    return {
      message: `to retire ${named(running)}, which the map keeps as running`,
      hint: 'Write `lifecycle: retired`, or record the decision to keep it.',
      fix: set('lifecycle', 'retired'),
    }
  }
  if (kind === 'merge' && running.length > 1) {
    return {
      message: `to merge ${named(running)}, and the map has them all`,
      hint: 'Write `lifecycle: retired` for those that became part of another.',
    }
  }
  if (kind === 'split' && running.length === 1 && !streams.some(([, { kind: of }]) => hasBeside(map, of))) {
    return {
      message: `to split ${named(running)}, and the map has no other stream of its kind`,
      hint: 'Add the stream that came of it, and name both under `about`.',
    }
  }
  if (kind === 'centralise' && top.length > 0) {
    return {
      message: `to centralise ${named(top)}, which is a top-level stream`,
      hint: 'What is managed centrally and offered to other streams is a supporting stream.',
      fix: set('kind', 'supporting'),
    }
  }
  if (kind === 'decentralise' && supporting.length > 0) {
    return {
      message: `to decentralise ${named(supporting)}, which is still a supporting stream`,
      hint: 'Move what it owns to the streams that use it, and write `lifecycle: retired`.',
      fix: set('lifecycle', 'retired'),
    }
  }
  return null
}

/** A recorded decision about streams, and the map says otherwise (R4, R45, R65). */
export const notCarriedOut: Rule = {
  code: 'MR480',
  name: 'decision that the map does not show',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    // A later decision, or the other stream of a split, may be what could not be read.
    if (!isComplete(loaded, 'streams', 'decisions')) return []
    const last = lastDecision(map)
    return standingDecisions(map).flatMap(({ id, decision }): Problem[] => {
      const streams = [...new Set(decision.about)].flatMap((thing) => {
        const stream = map.streams.get(thing)
        return stream && last.get(thing) === id ? [[thing, stream] as const] : []
      })
      const found = streams.length === 0 ? null : denial(map, decision, streams)
      if (!found) return []
      return [
        {
          ...locateKey(['decisions', id]),
          code: 'MR480',
          message: `The decision \`${id}\` is ${found.message}.`,
          hint: found.hint,
          related: streams.map(([stream]) => ({
            ...locateKey(['streams', stream]),
            message: `\`${stream}\``,
          })),
          fix: found.fix,
        },
      ]
    })
  },
}
