import type { Path, Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

interface Span {
  readonly thing: string
  readonly path: Path
  readonly from: { readonly key: string; readonly day: string | undefined }
  readonly to: { readonly key: string; readonly day: string | undefined; readonly path: Path }
}

/** Something ends before it begins. */
export const datesTheWrongWayRound: Rule = {
  code: 'MR482',
  name: 'dates the wrong way round',
  severity: 'error',
  check: ({ map, locate }) => {
    const spans: Span[] = [
      ...[...map.experiments].map(([id, { from, to }]): Span => {
        const path = ['experiments', id]
        return {
          thing: `The experiment \`${id}\``,
          path: [...path, 'from'],
          from: { key: 'from', day: from },
          to: { key: 'to', day: to, path: [...path, 'to'] },
        }
      }),
      ...[...map.overrides].map(([id, { on, until }]): Span => {
        const path = ['overrides', id]
        return {
          thing: `The override \`${id}\``,
          path: [...path, 'on'],
          from: { key: 'on', day: on },
          to: { key: 'until', day: until, path: [...path, 'until'] },
        }
      }),
      ...[...map.decisions].map(([id, { on, prediction }]): Span => {
        const path = ['decisions', id]
        return {
          thing: `The decision \`${id}\``,
          path: [...path, 'on'],
          from: { key: 'on', day: on },
          to: { key: 'prediction.by', day: prediction?.by, path: [...path, 'prediction', 'by'] },
        }
      }),
    ]
    return spans.flatMap(({ thing, path, from, to }): Problem[] =>
      from.day === undefined || to.day === undefined || from.day <= to.day
        ? []
        : [
            {
              ...locate(to.path),
              code: 'MR482',
              message: `${thing} has \`${to.key}\` on ${to.day}, before \`${from.key}\` on ${from.day}.`,
              hint: 'One of the two days is wrong.',
              related: [{ ...locate(path), message: `\`${from.key}\`` }],
            },
          ],
    )
  },
}
