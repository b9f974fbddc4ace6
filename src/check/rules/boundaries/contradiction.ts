import type { LoadedMap } from '../../../model/load.ts'
import type { Problem } from '../../../model/place.ts'
import type { Boundary, Stream } from '../../../model/schema.ts'
import { relying } from '../../reliance.ts'
import type { Rule } from '../../diagnostic.ts'

type Found = Pick<Problem, 'message' | 'hint' | 'related' | 'fix'> & {
  /** The key of the boundary item at which it is seen. */
  readonly at: keyof Boundary
}

/** What the item says against itself or against the rest of the card. */
const ofChoice = (
  loaded: LoadedMap,
  id: string,
  stream: Stream,
  item: string,
  boundary: Boundary,
): Found[] => {
  const { choice, with: provider } = boundary
  const { map, locate } = loaded
  const found: Found[] = []
  if (provider === id) {
    found.push({
      at: 'with',
      message: `\`${id}\` shares \`${item}\` with itself.`,
      hint: 'Name the supporting stream that offers it, or write `choice: owned`.',
    })
  } else if (choice === 'owned' && provider !== undefined) {
    found.push({
      at: 'with',
      message: `\`${id}\` owns \`${item}\`, and names \`${provider}\` as offering it.`,
      hint: 'Write `choice: shared`, or remove `with`.',
    })
  } else if (
    provider !== undefined &&
    map.streams.get(provider)?.kind === 'supporting' &&
    !stream.reliesOn.includes(provider)
  ) {
    found.push({
      at: 'with',
      message: `\`${id}\` shares \`${item}\` with \`${provider}\`, and its card does not say that it relies on \`${provider}\`.`,
      hint: `Add \`${provider}\` to \`reliesOn\` of \`${id}\`.`,
      fix: relying(map, id, provider),
    })
  }
  const at = choice === 'shared' ? (stream.capabilities?.owned.indexOf(item) ?? -1) : -1
  if (at >= 0) {
    found.push({
      at: 'choice',
      message: `\`${id}\` shares \`${item}\`, and owns the capability \`${item}\`.`,
      hint: 'Use what is shared, and name it under `capabilities.used`; or write `choice: owned`.',
      related: [{ ...locate(['streams', id, 'capabilities', 'owned', at]), message: 'owned here' }],
    })
  }
  return found
}

/** What the item says against the interface and the decision that it names. */
const ofTies = ({ map, locate }: LoadedMap, id: string, item: string, boundary: Boundary): Found[] => {
  const { choice, with: provider, contract, by, decision } = boundary
  const found: Found[] = []
  const seam = contract === undefined ? undefined : map.interfaces.get(contract)
  if (seam && choice === 'shared' && provider !== undefined && seam.provider !== provider) {
    found.push({
      at: 'contract',
      message: `\`${id}\` shares \`${item}\` with \`${provider}\`, and its contract \`${contract}\` is provided by \`${seam.provider}\`.`,
      hint: `Name an interface of \`${provider}\`, or the stream that offers the item.`,
      related: [
        {
          ...locate(['interfaces', contract ?? '', 'provider']),
          message: `provided by \`${seam.provider}\``,
        },
      ],
    })
  } else if (seam && seam.provider !== id && !seam.consumers.includes(id)) {
    found.push({
      at: 'contract',
      message: `The contract \`${contract}\` of \`${item}\` does not name \`${id}\` as a consumer.`,
      hint: `Add \`${id}\` to \`consumers\` of \`${contract}\`.`,
      related: [{ ...locate(['interfaces', contract ?? '', 'consumers']), message: 'its consumers' }],
      fix: {
        title: `Add \`${id}\` to the consumers of \`${contract}\``,
        safe: false,
        changes: [{ op: 'insert', path: ['interfaces', contract ?? '', 'consumers'], value: id }],
      },
    })
  }
  const path = decision === undefined ? undefined : map.decisions.get(decision)?.path
  if (by !== undefined && path !== undefined && by !== path) {
    found.push({
      at: 'by',
      message: `The boundary of \`${item}\` acts by \`${by}\`, and by its decision \`${decision}\` it acts by \`${path}\`.`,
      hint: 'Keep the one that is true; the decision alone is enough.',
      related: [{ ...locate(['decisions', decision ?? '', 'path']), message: 'the path of the decision' }],
    })
  }
  return found
}

/** A boundary item says something that the card, the interface or the decision denies (R49). */
export const contradiction: Rule = {
  code: 'MR443',
  name: 'boundary that contradicts the map',
  severity: 'error',
  check: (loaded) =>
    [...loaded.map.streams].flatMap(([id, stream]) =>
      Object.entries(stream.boundaries ?? {}).flatMap(([item, boundary]) =>
        [...ofChoice(loaded, id, stream, item, boundary), ...ofTies(loaded, id, item, boundary)].map(
          ({ at, ...found }): Problem => ({
            ...loaded.locate(['streams', id, 'boundaries', item, at]),
            code: 'MR443',
            ...found,
          }),
        ),
      ),
    ),
}
