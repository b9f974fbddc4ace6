import { measuredFrom, parseLogic, type MeasuredFrom } from '../../../model/logic/logic.ts'
import type { Path, Problem } from '../../../model/place.ts'
import type { Stream } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { KIND_NAMES, KINDS, sourcesOf } from '../../measuring.ts'

interface Logic {
  readonly path: Path
  readonly text: string
}

const logicsOf = (id: string, { northStar, metrics, guardrails }: Stream): Logic[] => {
  const stream = ['streams', id]
  return [
    { path: [...stream, 'northStar', 'logic'], text: northStar?.logic },
    ...Object.entries(metrics).map(([key, { logic }]) => ({
      path: [...stream, 'metrics', key, 'logic'],
      text: logic,
    })),
    ...Object.entries(guardrails).map(([key, { holds }]) => ({
      path: [...stream, 'guardrails', key, 'holds'],
      text: holds,
    })),
  ].flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]))
}

/**
 * Metric logic about a kind of flow that no source of the stream measures, while one measures the other kind. Supporting
 * streams are left out: what they promise is often proven in the journeys of the streams that they serve.
 */
export const unmeasuredLogic: Rule = {
  code: 'MR350',
  name: 'metric logic that no source measures',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, stream]): Problem[] => {
      if (stream.kind !== 'top-level' || sourcesOf(map, id).length === 0) return []
      const missing = KINDS.filter((kind) => sourcesOf(map, id, kind).length === 0)
      return logicsOf(id, stream).flatMap(({ path, text }) => {
        const from: ReadonlySet<MeasuredFrom> = measuredFrom(parseLogic(text).ast)
        const kind = missing.find((one) => from.has(one))
        return kind === undefined
          ? []
          : [
              {
                ...locate(path),
                code: 'MR350',
                message: `\`${text}\` is about ${KIND_NAMES[kind]}, which no source of \`${id}\` measures.`,
                hint: `Add a source with \`measures: ${kind}\` and \`stream: ${id}\`, or say it by what is measured.`,
              },
            ]
      })
    }),
}
