/** Recorded splits and merges, looked at again: what the evidence says of them today. */
import type { Decision, ValueStreamMap } from '../../model/schema.ts'
import type { PairAnswer, RecordedAnswer, Verdict } from './court-answer.ts'
import { VERDICT_WORDS } from './court-words.ts'

type Kind = RecordedAnswer['kind']

const isOfSlices = (kind: Decision['kind']): kind is Kind => kind === 'split' || kind === 'merge'

/** The slices that a decision is about: named, or those that the named streams serve. */
const slicesAbout = (map: ValueStreamMap, { about }: Decision): string[] => {
  const named = about.filter((id) => map.slices.has(id))
  const served = about.flatMap((id) => map.streams.get(id)?.for ?? []).filter((id) => map.slices.has(id))
  return [...new Set(named.length > 0 ? named : served)]
}

/** The pairs that it is about: its slices among themselves; of a single one those with the slices beside it. */
const pairsAbout = (map: ValueStreamMap, decision: Decision, pairs: readonly PairAnswer[]): PairAnswer[] => {
  const slices = slicesAbout(map, decision)
  if (slices.length > 1) return pairs.filter(({ a, b }) => slices.includes(a.id) && slices.includes(b.id))
  const [only] = slices
  const outer = only === undefined ? undefined : map.slices.get(only)?.within
  return pairs.filter(
    ({ a, b }) =>
      (a.id === only || b.id === only) && [a, b].every(({ id }) => map.slices.get(id)?.within === outer),
  )
}

const todayOf = (kind: Kind, verdicts: readonly Verdict[]): RecordedAnswer['today'] => {
  const measured = verdicts.filter((verdict) => verdict !== 'not measured')
  if (measured.length === 0) return 'not measured'
  const differ = measured.includes('split')
  const areSame = measured.every((verdict) => verdict === 'merge')
  if (kind === 'split') return differ ? 'supported' : areSame ? 'contradicted' : 'open'
  return differ ? 'contradicted' : areSame ? 'supported' : 'open'
}

const inWords = (pairs: readonly PairAnswer[]): string =>
  pairs.length === 0
    ? 'It names no slices that are compared: name them under `about`.'
    : pairs.map(({ a, b, verdict }) => `${a.name} and ${b.name}: ${VERDICT_WORDS[verdict]}`).join('; ') + '.'

/** In the order of the map. @param predictions Decision → whether what it predicted came true. */
export const recordedOf = (
  map: ValueStreamMap,
  pairs: readonly PairAnswer[],
  predictions: ReadonlyMap<string, { readonly status: string; readonly sentence: string }>,
): RecordedAnswer[] =>
  [...map.decisions].flatMap(([id, decision]): RecordedAnswer[] => {
    const { kind, on, by, why, prediction } = decision
    if (!isOfSlices(kind)) return []
    const own = pairsAbout(map, decision, pairs)
    const judged = predictions.get(id)
    const later = [...map.decisions].find(([, { supersedes }]) => supersedes === id)
    return [
      {
        id,
        kind,
        on,
        by,
        why,
        replacedBy: later?.[0] ?? null,
        today: todayOf(
          kind,
          own.map(({ verdict }) => verdict),
        ),
        words: inWords(own),
        pairs: own.map(({ a, b, verdict }) => ({ a: a.id, b: b.id, verdict })),
        prediction:
          prediction === undefined
            ? null
            : {
                says: prediction.says,
                by: prediction.by ?? null,
                status: judged?.status ?? 'in words only',
                sentence: judged?.sentence ?? '',
              },
      },
    ]
  })
