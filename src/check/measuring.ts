/** How streams are measured, as the rules ask for it. */
import { choicesFor, feeds } from '../model/measured-by.ts'
import type { LoadedMap } from '../model/load.ts'
import type { Path } from '../model/place.ts'
import type { MeasuringChoices, Source } from '../model/schema.ts'

type ValueStreamMap = LoadedMap['map']
export type Kind = Source['measures']

export const KINDS: readonly Kind[] = ['work', 'journeys']

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  work: 'delivery work',
  journeys: 'customers’ journeys',
}

/** The sources that may hold items of the stream, with their ids; of one kind of flow, or of both. */
export const sourcesOf = (map: ValueStreamMap, stream: string, kind?: Kind): [string, Source][] =>
  [...map.sources].filter(
    ([, source]) => feeds(source.stream, stream) && (kind === undefined || source.measures === kind),
  )

interface Chosen {
  readonly stream: string
  readonly kind: Kind
  readonly choices: MeasuringChoices
  /** Where a choice is written: for this kind of flow, or for both. */
  pathOf(choice: keyof MeasuringChoices): Path
}

/** The choices that hold for each stream and kind of flow. */
export const choicesIn = (map: ValueStreamMap): Chosen[] =>
  [...map.streams].flatMap(([stream, { measuring }]) =>
    measuring === undefined
      ? []
      : KINDS.map((kind): Chosen => ({
          stream,
          kind,
          choices: choicesFor(measuring, kind),
          pathOf: (choice) => [
            'streams',
            stream,
            'measuring',
            ...(measuring[kind]?.[choice] === undefined ? [choice] : [kind, choice]),
          ],
        })),
  )
