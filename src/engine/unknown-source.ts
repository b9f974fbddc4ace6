/** Files for a source that the map does not have: what could be added to the map for them. */
import { ImportError } from '../connect/connector.ts'
import { proposedSource } from '../connect/propose.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import type { ValueStreamMap } from '../model/schema.ts'

const ANY = (id: string): string =>
  `sources:\n  ${id}:\n    name: …\n    kind: csv   # or jira, xes, ocel, cloudevents, otlp, cdevents\n    stream: …`

/** @returns The refusal; its hint is an entry for the map that fits the first file, where that can be read. */
export const unknownSource = async (
  id: string,
  files: readonly string[],
  map: ValueStreamMap,
): Promise<ImportError> => {
  const known = [...map.sources.keys()]
  const [stream = '…'] = map.streams.keys()
  const [file] = files
  const proposed =
    file === undefined
      ? null
      : await proposedSource(file, id, stream).catch((error: unknown) => {
          if (error instanceof ImportError) return null
          throw error
        })
  const add = proposed === null ? '' : ' For this file the map could say:'
  return new ImportError(
    `There is no source \`${id}\` in the map.${didYouMean(id, known)} ${known.length > 0 ? `Known: ${known.join(', ')}.` : 'The map has none yet.'}${add}`,
    proposed ?? ANY(id),
  )
}
