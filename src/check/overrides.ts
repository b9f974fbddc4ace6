/** What recorded overrides silence: the musts of the article yield to a name, a day and a reason, to nothing else. */
import type { LoadedMap } from '../model/load.ts'
import type { Place } from '../model/place.ts'
import type { Override } from '../model/schema.ts'
import type { Diagnostic, Silenced } from './diagnostic.ts'

const isBefore = (line: number, column: number, otherLine: number, otherColumn: number): boolean =>
  line < otherLine || (line === otherLine && column < otherColumn)

const isWithin = (inner: Place, outer: Place): boolean =>
  inner.file === outer.file &&
  !isBefore(inner.line, inner.column, outer.line, outer.column) &&
  !isBefore(outer.endLine, outer.endColumn, inner.endLine, inner.endColumn)

/** Where the things of an id stand, each from its key to the end of its contents. */
const placesOf = (loaded: LoadedMap, id: string): Place[] =>
  (loaded.definitions.get(id) ?? []).map(({ path }) => {
    const { file, line, column } = loaded.locateKey(path)
    const { endLine, endColumn } = loaded.locate(path)
    return { file, line, column, endLine, endColumn }
  })

const justification = ({ by, on, until, why }: Override): string =>
  `${why} (${by}, ${on}${until === undefined ? '' : `, until ${until}`})`

/**
 * Takes out what recorded overrides silence: problems of the rule that stand in the thing, or that name a
 * place in it as related. After the day `until`, an override silences nothing any more.
 *
 * @param asOf Today, such as `2026-05-01`; without it, no override has run out.
 */
export const override = (
  loaded: LoadedMap,
  diagnostics: readonly Diagnostic[],
  canBeOverridden: (code: string) => boolean,
  asOf?: string,
): { readonly left: Diagnostic[]; readonly overridden: Silenced[]; readonly unused: readonly string[] } => {
  const entries = [...loaded.map.overrides].map(([id, record]) => ({
    id,
    record,
    places: placesOf(loaded, record.about),
    hasRunOut: asOf !== undefined && record.until !== undefined && record.until < asOf,
  }))
  if (entries.length === 0) return { left: [...diagnostics], overridden: [], unused: [] }
  const used = new Set<string>()
  const left: Diagnostic[] = []
  const overridden: Silenced[] = []
  for (const one of diagnostics) {
    const spots: readonly Place[] = [one, ...(one.related ?? [])]
    const fitting = canBeOverridden(one.code)
      ? entries.filter(
          ({ record, places }) =>
            record.rule === one.code && places.some((place) => spots.some((spot) => isWithin(spot, place))),
        )
      : []
    for (const { id } of fitting) used.add(id)
    const valid = fitting.find(({ hasRunOut }) => !hasRunOut)
    const ended = fitting[0]
    if (valid) overridden.push({ ...one, justification: justification(valid.record) })
    else if (ended) {
      const told = `The override \`${ended.id}\` ran out on ${ended.record.until}: decide again, and record it.`
      left.push({ ...one, hint: one.hint === undefined ? told : `${one.hint} ${told}` })
    } else left.push(one)
  }
  return { left, overridden, unused: entries.flatMap(({ id }) => (used.has(id) ? [] : [id])) }
}
