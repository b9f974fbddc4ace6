import type { LoadedMap } from '../../../model/load.ts'
import type { Problem } from '../../../model/place.ts'
import { tellsWaitingFromActive } from '../../../model/states.ts'
import type { Rule } from '../../diagnostic.ts'
import { choicesIn, KIND_NAMES, sourcesOf, type Kind } from '../../measuring.ts'

const ADD = 'Add a source under `sources` that names the stream, or correct what it is measured by.'

const targetsOf = ({ map, locateKey }: LoadedMap): Problem[] =>
  [...map.streams].flatMap(([stream, { targets }]) =>
    Object.entries(targets).flatMap(([id, { metric, measured }]): Problem[] => {
      const sources = sourcesOf(map, stream, measured)
      const divides = sources.some(([, source]) => tellsWaitingFromActive(source, map))
      if (sources.length > 0 && (metric !== 'efficiency' || divides)) return []
      const what = measured === undefined ? 'anything' : KIND_NAMES[measured]
      return [
        {
          ...locateKey(['streams', stream, 'targets', id]),
          code: 'MR322',
          message:
            sources.length === 0
              ? `The target \`${id}\` of \`${stream}\` can’t be judged: no source measures ${what} of the stream.`
              : `The target \`${id}\` of \`${stream}\` can’t be judged: no source of the stream tells waiting from active, so there is no flow efficiency.`,
          hint:
            sources.length === 0
              ? ADD
              : 'Give at least one status `waiting` and one `active` under `states` of a source.',
        },
      ]
    }),
  )

const expectationsOf = ({ map, locateKey }: LoadedMap): Problem[] => {
  const chosen = choicesIn(map)
  return (['expectation', 'mix'] as const).flatMap((choice) => {
    const written = chosen.filter(({ choices }) => choices[choice] !== undefined)
    // What is written for both kinds of flow is in vain only if neither is measured.
    const byPlace = Map.groupBy(written, ({ pathOf }) => pathOf(choice).join('\u0000'))
    return [...byPlace.values()].flatMap((those): Problem[] => {
      const [first] = those
      if (!first || those.some(({ stream, kind }) => sourcesOf(map, stream, kind).length > 0)) return []
      const kinds: readonly Kind[] = those.map(({ kind }) => kind)
      const what = kinds.length > 1 ? 'anything' : KIND_NAMES[first.kind]
      const name = choice === 'mix' ? 'target mix' : 'expectation'
      return [
        {
          ...locateKey(first.pathOf(choice)),
          code: 'MR322',
          message: `The ${name} of \`${first.stream}\` can’t be judged: no source measures ${what} of the stream.`,
          hint: ADD,
        },
      ]
    })
  })
}

/** A target, a service level expectation or a target mix of a stream that no source measures. */
export const goalNotMeasured: Rule = {
  code: 'MR322',
  name: 'goal that nothing measures',
  severity: 'warning',
  check: (loaded) => [...targetsOf(loaded), ...expectationsOf(loaded)],
}
